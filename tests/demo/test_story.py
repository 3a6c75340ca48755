"""What the demonstration tells: a world that is invented, whole, and told by acts alone."""

from collections import Counter

import pytest
from django.core.management import call_command

from demo import world
from demo.loading import is_loaded
from outbox.models import Mail
from proposals.models import (
    Amendment,
    AmendmentCoSponsor,
    CoSponsor,
    DocumentType,
    Outcome,
    Position,
    Proposal,
    Stage,
)
from proposals.models.amendments import Origin
from proposals.models.outcomes import Result
from record.models import Event, Stream
from reports.models import ReportRequest
from stakeholders.models import (
    Accreditation,
    Application,
    Coalition,
    CoalitionMembership,
    Kind,
    Person,
    Seat,
    Stakeholder,
)
from threads.models import Comment
from workinggroups.models import CoChair, Membership, WorkingGroup

pytestmark = pytest.mark.usefixtures("demonstration")


def test_five_groups_have_a_mandate_members_and_a_chair_of_each_side() -> None:
    assert WorkingGroup.objects.count() == 5
    for group in WorkingGroup.objects.all():
        kinds = [
            chair.seat.stakeholder.kind == Kind.STATE
            for chair in CoChair.objects.current().filter(group=group)
        ]
        assert sorted(kinds) == [False, True]
        members = Membership.objects.current().filter(group=group).count()
        assert 40 <= members < Stakeholder.objects.in_constituencies().count()


def test_texts_are_of_every_type_and_at_every_stage() -> None:
    texts = list(Proposal.objects.with_stage())
    assert len(texts) >= 12
    assert {text.document_type for text in texts} == set(DocumentType)
    stages = Counter(text.stage for text in texts if not text.is_non_paper)
    assert set(stages) == {
        Stage.DRAFT,
        Stage.TABLED,
        Stage.NEGOTIATION,
        Stage.ADOPTED,
        Stage.WITHDRAWN,
        Stage.DEFERRED,
    }
    assert {text.group.number for text in texts} == {1, 2, 3, 4, 5}
    assert any(text.is_non_paper and not text.is_draft for text in texts)


def test_it_is_lively() -> None:
    assert Amendment.objects.open().count() >= 40
    assert Comment.objects.count() >= 300
    assert Stakeholder.objects.accredited().in_constituencies().count() >= 60
    assert {kind for (kind,) in Stakeholder.objects.values_list("kind").distinct()} == set(Kind)
    assert set(Outcome.objects.values_list("result", flat=True)) >= {
        Result.ACCEPTED,
        Result.AGREED,
        Result.NOT_AGREED,
    }
    assert len(set(Position.objects.values_list("stance", flat=True))) == 6
    assert CoSponsor.objects.filter(latest__act="invited").exists()
    assert AmendmentCoSponsor.objects.filter(latest__act="accepted").exists()


def test_three_coalitions_have_members_of_several_kinds_and_somebody_at_the_door() -> None:
    assert set(Coalition.objects.values_list("name", flat=True)) == {
        "One Internet, One Standard",
        "Hospitals Off Limits",
        "Voices from the Edge",
    }
    for coalition in Coalition.objects.all():
        members = CoalitionMembership.objects.current().filter(coalition=coalition)
        assert len({row.member.kind for row in members.select_related("member")}) >= 3
        assert coalition.outcomes.count() == 3
    assert Amendment.objects.filter(coalition__isnull=False).exists()


def test_a_report_is_asked_for_and_an_application_waits() -> None:
    assert ReportRequest.objects.count() == 1
    assert Application.objects.undecided().count() == 1


def test_acts_lie_months_apart_and_none_in_the_future() -> None:
    first, *_rest = Event.objects.order_by("at").values_list("at", flat=True)
    newest = Event.objects.order_by("-at").values_list("at", flat=True)[0]
    assert (newest - first).days > 150
    assert Event.objects.dates("at", "month").count() >= 5
    from interface import clock

    assert newest <= clock.now()


def test_streams_are_numbered_without_gaps() -> None:
    numbers: dict[object, list[int]] = {}
    for stream, number in Event.objects.order_by("number").values_list("stream", "number"):
        numbers.setdefault(stream, []).append(number)
    lengths = dict(Stream.objects.values_list("pk", "length"))
    assert {key: list(range(1, n + 1)) for key, n in lengths.items() if n} == numbers


def test_everything_public_left_an_event() -> None:
    """The demonstration is told by acts: no row of a negotiation came about beside them."""
    kinds = Counter(Event.objects.values_list("kind", flat=True))
    assert kinds["threads.comment_posted"] == Comment.objects.count()
    assert kinds["proposals.position_taken"] == Position.objects.count()
    assert kinds["workinggroups.member_entered"] == Membership.objects.count()
    moved = set(Amendment.objects.filter(origin=Origin.TABLED).values_list("pk", flat=True))
    assert moved
    tabled = Event.objects.filter(kind="proposals.amendment_tabled").values_list("subject_id")
    assert moved <= {subject for (subject,) in tabled}


def test_every_symbol_says_that_it_is_a_demonstration() -> None:
    symbols = [symbol for symbol in Proposal.objects.values_list("symbol", flat=True) if symbol]
    symbols += Amendment.objects.values_list("symbol", flat=True)
    assert symbols
    assert all(symbol.startswith("DEMO/") for symbol in symbols)


def test_nobody_acts_who_is_not_invented() -> None:
    invented = {world.SECRETARIAT.name, *(body.name for body in world.MEMBERS)}
    assert set(Stakeholder.objects.values_list("name", flat=True)) == invented
    assert set(Accreditation.objects.values_list("accredited__name", flat=True)) == invented
    for email in [
        *Person.objects.values_list("email", flat=True),
        *Mail.objects.values_list("to", flat=True),
    ]:
        assert email.endswith(".example"), email


def test_everybody_can_act_today_and_nobody_has_a_password() -> None:
    for person in Person.objects.exclude(name="Tamsin Orrey"):
        assert not person.has_usable_password()
        assert Seat.objects.current().filter(person=person).exists()


def test_nobody_knows_who_wrote_a_non_paper() -> None:
    papers = Proposal.objects.filter(document_type=DocumentType.NON_PAPER)
    for event in Event.objects.filter(
        subject_type="proposal", subject_id__in=papers.values("pk")
    ).exclude(stream__audience="own"):
        if event.kind.startswith("proposals."):
            assert (event.person_id, event.seat_id, event.stakeholder_id) == (None, None, None)


def test_a_second_load_changes_nothing() -> None:
    assert is_loaded()
    before = (Event.objects.count(), Stakeholder.objects.count(), Mail.objects.count())
    call_command("load_demo", verbosity=0)
    assert (Event.objects.count(), Stakeholder.objects.count(), Mail.objects.count()) == before
