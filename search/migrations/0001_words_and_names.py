"""Indexes on what is searched, in tables of the rooms below, which need not know of it.

How words are read depends on the language of their text, which stands in another table, or is not
known at all: an index of words has a key for each language.

The indexes say to the letter what `search.reads.words` asks for, or PostgreSQL would not use them;
a test asks it. The function reads words as PostgreSQL does, and tells its planner what that costs: it
would rather read every row anew than use an index, which takes seconds. For the same reason entries
go in at once, and none is left pending.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

CONFIGS = ("arabic", "simple", "english", "french", "russian", "spanish")
WORDS = {
    "search_titles": ("proposals_proposal", ("title", "short_title")),
    "search_paragraphs": ("proposals_revisionparagraph", ("text",)),
    "search_wordings": ("proposals_amendmentversion", ("new_text",)),
    "search_rationales": ("proposals_amendment", ("rationale",)),
    "search_comments": ("threads_comment", ("body",)),
    "search_bodies": ("stakeholders_stakeholder", ("about",)),
}
NAMES = {
    "search_names": ("stakeholders_stakeholder", "name gin_trgm_ops"),
    "search_amendment_symbols": ("proposals_amendment", "UPPER(symbol::text) gin_trgm_ops"),
}


READING = migrations.RunSQL(
    "CREATE FUNCTION search_words(regconfig, text) RETURNS tsvector LANGUAGE plpgsql"
    " IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$ BEGIN RETURN to_tsvector($1, $2); END $$",
    "DROP FUNCTION IF EXISTS search_words(regconfig, text)",
)


def of_words(name: str, table: str, columns: tuple[str, ...]) -> migrations.RunSQL:
    said = " || ' ' || ".join(f"COALESCE({column}, '')" for column in columns)
    keys = (f"search_words('{config}'::regconfig, {said})" for config in CONFIGS)
    return index(name, table, ", ".join(keys))


def index(name: str, table: str, keys: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE INDEX {name} ON {table} USING gin ({keys}) WITH (fastupdate = off)",
        f"DROP INDEX IF EXISTS {name}",
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("proposals", "0003_zone_of_adoption"),
        ("threads", "0001_initial"),
        ("stakeholders", "0005_tokens_second_factor"),
    ]
    operations = [
        TrigramExtension(),
        READING,
        *(of_words(name, *where) for name, where in WORDS.items()),
        *(index(name, *where) for name, where in NAMES.items()),
    ]
