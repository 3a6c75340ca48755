"""The addresses of the API that carry out acts, and what a program sends to them."""

from typing import Any

from django.urls import reverse

from interface import clock
from proposals.models import Draft
from tests import world
from tests.doors.address import Address, at
from tests.doors.house import House, Texts

WORDS = "Calls upon all States and cities to refrain from operations against health services;"


def of_texts(texts: Texts) -> dict[str, Address]:
    """Acts on tabled texts, each on the one at whose stage it can be done."""
    tabled, first, settled = texts.tabled.pk, texts.first.pk, texts.settled.pk
    open_one = texts.negotiation.amendments.get(number=1).pk
    agreed = texts.negotiation.amendments.get(number=2).pk
    vailuku = str(world.stakeholder("Vailuku").pk)
    today = clock.today().isoformat()
    meeting = {"meeting": "Third meeting"}
    accepted, reason = {"accepted": True}, {"reason": "Said."}
    op2 = str(world.paragraph_id(texts.tabled, "OP2"))
    amendment = {"operation": "replace", "paragraph": op2, "new_text": WORDS}
    position = {"proposal": str(tabled), "stance": "support", "revision": 0}
    return {
        "api-proposal-takeover": at("api-proposal-takeover", tabled, held_on=today, **meeting),
        "api-proposal-revision": at("api-proposal-revision", texts.negotiation.pk),
        "api-proposal-deferral": at("api-proposal-deferral", tabled, **reason),
        "api-proposal-resumption": at("api-proposal-resumption", texts.deferred.pk),
        "api-proposal-withdrawal": at("api-proposal-withdrawal", tabled, **reason),
        "api-proposal-adoption": at(
            "api-proposal-adoption", settled, place="Valdorne", no_objection_raised=True,
            held_at=clock.now().isoformat(), **meeting,
        ),
        "api-proposal-invitation": at("api-proposal-invitation", tabled, stakeholder=vailuku),
        "api-proposal-invitation-answer": at("api-proposal-invitation-answer", tabled, **accepted),
        "api-proposal-cosponsorship": at("api-proposal-cosponsorship", tabled),
        "api-proposal-cosponsorship-withdrawal": at(
            "api-proposal-cosponsorship-withdrawal", tabled
        ),
        "api-amendment-list": at("api-amendment-list", proposal=str(tabled), base=0, **amendment),
        "api-amendment-rewriting": at("api-amendment-rewriting", first, base=0, new_text=WORDS),
        "api-amendment-withdrawal": at("api-amendment-withdrawal", first),
        "api-amendment-acceptance": at("api-amendment-acceptance", first),
        "api-amendment-outcome": at(
            "api-amendment-outcome", open_one, result="agreed", basis="meeting",
            basis_date=today, **meeting,
        ),
        "api-amendment-reversal": at("api-amendment-reversal", agreed, **reason),
        "api-amendment-invitation": at("api-amendment-invitation", first, stakeholder=vailuku),
        "api-amendment-invitation-answer": at("api-amendment-invitation-answer", first, **accepted),
        "api-amendment-cosponsorship": at("api-amendment-cosponsorship", first),
        "api-amendment-cosponsorship-withdrawal": at(
            "api-amendment-cosponsorship-withdrawal", first
        ),
        "api-position-list": at("api-position-list", **position),
        "api-comment-list": at(
            "api-comment-list", subject_type="proposal", subject_id=str(tabled), body="A word."
        ),
        "api-comment-detail": at("api-comment-detail", texts.comment.pk),
        "api-comment-withdrawal": at("api-comment-withdrawal", texts.comment.pk),
        "api-report-detail": at("api-report-detail", texts.report.pk),
        "api-position-detail": at("api-position-detail", texts.position.pk),
    }  # fmt: skip


def of_drafts(house: House) -> dict[str, Address]:
    draft = house.draft.pk
    stored = Draft.objects.get(proposal=draft)
    words: dict[str, Any] = {
        "title": house.draft.title,
        "paragraphs": stored.paragraphs,
        "seen_version": stored.version,
    }
    return {
        "api-proposal-draft": at("api-proposal-draft", draft, **words),
        "api-proposal-discarding": at(
            "api-proposal-discarding", draft, seen_version=stored.version
        ),
        "api-proposal-tabling": at("api-proposal-tabling", draft, seen_version=stored.version),
        "api-proposal-circulation": at(
            "api-proposal-circulation", house.non_paper.pk, seen_version=0
        ),
    }


def of_bodies(house: House) -> dict[str, Address]:
    row = {"kind": "op", "text": "Decides to meet."}
    return {
        "api-report-list": at(
            "api-report-list", group=house.working_group.number, first_day="2026-01-01",
            last_day="2026-01-30", audience="public",
        ),
        "api-proposal-reading": Address(
            reverse("api-proposal-reading"), {"source": "1. Decides to meet."}
        ),
        "api-proposal-list": Address(
            reverse("api-proposal-list"),
            {
                "group": house.working_group.number,
                "document_type": "draft_norm",
                "title": "New",
                "paragraphs": [row],
            },
        ),
    }  # fmt: skip
