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
            held_at=clock.now().isoformat(), heard=[],
            revision=texts.settled.revisions.latest("number").number, **meeting,
        ),
        "api-proposal-invitation": at("api-proposal-invitation", tabled, stakeholder=vailuku),
        "api-proposal-invitation-answer": at(
            "api-proposal-invitation-answer", tabled, revision=0, **accepted
        ),
        "api-proposal-cosponsorship": at("api-proposal-cosponsorship", tabled, revision=0),
        "api-proposal-cosponsorship-withdrawal": at(
            "api-proposal-cosponsorship-withdrawal", tabled
        ),
        "api-amendment-list": at("api-amendment-list", proposal=str(tabled), base=0, **amendment),
        "api-amendment-rewriting": at(
            "api-amendment-rewriting", first, base=0, wording=1, new_text=WORDS
        ),
        "api-amendment-withdrawal": at("api-amendment-withdrawal", first),
        "api-amendment-acceptance": at("api-amendment-acceptance", first, wording=1),
        "api-amendment-outcome": at(
            "api-amendment-outcome", open_one, result="agreed", basis="meeting",
            basis_date=today, wording=1, heard=[], **meeting,
        ),
        "api-amendment-reversal": at("api-amendment-reversal", agreed, **reason),
        "api-amendment-invitation": at("api-amendment-invitation", first, stakeholder=vailuku),
        "api-amendment-invitation-answer": at(
            "api-amendment-invitation-answer", first, wording=1, **accepted
        ),
        "api-amendment-cosponsorship": at("api-amendment-cosponsorship", first, wording=1),
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
        **not_yet_on_drafts(house),
    }


def not_yet_on_drafts(house: House) -> dict[str, Address]:
    """Acts on tabled texts, asked of a draft."""
    draft, paragraph = house.draft.pk, Draft.objects.get(proposal=house.draft).paragraphs[-1]["id"]
    vailuku = str(world.stakeholder("Vailuku").pk)
    meeting, reason = {"meeting": "Third meeting"}, {"reason": "Said."}
    amendment = {"operation": "replace", "paragraph": paragraph, "new_text": WORDS}
    return {
        "api-proposal-takeover": at(
            "api-proposal-takeover", draft, held_on=clock.today().isoformat(), **meeting
        ),
        "api-proposal-revision": at("api-proposal-revision", draft),
        "api-proposal-deferral": at("api-proposal-deferral", draft, **reason),
        "api-proposal-resumption": at("api-proposal-resumption", draft),
        "api-proposal-withdrawal": at("api-proposal-withdrawal", draft, **reason),
        "api-proposal-adoption": at(
            "api-proposal-adoption", draft, place="Valdorne", no_objection_raised=True,
            held_at=clock.now().isoformat(), heard=[], revision=0, **meeting,
        ),
        "api-proposal-invitation": at("api-proposal-invitation", draft, stakeholder=vailuku),
        "api-proposal-invitation-answer": at(
            "api-proposal-invitation-answer", draft, accepted=True
        ),
        "api-proposal-cosponsorship": at("api-proposal-cosponsorship", draft, revision=0),
        "api-proposal-cosponsorship-withdrawal": at(
            "api-proposal-cosponsorship-withdrawal", draft
        ),
        "api-amendment-list": at("api-amendment-list", proposal=str(draft), base=0, **amendment),
        "api-position-list": at(
            "api-position-list", proposal=str(draft), stance="support", revision=0
        ),
        "api-comment-list": at(
            "api-comment-list", subject_type="proposal", subject_id=str(draft), body="A word."
        ),
    }  # fmt: skip


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


def of_mappings(house: House, texts: Texts) -> dict[str, Address]:
    outcome = str(house.outcome.pk)
    return {
        "api-outcome-mapping-list": at(
            "api-outcome-mapping-list", outcome=outcome, proposal=str(texts.negotiation.pk)
        ),
        "api-outcome-mapping-detail": at("api-outcome-mapping-detail", texts.mapping.pk),
        "api-outcome-mapping-unmapping": at("api-outcome-mapping-unmapping", texts.mapping.pk),
    }


def of_rooms(house: House) -> dict[str, Address]:
    """Acts on groups, bodies and seats; each is the one that its page offers."""
    number, reason = house.working_group.number, {"reason": "It left."}
    marlonia, kesimba = (str(world.stakeholder(one).pk) for one in ("Marlonia", "Kesimba"))
    chairs = str(house.chair.seat.stakeholder_id)
    next_chair = str(world.seat_of("Open Relay Foundation").pk)
    today = clock.today().isoformat()
    application, asked = house.application.pk, house.request.pk
    return {
        "api-group-list": at("api-group-list", number=9, title="A new group", mandate="It meets."),
        "api-group-editing": at("api-group-editing", number, title="Renamed"),
        "api-group-participation": at(
            "api-group-participation", number, kind="civil", position="decisive"
        ),
        "api-group-membership": at("api-group-membership", number, stakeholders=[kesimba]),
        "api-group-membership-ending": at(
            "api-group-membership-ending", number, stakeholder=marlonia, **reason
        ),
        "api-group-chair": at("api-group-chair", number, chair=next_chair),
        "api-group-chair-ending": at(
            "api-group-chair-ending", number, stakeholder=chairs, **reason
        ),
        "api-stakeholder-list": at("api-stakeholder-list", name="Harbour Lights", kind="civil"),
        "api-stakeholder-editing": at("api-stakeholder-editing", kesimba, about="Reads."),
        "api-application-list": at(
            "api-application-list", organisation="Lanterns", kind="civil", function="Chair",
            statement="We watch.",
        ),
        "api-application-detail": at("api-application-detail", application),
        "api-application-decision": at(
            "api-application-decision", application, granted=True, reason="Heard."
        ),
        "api-seat-list": at("api-seat-list"),
        "api-seat-detail": at("api-seat-detail", house.leaving.pk),
        "api-seat-ending": at("api-seat-ending", house.leaving.pk, last_day=today),
        "api-invitation-list": at(
            "api-invitation-list", stakeholder=str(world.stakeholder("Dravenia").pk),
            name="Second Adviser", email="second@dravenia.example", role="adviser",
        ),
        "api-invitation-detail": at("api-invitation-detail", house.invitation.pk),
        "api-invitation-revocation": at("api-invitation-revocation", house.invitation.pk),
        "api-invitation-answer": at("api-invitation-answer", house.offer.pk, accepted=True),
        **of_coalitions(house),
        "api-membership-request-list": at("api-membership-request-list"),
        "api-membership-request-detail": at("api-membership-request-detail", asked),
        "api-membership-request-answer": at("api-membership-request-answer", asked, accepted=True),
    }  # fmt: skip


def of_coalitions(house: House) -> dict[str, Address]:
    key = house.coalition.pk
    dravenia, vailuku = (str(world.stakeholder(one).pk) for one in ("Dravenia", "Vailuku"))
    return {
        "api-coalition-list": at(
            "api-coalition-list", name="Open Hands", charter="We help.", outcomes=["Help comes."]
        ),
        "api-coalition-request": at("api-coalition-request", key),
        "api-coalition-invitation": at("api-coalition-invitation", key, stakeholder=vailuku),
        "api-coalition-departure": at("api-coalition-departure", key),
        "api-coalition-spokesperson": at("api-coalition-spokesperson", key, spokesperson=dravenia),
        "api-coalition-outcome": at("api-coalition-outcome", key, text="Wards are asked first."),
    }
