"""What a report never says to an audience that may not read it."""

import pytest

from proposals import actions as acts
from proposals.models import Proposal, ProposalParticipation
from reports.compile import json
from reports.models import Audience
from stakeholders.actions.coalitions import found_coalition
from tests.reports.asked import only, read
from tests.world import (
    actor_of,
    amendment,
    draft,
    proposal_under_negotiation,
    tabled_proposal,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_june")]


def test_nobody_learns_who_wrote_a_non_paper() -> None:
    paper = draft("Zhenlu", document_type="non_paper", title="Some questions on scope")
    acts.circulate_non_paper(actor_of("Zhenlu"), paper)
    told = read("group")
    assert only(told).title == "Some questions on scope"
    assert "Zhenlu" not in json.render(told).decode()


# Which texts each audience's report contains: by visibility, and where the matrix hides a text
# from one kind of stakeholder.
TEXTS = {
    "public text": ({"visibility": "public"}, False),
    "public text hidden from academia": ({"visibility": "public"}, True),
    "accredited text": ({"visibility": "accredited"}, False),
    "accredited text hidden from academia": ({"visibility": "accredited"}, True),
    "group text": ({"visibility": "group"}, False),
    "group text hidden from academia": ({"visibility": "group"}, True),
}


TOLD = {
    "public": {"public text", "public text hidden from academia"},
    "accredited": {"public text", "public text hidden from academia", "accredited text"},
    "group": {
        "public text",
        "public text hidden from academia",
        "accredited text",
        "group text",
    },
}


@pytest.mark.parametrize("audience", Audience.values)
def test_a_report_never_exceeds_its_audience(audience: str) -> None:
    for title, (fields, hidden) in TEXTS.items():
        proposal = tabled_proposal(title=title)
        Proposal.objects.filter(pk=proposal.pk).update(**fields)
        if hidden:
            ProposalParticipation.objects.filter(proposal=proposal, kind="academia").update(
                may_see=False
            )
    draft(title="private draft")
    told = read(audience)
    assert {text.title for text in told.texts} == TOLD[audience]
    assert "private draft" not in json.render(told).decode()


# Who reads the name of a mover, by the text's own setting.
NAMED = {
    ("public", "public"): True,
    ("public", "accredited"): True,
    ("public", "group"): True,
    ("members", "public"): False,
    ("members", "accredited"): False,
    ("members", "group"): True,
    ("cochairs", "public"): False,
    ("cochairs", "accredited"): False,
    ("cochairs", "group"): False,
}


@pytest.mark.parametrize(("attribution", "audience"), NAMED)
def test_names_beside_disputed_words_are_told_to_whom_the_text_tells_them(
    attribution: str, audience: str
) -> None:
    proposal = proposal_under_negotiation()
    amendment(proposal, "Corvid Networks")
    coalition = found_coalition(
        actor_of("Ostvarn"), name="Hospitals Off Limits", charter="We.", outcomes=["No attack"]
    )
    amendment(proposal, "Ostvarn", "OP2", new_text="Another text.", coalition=coalition)
    Proposal.objects.filter(pk=proposal.pk).update(attribution=attribution)
    told = read(audience)
    (found,) = told.texts
    assert any(one.delegation for one in found.amendments) is NAMED[attribution, audience]
    said = json.render(told).decode()
    for name in ("Corvid Networks", "Hospitals Off Limits"):
        assert (name in said) is NAMED[attribution, audience]
