"""A table: who may do what to a text at which stage; actions refuse what it does not list."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, CoSponsor, Outcome, Proposal
from stakeholders.actors import ANONYMOUS, SYSTEM, Actor
from stakeholders.permits import permits
from tests import world

pytestmark = pytest.mark.django_db

ACTORS = {
    "anonymous": lambda: ANONYMOUS,
    "person": lambda: Actor.of_person(world.seat_of("Vailuku").person),
    "system": lambda: SYSTEM,
    "secretariat": lambda: world.actor_of("Secretariat", "head"),
    "sponsor": lambda: world.actor_of("Dravenia", "delegate"),
    "sponsor head": lambda: world.actor_of("Dravenia", "head"),
    "sponsor adviser": lambda: world.actor_of("Dravenia", "adviser"),
    "sponsor observer": lambda: world.actor_of("Dravenia", "observer"),
    "mover": lambda: world.actor_of("Marlonia", "delegate"),
    "mover adviser": lambda: world.actor_of("Marlonia", "adviser"),
    "company": lambda: world.actor_of("Meridian Cloud", "delegate"),
    "company observer": lambda: world.actor_of("Meridian Cloud", "observer"),
    "co-chair": lambda: world.cochair(world.group()),
    "other co-chair": lambda: world.cochair(world.group(2), "Kesimba"),
    "colleague of the co-chair": lambda: world.actor_of("San Aurelio", "head"),
    "expired": lambda: Actor.of_seat(
        world.seat_of(
            "Zhenlu",
            mandate=DateRange(date(2020, 1, 1), clock.now().date() - timedelta(days=1)),
        )
    ),
    "not accredited": lambda: unaccredited(),
}

COMMITTED = {
    "sponsor", "sponsor head", "mover", "company", "co-chair", "other co-chair",
    "colleague of the co-chair",
}  # fmt: skip
SPONSOR = {"sponsor", "sponsor head"}
PREPARING = COMMITTED | {"sponsor adviser", "mover adviser"}

# Permission: who has it on a draft, a tabled text, one under negotiation and an adopted one.
ON_TEXTS = {
    "proposals.edit_draft": (SPONSOR | {"sponsor adviser"}, set(), set(), set()),
    "proposals.table": (SPONSOR, set(), set(), set()),
    "proposals.circulate": (set(), set(), set(), set()),
    "proposals.invite_sponsor": (SPONSOR, SPONSOR, SPONSOR, set()),
    "proposals.sponsor": (set(), COMMITTED - SPONSOR, COMMITTED - SPONSOR, set()),
    "proposals.comment": (set(), *[PREPARING | {"secretariat"}] * 3),
    "proposals.amend": (set(), COMMITTED, COMMITTED, set()),
    "proposals.take_position": (set(), COMMITTED, COMMITTED, set()),
    "proposals.map_outcome": (set(), COMMITTED, COMMITTED, set()),
    "proposals.issue_revision": (set(), SPONSOR, {"co-chair"}, set()),
    "proposals.take_over": (set(), {"co-chair"}, set(), set()),
    "proposals.withdraw": (set(), SPONSOR, set(), set()),
    "proposals.defer": (set(), {"co-chair"}, {"co-chair"}, set()),
    "proposals.resume": (set(), set(), set(), set()),
    "proposals.open_desk": (set(), SPONSOR | {"co-chair"}, {"co-chair"}, set()),
    "proposals.adopt": (set(), set(), {"co-chair"}, set()),
}

# On an open amendment of Marlonia: while the text is tabled, and once it is under negotiation.
ON_AMENDMENTS = {
    "proposals.rewrite_amendment": ({"mover"}, {"mover"}),
    "proposals.withdraw_amendment": ({"mover"}, {"mover"}),
    "proposals.invite_amendment_sponsor": ({"mover"}, {"mover"}),
    "proposals.sponsor_amendment": (COMMITTED - {"mover"}, COMMITTED - {"mover"}),
    "proposals.accept_amendment": (SPONSOR, set()),
    "proposals.record_outcome": (set(), {"co-chair"}),
}


def unaccredited() -> Any:
    world.stakeholder("Shadow Union", "civil", accredited=False)
    return world.actor_of("Shadow Union", "head")


def entitled(permission: Any, subject_of: Any) -> Any:
    """Who has the permission; a fresh subject each time, since it remembers answers."""
    return {name for name, actor in ACTORS.items() if permits(actor(), permission, subject_of())}


@pytest.fixture
def stages() -> Any:
    world.cochair(world.group())
    adopted = world.proposal_under_negotiation("Dravenia")
    acts.adopt_proposal(
        world.cochair(world.group()),
        adopted,
        meeting="M",
        place="P",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    return [
        world.draft("Dravenia"),
        world.tabled_proposal("Dravenia"),
        world.proposal_under_negotiation("Dravenia"),
        adopted,
    ]


def test_texts(stages: Any) -> None:
    for permission, expected in ON_TEXTS.items():
        for text, allowed in zip(stages, expected, strict=True):
            found = entitled(permission, lambda text=text: Proposal.objects.get(pk=text.pk))
            assert found == allowed, (permission, text.stage)


def test_amendments(stages: Any) -> None:
    open_ones = [world.amendment(text, "Marlonia") for text in stages[1:3]]
    for permission, expected in ON_AMENDMENTS.items():
        for amendment, allowed in zip(open_ones, expected, strict=True):
            found = entitled(permission, lambda one=amendment: Amendment.objects.get(pk=one.pk))
            assert found == allowed, permission


def test_outcomes_are_taken_back_by_who_runs_the_text(stages: Any) -> None:
    accepted = acts.accept_amendment(
        world.actor_of("Dravenia"), world.amendment(stages[1], "Marlonia")
    )
    recorded = acts.record_outcome(
        world.cochair(world.group()),
        world.amendment(stages[2], "Marlonia"),
        result="agreed",
        basis="sponsors",
    )
    for outcome, allowed in ((accepted, SPONSOR), (recorded, {"co-chair"})):
        found = entitled(
            "proposals.take_back_outcome", lambda one=outcome: Outcome.objects.get(pk=one.pk)
        )
        assert found == allowed


def test_slots_of_sponsors_are_answered_by_their_own(stages: Any) -> None:
    slot = acts.invite_cosponsor(
        world.actor_of("Dravenia"), stages[1], world.stakeholder("Marlonia")
    )
    for permission in ("proposals.answer_invitation", "proposals.withdraw_sponsorship"):
        found = entitled(permission, lambda: CoSponsor.objects.get(pk=slot.pk))
        assert found == {"mover"}


def test_groups() -> None:
    group = world.group()
    world.cochair(group)
    assert entitled("proposals.draft", lambda: group) == PREPARING
    assert entitled("proposals.draft_chairs_text", lambda: group) == {"co-chair"}


def test_chairs_texts_and_non_papers() -> None:
    group = world.group()
    chair = world.cochair(group)
    zero = world.draft("San Aurelio", group, document_type="zero_draft")
    assert entitled("proposals.table", lambda: Proposal.objects.get(pk=zero.pk)) == {"co-chair"}
    acts.table_proposal(chair, zero)
    for permission in ("proposals.issue_revision", "proposals.withdraw", "proposals.adopt"):
        found = entitled(permission, lambda: Proposal.objects.get(pk=zero.pk))
        assert found == {"co-chair"}
    paper = world.draft("Dravenia", group, document_type="non_paper")
    assert entitled("proposals.circulate", lambda: Proposal.objects.get(pk=paper.pk)) == SPONSOR
    acts.circulate_non_paper(world.actor_of("Dravenia"), paper)
    for permission in ON_TEXTS.keys() - {"proposals.comment"}:
        assert not entitled(permission, lambda: Proposal.objects.get(pk=paper.pk)), permission


def test_actions_refuse_whoever_the_table_does_not_list(stages: Any, refused: Any) -> None:
    draft, tabled, negotiated, _adopted = stages
    amendment = world.amendment(tabled, "Marlonia")
    waiting = world.amendment(negotiated, "Marlonia")
    today = clock.now().date()
    doors = {
        "proposals.edit_draft": (draft, lambda who: acts.discard_draft(who, draft)),
        "proposals.table": (draft, lambda who: acts.table_proposal(who, draft)),
        "proposals.withdraw": (
            tabled,
            lambda who: acts.withdraw_proposal(who, tabled, reason="R"),
        ),
        "proposals.take_over": (
            tabled,
            lambda who: acts.take_over(who, tabled, meeting="M", held_on=today),
        ),
        "proposals.defer": (tabled, lambda who: acts.defer_proposal(who, tabled, reason="R")),
        "proposals.sponsor": (tabled, lambda who: acts.cosponsor_proposal(who, tabled)),
        "proposals.issue_revision": (tabled, lambda who: acts.issue_revision(who, tabled)),
        "proposals.withdraw_amendment": (
            amendment,
            lambda who: acts.withdraw_amendment(who, amendment),
        ),
        "proposals.accept_amendment": (
            amendment,
            lambda who: acts.accept_amendment(who, amendment),
        ),
        "proposals.record_outcome": (
            waiting,
            lambda who: acts.record_outcome(who, waiting, result="agreed", basis="sponsors"),
        ),
    }
    for permission, (subject, act) in doors.items():
        for actor in ACTORS.values():
            if not permits(actor(), permission, type(subject).objects.get(pk=subject.pk)):
                with refused("not_entitled"):
                    act(actor())
