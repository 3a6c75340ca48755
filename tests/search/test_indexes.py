"""What is looked for is in an index: PostgreSQL uses it where it is told not to read all rows."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from proposals.models import Amendment, AmendmentVersion, Proposal, RevisionParagraph
from search.reads import words
from search.reads.amendments import OF_TEXT, OF_WORDING
from search.reads.texts import OF_ROW, TITLES
from stakeholders.models import Stakeholder
from threads.models import Comment

pytestmark = pytest.mark.django_db


def matching(model: Any, *fields: str, language: str = "") -> QuerySet[Any]:
    if language:
        rows = model.objects.all()
        return words.keys_of_matching(rows, "quiet wards", *fields, language=language)
    return model.objects.filter(words.matching("quiet wards", *fields)).order_by()


QUESTIONS = {
    "search_titles": lambda: matching(Proposal, *TITLES, language="language"),
    "search_paragraphs": lambda: matching(RevisionParagraph, "text", language=OF_ROW),
    "search_wordings": lambda: matching(AmendmentVersion, "new_text", language=OF_WORDING),
    "search_rationales": lambda: matching(Amendment, "rationale", language=OF_TEXT),
    "search_comments": lambda: words.keys_of_matching(Comment.objects.all(), "wards", "body"),
    "search_bodies": lambda: matching(Stakeholder, "about"),
    "search_names": lambda: Stakeholder.objects.filter(
        name__trigram_word_similar="quiet wards"
    ).order_by(),
    "search_amendment_symbols": lambda: Amendment.objects.filter(
        symbol__icontains="WG4/2026/L.1"
    ).order_by(),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_index_answers(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    assert name in QUESTIONS[name]().explain()
