"""Two hundred conflicting acts from sixteen threads at one text, followed by three readers."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction

from interface import clock
from interface.refusal import Refusal
from proposals import actions as acts
from proposals.models import (
    Amendment,
    CoSponsor,
    Inclusion,
    Outcome,
    Position,
    PositionSlot,
    Proposal,
    Revision,
    TakeOver,
)
from proposals.reads.texts import issued_revision
from record.keys import Subject
from record.models import Event, Stream
from record.reads import Reader
from stakeholders.actions.coalitions import add_outcome, ask_to_join, found_coalition
from tests import world
from threads.actions import post_comment, withdraw_comment

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 16
STATES = ("Marlonia", "Vailuku", "Ostvarn", "Kesimba")
Act = tuple[str, Callable[[], Any]]


class Crowd:
    """Acts handed out to threads at random, what came of each, and what the readers saw."""

    def __init__(self, planned: list[Act], seed: int) -> None:
        random.Random(seed).shuffle(planned)
        self.planned = planned
        self.won: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.broken: list[BaseException] = []
        self.seen: dict[str, list[Any]] = {name: [] for name in ("a", "b", "c")}
        self.over = threading.Event()
        self._turn = threading.Lock()
        self._start = threading.Barrier(THREADS)

    def run(self) -> None:
        hands = [threading.Thread(target=self._work) for _ in range(THREADS)]
        eyes = [threading.Thread(target=self._follow, args=(name,)) for name in self.seen]
        for thread in [*eyes, *hands]:
            thread.start()
        for thread in hands:
            thread.join(timeout=120)
        self.over.set()
        for thread in eyes:
            thread.join(timeout=60)

    def _work(self) -> None:
        self._start.wait()
        try:
            while True:
                with self._turn:
                    if not self.planned:
                        return
                    name, act = self.planned.pop()
                try:
                    act()
                    with self._turn:
                        self.won[name] += 1
                except Refusal:
                    with self._turn:
                        self.refused[name] += 1
        except BaseException as problem:
            self.broken.append(problem)
        finally:
            connection.close()

    def _follow(self, name: str) -> None:
        # A reader waits for the oldest transaction of the whole engine, and other tests share it.
        patience = monotonic() + 60
        try:
            while True:
                over = self.over.is_set()
                with transaction.atomic():
                    batch = Reader(name).next_batch(limit=7)
                self.seen[name] += [event.id for event in batch]
                if over and not batch:
                    if len(self.seen[name]) >= Event.objects.count() or monotonic() > patience:
                        return
                    sleep(0.05)
        except BaseException as problem:
            self.broken.append(problem)
        finally:
            connection.close()


def plan(proposal: Proposal, drafts: list[Proposal]) -> list[Act]:
    sponsor, chair = world.actor_of("Dravenia"), world.cochair(proposal.group)
    states = [world.actor_of(name) for name in STATES]
    opened = [world.amendment(proposal, "Marlonia", "OP1", f"Asks {n} States;") for n in range(4)]
    revision = issued_revision(proposal)
    paragraph = world.paragraph_id(proposal, "OP2")
    today = clock.now().date()
    planned: list[Act] = []

    def add(times: int, name: str, act: Callable[[], Any]) -> None:
        planned.extend([(name, act)] * times)

    for amendment in opened:
        add(6, f"close {amendment.name}", lambda a=amendment: _record(chair, a, "not_agreed"))
        add(3, f"close {amendment.name}", lambda a=amendment: acts.accept_amendment(sponsor, a))
        mover = world.actor_of("Marlonia")
        add(
            3, f"close {amendment.name}", lambda a=amendment, m=mover: acts.withdraw_amendment(m, a)
        )
    for state in states:
        add(
            15,
            "position",
            lambda s=state: acts.take_position(
                s, proposal, stance="support", revision=issued_revision(proposal)
            ),
        )
        add(
            3,
            f"cosponsor {state.stakeholder}",
            lambda s=state: acts.cosponsor_proposal(s, proposal),
        )
        add(
            6,
            "amend",
            lambda s=state: acts.table_amendment(
                s,
                proposal,
                operation="delete",
                base=issued_revision(proposal),
                paragraph=paragraph,
            ),
        )
        add(4, "comment", lambda s=state: post_comment(s, Subject("proposal", proposal.pk), "So."))
    add(
        10,
        "take over",
        lambda: acts.take_over(chair, proposal, meeting="M", held_on=today),
    )
    add(6, "issue", lambda: acts.issue_revision(sponsor, proposal))
    add(6, "issue", lambda: acts.issue_revision(chair, proposal))
    add(4, "stale position", lambda: _stale(states[0], proposal, revision))
    planned += _said_and_taken_back(proposal, states) + _for_a_coalition(proposal, states)
    for draft in drafts:
        add(4, f"table {draft.title}", lambda d=draft: acts.table_proposal(sponsor, d))
    return planned


def _said_and_taken_back(proposal: Proposal, states: list[Any]) -> list[Act]:
    subject = Subject("proposal", proposal.pk)
    said = post_comment(states[0], subject, "Which hours?")
    replies: list[Act] = [
        ("reply", lambda s=state: post_comment(s, subject, "All.", said)) for state in states
    ]
    return [*replies * 4, *[("take back", lambda: withdraw_comment(states[0], said))] * 6]


def _for_a_coalition(proposal: Proposal, states: list[Any]) -> list[Act]:
    founder, *others = reversed(states)
    coalition = found_coalition(founder, name="Watch", charter="We answer.", outcomes=["Hours"])
    paragraph = world.paragraph_id(proposal, "PP1")

    def amend() -> None:
        acts.table_amendment(
            founder,
            proposal,
            operation="delete",
            base=issued_revision(proposal),
            paragraph=paragraph,
            coalition=coalition,
        )

    asked: list[Act] = [("join", lambda s=state: ask_to_join(s, coalition)) for state in others]
    return [
        *[("amend", amend)] * 6,
        *[("wish", lambda: add_outcome(founder, coalition, text="Days"))] * 6,
        *asked * 3,
    ]


def _record(chair: Any, amendment: Amendment, result: str) -> None:
    acts.record_outcome(chair, amendment, result=result, basis="sponsors")


def _stale(actor: Any, proposal: Proposal, revision: Revision) -> None:
    acts.take_position(actor, proposal, stance="abstain", revision=revision)


def test_no_deadlock_one_winner_each_no_gaps_and_every_reader_sees_every_event_once() -> None:
    proposal = world.tabled_proposal("Dravenia")
    drafts = [world.draft("Dravenia", title=f"Draft {n}") for n in range(4)]
    planned = plan(proposal, drafts)
    assert len(planned) >= 200
    crowd = Crowd(planned, seed=4)
    crowd.run()

    assert crowd.broken == []
    assert sum(crowd.won.values()) + sum(crowd.refused.values()) >= 200
    won = crowd.won
    assert all(won[f"close Amd.{number}"] == 1 for number in range(1, 5))
    assert all(won[f"cosponsor {name}"] == 1 for name in STATES)
    assert won["take over"] == TakeOver.objects.count() == 1
    assert all(won[f"table Draft {n}"] == 1 for n in range(4))
    assert won["issue"] == Revision.objects.filter(proposal=proposal, number__gt=0).count()
    assert won["comment"] == won["reply"] == 16
    assert won["take back"] == 1
    assert won["wish"] == 6
    rows_agree_with_what_was_won(proposal, won)
    streams_have_no_gaps()
    everybody_saw_everything(crowd)


def rows_agree_with_what_was_won(proposal: Proposal, won: Counter[str]) -> None:
    numbers = list(Amendment.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == 4 + won["amend"]
    assert Position.objects.count() == won["position"] + won["stale position"]
    assert PositionSlot.objects.count() == len(STATES)
    assert CoSponsor.objects.count() == len(STATES)
    series = sorted(Proposal.objects.exclude(symbol=None).values_list("symbol", flat=True))
    assert [symbol.rpartition(".")[2] for symbol in series] == ["1", "2", "3", "4", "5"]
    revisions = Revision.objects.filter(proposal=proposal).order_by("number")
    assert [one.number for one in revisions] == list(range(len(revisions)))
    included = set(Inclusion.objects.values_list("amendment_id", flat=True))
    accepted = set(Outcome.objects.filter(result="accepted").values_list("amendment_id", flat=True))
    assert included <= accepted


def streams_have_no_gaps() -> None:
    # Of the text, its group and the drafts, of the coalition, and of the three that ask to join it.
    assert Stream.objects.count() == 6 + 2 + 3
    for stream in Stream.objects.all():
        numbers = list(stream.events.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, stream.length + 1))


def everybody_saw_everything(crowd: Crowd) -> None:
    all_events = set(Event.objects.values_list("id", flat=True))
    for seen in crowd.seen.values():
        assert len(seen) == len(set(seen))
        assert set(seen) == all_events
