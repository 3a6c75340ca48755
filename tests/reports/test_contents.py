"""What a report says: the facts that are read for it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from interface import clock
from proposals import actions as acts
from proposals.actions.coalitions import map_outcome
from proposals.models import Amendment, Paragraph, ProposalParticipation
from proposals.reads.texts import issued_revision
from reports.compile import snapshot
from reports.compile.contents import Contents
from reports.compile.findings import findings
from stakeholders.actions.coalitions import found_coalition
from tests.reports.asked import NOW, ask, only, read, take
from tests.world import (
    actor_of,
    amendment,
    cochair,
    draft,
    group,
    insertion,
    member,
    paragraph_id,
    proposal_under_negotiation,
    stakeholder,
    tabled_proposal,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_june")]


def test_a_text_is_told_with_sponsors_paragraphs_and_open_amendments() -> None:
    proposal = proposal_under_negotiation()
    moved = amendment(proposal, rationale="Companies act too.")
    text = only(read())
    assert (text.symbol, text.stage, text.main_sponsor) == (
        proposal.symbol,
        "negotiation",
        "Dravenia",
    )
    assert [one.label for one in text.paragraphs] == ["Title", "Enacting line", "PP1", "OP1", "OP2"]
    (told,) = text.amendments
    assert (told.symbol, told.mover, told.status, told.label) == (
        moved.symbol,
        "Marlonia",
        "open",
        "OP1",
    )
    assert any(change.new.strip() == "and companies" for change in told.changes)


def test_an_outcome_is_told_with_its_basis_and_its_revision() -> None:
    proposal = proposal_under_negotiation()
    moved = amendment(proposal)
    chair = cochair(proposal.group)
    acts.record_outcome(
        chair,
        moved,
        result="agreed",
        basis="meeting",
        meeting="Second meeting",
        basis_date=date(2026, 6, 1),
    )
    acts.issue_revision(chair, proposal)
    (told,) = only(read()).amendments
    assert told.outcome is not None
    assert (told.outcome.basis, told.outcome.meeting) == ("meeting", "Second meeting")
    assert told.outcome.revision.endswith("/Rev.1")


def test_positions_are_told_by_name_and_lapse_when_the_words_change() -> None:
    proposal = proposal_under_negotiation()
    take("Vailuku", proposal, "support")
    take("Zhenlu", proposal, "object", reason="It goes too far.")
    op1 = Paragraph.objects.get(pk=paragraph_id(proposal, "OP1"))
    op2 = Paragraph.objects.get(pk=paragraph_id(proposal, "OP2"))
    take("Vailuku", proposal, "concern", reason="Unclear.", paragraph=op1)
    take("Ostvarn", proposal, "accept", paragraph=op2)
    before = only(read())
    assert [(one.name, one.stance, one.lapsed) for one in before.positions] == [
        ("Vailuku", "support", False),
        ("Zhenlu", "object", False),
    ]
    moved = amendment(proposal)
    chair = cochair(proposal.group)
    acts.record_outcome(
        chair, moved, result="agreed", basis="meeting", meeting="M", basis_date=date(2026, 6, 1)
    )
    acts.issue_revision(chair, proposal)
    after = only(read("accredited"))
    assert all(one.lapsed for one in after.positions)
    assert {one.label: one.counts for one in after.tallies} == {
        "OP1": {"state": {"stale": 1}},
        "OP2": {"state": {"accept": 1}},
    }


def rewrite(moved: Amendment, words: str) -> None:
    base = issued_revision(moved.proposal)
    acts.rewrite_amendment(actor_of("Marlonia"), moved, new_text=words, base=base)


def on_amendment(contents: Contents) -> list[tuple[str, str, bool]]:
    (told,) = only(contents).amendments
    return [(one.name, one.stance, one.lapsed) for one in told.positions]


def test_a_position_on_an_amendment_is_told_by_name_and_lapses_when_it_is_rewritten() -> None:
    proposal = proposal_under_negotiation()
    moved = amendment(proposal)
    take("Zhenlu", proposal, "object", reason="It goes too far.", amendment=moved)
    assert on_amendment(read()) == [("Zhenlu", "object", False)]
    rewrite(moved, "Calls upon all to help;")
    told = read("accredited")
    assert on_amendment(told) == [("Zhenlu", "object", True)]
    assert only(told).amendments[0].counts == {"stale": 1}


def test_a_position_on_a_paragraph_to_be_inserted_lapses_when_the_insertion_is_rewritten() -> None:
    proposal = proposal_under_negotiation()
    moved = insertion(proposal, "Invites all to help;")
    take("Vailuku", proposal, "support", paragraph=moved.paragraph)
    assert [one.counts for one in only(read()).tallies] == [{"state": {"support": 1}}]
    rewrite(moved, "Invites all to help twice;")
    assert [one.counts for one in only(read("group")).tallies] == [{"state": {"stale": 1}}]


def test_who_accepted_an_earlier_wording_does_not_stand_beside_the_present_one() -> None:
    with clock.at(datetime(2026, 5, 2, tzinfo=UTC)):
        moved = amendment(proposal_under_negotiation())
        acts.cosponsor_amendment(actor_of("Kesimba"), moved)
    with clock.at(datetime(2026, 5, 4, tzinfo=UTC)):
        rewrite(moved, "Calls for help;")
        acts.cosponsor_amendment(actor_of("Vailuku"), moved)
    (then,) = only(read(last=date(2026, 5, 3))).amendments
    assert (then.cosponsors, then.earlier_cosponsors) == (("Kesimba",), ())
    (now,) = only(read()).amendments
    assert (now.cosponsors, now.earlier_cosponsors) == (("Vailuku",), ("Kesimba",))


def test_who_accepted_an_earlier_draft_does_not_stand_beside_the_text_until_it_confirms() -> None:
    with clock.at(datetime(2026, 5, 2, tzinfo=UTC)):
        text = draft("Dravenia")
        for name in ("Kesimba", "Vailuku"):
            slot = acts.invite_cosponsor(actor_of("Dravenia"), text, stakeholder(name))
            acts.accept_cosponsorship(actor_of(name), slot)
            if name == "Kesimba":
                rows = [{"kind": "op", "text": "Decides to meet."}]
                acts.save_draft(
                    actor_of("Dravenia"), text, title=text.title, paragraphs=rows, seen_version=0
                )
        acts.table_proposal(actor_of("Dravenia"), text)
    then = only(read(last=date(2026, 5, 3)))
    assert (then.cosponsors, then.earlier_cosponsors) == (("Vailuku",), ("Kesimba",))
    with clock.at(datetime(2026, 5, 4, tzinfo=UTC)):
        acts.cosponsor_proposal(actor_of("Kesimba"), text)
    now = only(read())
    assert (now.cosponsors, now.earlier_cosponsors) == (("Kesimba", "Vailuku"), ())
    assert only(read(last=date(2026, 5, 3))).earlier_cosponsors == ("Kesimba",)


def test_agreed_words_are_told_until_a_revision_has_them() -> None:
    proposal = proposal_under_negotiation()
    chair = cochair(proposal.group)
    changed, added = amendment(proposal), insertion(proposal, "Invites all to help;")
    for moved in (changed, added):
        acts.record_outcome(
            chair, moved, result="agreed", basis="meeting", meeting="M", basis_date=date(2026, 6, 1)
        )
    text = only(read())
    assert text.next_revision == "Rev.1"
    assert [(one.fate, one.label, one.new_label, one.amendments) for one in text.agreed] == [
        ("changed", "OP1", "OP1", (1,)),
        ("added", "", "OP2", (2,)),
    ]
    assert text.agreed[1].behind == text.agreed[0].paragraph
    assert any("companies" in change.new for change in text.agreed[0].changes)
    acts.issue_revision(chair, proposal)
    text = only(read("group"))
    assert (text.agreed, text.next_revision) == ((), "")


def test_whose_objection_was_not_maintained_is_told_with_the_outcome() -> None:
    proposal = proposal_under_negotiation()
    moved = amendment(proposal)
    take("Zhenlu", proposal, "object", reason="It goes too far.", amendment=moved)
    acts.record_outcome(
        cochair(proposal.group),
        moved,
        result="agreed",
        basis="meeting",
        meeting="M",
        basis_date=date(2026, 6, 1),
        not_maintained=True,
    )
    (told,) = only(read()).amendments
    assert told.outcome is not None
    assert told.outcome.not_maintained == ("Zhenlu",)


def test_where_an_insertion_is_to_stand_is_told() -> None:
    proposal = proposal_under_negotiation()
    insertion(proposal, "Invites all to help;")
    (told,) = only(read()).amendments
    assert told.place is not None
    assert (told.place.kind, told.place.after_label, told.place.parent) == ("op", "OP1", "")


def test_who_decides_is_told_from_the_texts_own_matrix() -> None:
    proposal = proposal_under_negotiation()
    ProposalParticipation.objects.filter(proposal=proposal, kind="igo").update(position="none")
    text = only(read())
    assert text.decides == ("state",)
    assert text.advises == ("regional", "private", "civil", "technical", "academia")
    assert text.takeover is not None


def test_a_deferral_and_a_withdrawal_are_told_with_their_reasons() -> None:
    put_off = proposal_under_negotiation(title="Put off")
    taken_back = tabled_proposal(title="Taken back")
    acts.defer_proposal(cochair(put_off.group), put_off, reason="More time is needed.")
    acts.withdraw_proposal(actor_of("Dravenia"), taken_back, reason="Merged elsewhere.")
    told = {text.title: (text.stage, text.concluding_reason) for text in read().texts}
    assert told == {
        "Put off": ("deferred", "More time is needed."),
        "Taken back": ("withdrawn", "Merged elsewhere."),
    }
    assert all(text.concluded_at for text in read("group").texts)


def test_what_a_coalition_wanted_and_moved_is_told() -> None:
    coalition = found_coalition(
        actor_of("Ostvarn"), name="Hospitals Off Limits", charter="We.", outcomes=["No attack"]
    )
    proposal = proposal_under_negotiation()
    op1 = Paragraph.objects.get(pk=paragraph_id(proposal, "OP1"))
    map_outcome(actor_of("Ostvarn"), coalition.outcomes.get(), proposal, op1)
    moved = amendment(proposal, "Ostvarn", coalition=coalition)
    told = read()
    (found,) = told.coalitions
    assert (found.name, found.spokesperson, found.moved) == (
        "Hospitals Off Limits",
        "Ostvarn",
        (moved.symbol,),
    )
    assert [(want.text, want.label) for want in only(told).wanted] == [("No attack", "OP1")]
    (read_as,) = only(told).amendments
    assert (read_as.coalition, read_as.delegation) == ("Hospitals Off Limits", "Ostvarn")


def test_what_happened_after_the_period_is_left_out() -> None:
    proposal = proposal_under_negotiation()
    with clock.at(datetime(2026, 7, 5, tzinfo=UTC)):
        amendment(proposal)
        take("Vailuku", proposal, "support")
    asked = ask()
    told = snapshot.read(asked, datetime(2026, 7, 10, tzinfo=UTC), lambda done, step: None)
    assert only(told).amendments == ()
    assert only(told).positions == ()


def test_amendments_closed_before_the_period_are_left_out() -> None:
    with clock.at(datetime(2026, 2, 1, tzinfo=UTC)):
        proposal = proposal_under_negotiation()
        moved = amendment(proposal)
        acts.withdraw_amendment(actor_of("Marlonia"), moved)
    assert only(read()).amendments == ()
    assert [one.status for one in only(read("group", first=date(2026, 1, 1))).amendments] == [
        "withdrawn"
    ]


def test_the_findings_count_what_the_texts_say() -> None:
    for name in ("Vailuku", "Kesimba", "Meridian Cloud"):
        member(name, group())
    proposal = proposal_under_negotiation()
    amendment(proposal)
    take("Vailuku", proposal, "support")
    found = findings(read())
    assert (found.texts, found.stages) == (1, {"negotiation": 1})
    assert (found.amendments, found.statuses) == (1, {"open": 1})
    assert (found.members, found.heard, found.unheard) == (3, 1, ("Kesimba", "Meridian Cloud"))
    assert found.standing is not None
    assert [(row.kind, row.heard, row.entitled) for row in found.standing.rows] == [
        ("state", 1, 2),
        ("private", 0, 1),
    ]


def test_reading_takes_as_many_queries_for_many_texts() -> None:
    proposal_under_negotiation()
    asked = ask("public")
    with CaptureQueriesContext(connection) as few:
        snapshot.read(asked, NOW, lambda done, step: None)
    for _number in range(3):
        proposal = proposal_under_negotiation()
        for name in ("Marlonia", "Kesimba"):
            amendment(proposal, name)
        take("Vailuku", proposal, "support")
        take("Zhenlu", proposal, "object", reason="No.")
    with CaptureQueriesContext(connection) as many:
        snapshot.read(asked, NOW, lambda done, step: None)
    assert len(many) <= len(few) + 2
    assert len(many) < 40


def test_a_period_holds_its_last_day() -> None:
    assert ask().period == DateRange(date(2026, 5, 1), date(2026, 6, 2))
