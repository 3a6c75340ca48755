"""Indexes on what is searched, in tables of the rooms below, which need not know of it.

One index for each column of words, with an expression for each language: how a text's words are
read depends on the language of the text, which stands in another table. They say to the letter
what `search.reads.words` asks for, or PostgreSQL would not use them; a test asks it.
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


def of_words(name: str, table: str, columns: tuple[str, ...]) -> migrations.RunSQL:
    said = " || ' ' || ".join(f"COALESCE({column}, '')" for column in columns)
    keys = ", ".join(f"to_tsvector('{config}'::regconfig, {said})" for config in CONFIGS)
    return index(name, table, keys)


def index(name: str, table: str, keys: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE INDEX {name} ON {table} USING gin ({keys})", f"DROP INDEX IF EXISTS {name}"
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
        *(of_words(name, *where) for name, where in WORDS.items()),
        *(index(name, *where) for name, where in NAMES.items()),
    ]
