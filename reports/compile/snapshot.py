"""Taking a report's facts from one moment of the database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from interface.listing import listed
from proposals.models import Deferral, Proposal, Stage
from reports.compile.contents import Agreed, Amendment, Body, Contents, TakenBack, Text, Wanted
from reports.compile.reading import texts as stood
from reports.compile.reading.agreements import agreed
from reports.compile.reading.amendments import amendments, taken_back
from reports.compile.reading.coalitions import coalitions, wanted
from reports.compile.reading.positions import Positions, positions
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, alphabetical, moment_of
from reports.models import ReportRequest
from workinggroups.models import Membership, PositionWeight

type Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What is read of all texts at once, by proposal."""

    deferrals: Mapping[UUID, list[Deferral]]
    sponsors: Mapping[UUID, stood.CoSponsors]
    weights: Mapping[UUID, Mapping[str, tuple[str, ...]]]
    agreed: Mapping[UUID, tuple[Agreed, ...]]
    taken_back: Mapping[UUID, tuple[TakenBack, ...]]


@contextmanager
def one_moment() -> Iterator[None]:
    """A read-only transaction that sees the database as it was when its first statement ran."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def read(request: ReportRequest, now: datetime, progress: Progress) -> Contents:
    """Everything that the report says. Runs inside `one_moment`; `progress` gets 0 to 100."""
    scope = Scope.of(request, now)
    proposals = sorted(scope.proposals(), key=in_order)
    progress(5, "texts")
    issued = stood.issued(scope, proposals)
    progress(20, "positions")
    taken = positions(scope, proposals, issued)
    progress(60, "amendments")
    moved = amendments(scope, proposals, issued, taken.amendments)
    progress(85, "coalitions")
    wants = wanted(scope, issued)
    languages = {proposal.pk: proposal.language for proposal in proposals}
    around = Around(
        deferrals=stood.deferrals(scope, proposals),
        sponsors=stood.cosponsors(scope, proposals),
        weights=stood.weights(proposals),
        agreed=agreed(scope, issued, languages),
        taken_back=taken_back(scope, proposals),
    )
    texts = tuple(
        _text(
            scope,
            proposal,
            issued[proposal.pk],
            around,
            moved.get(proposal.pk, ()),
            taken,
            wants.get(proposal.pk, ()),
        )
        for proposal in proposals
    )
    return Contents(
        group_number=request.group.number,
        group_title=request.group.title,
        mandate=request.group.mandate,
        first_day=request.first_day.isoformat(),
        last_day=request.last_day.isoformat(),
        audience=request.audience,
        asked_by=_asker(request),
        asked_at=stamp(request.at),
        taken_at=stamp(now),
        as_of=stamp(scope.end),
        site=settings.SITE_URL,
        demonstration=settings.DEMONSTRATION,
        members=_members(scope),
        texts=texts,
        coalitions=coalitions(scope, wants, moved),
    )


def in_order(proposal: Proposal) -> tuple[Any, ...]:
    """By symbol with its numbers read as numbers; non-papers last, by title."""
    symbol = proposal.symbol or ""
    parts = tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in symbol.replace("/", " ").replace(".", " ").split()
    )
    return not symbol, parts, alphabetical(proposal.title), str(proposal.pk)


def _text(
    scope: Scope,
    proposal: Proposal,
    issued: Issued,
    around: Around,
    moved: tuple[Amendment, ...],
    taken: Positions,
    wants: tuple[Wanted, ...],
) -> Text:
    deferrals = around.deferrals[proposal.pk]
    stage = "" if proposal.is_non_paper else stood.stage(scope, proposal, deferrals)
    latest = issued.latest
    begun = moment_of(proposal, "circulation" if proposal.is_non_paper else "tabling")
    deferral = stood.standing_deferral(scope, deferrals) if stage == Stage.DEFERRED else None
    concluding = proposal.withdrawal if stage == Stage.WITHDRAWN else deferral
    weights = {} if proposal.is_non_paper else around.weights[proposal.pk]
    pending = around.agreed.get(proposal.pk, ())
    sponsors = around.sponsors.get(proposal.pk, stood.CoSponsors())
    return Text(
        id=str(proposal.pk),
        symbol=proposal.symbol or "",
        title=proposal.title,
        document_type=proposal.document_type,
        language=proposal.language,
        direction=proposal.direction,
        stage=stage,
        visibility=proposal.visibility,
        main_sponsor=proposal.main_sponsor.name if proposal.main_sponsor else "",
        cosponsors=sponsors.beside,
        earlier_cosponsors=sponsors.earlier,
        tabled_at=stamp(begun),
        revision=(latest.symbol or "") if latest and not proposal.is_non_paper else "",
        revision_sha256=latest.sha256 if latest else "",
        revisions_in_period=tuple(
            revision.symbol or ""
            for revision in issued.revisions
            if scope.holds(revision.at) and not proposal.is_non_paper
        ),
        paragraphs=issued.paragraphs,
        amendments=moved,
        positions=taken.whole.get(proposal.pk, ()),
        tallies=taken.tallies.get(proposal.pk, ()),
        wanted=wants,
        decides=weights.get(PositionWeight.DECISIVE, ()),
        advises=weights.get(PositionWeight.ADVISORY, ()),
        next_revision=f"Rev.{latest.number + 1}" if latest and pending else "",
        agreed=pending,
        takeover=stood.takeover(scope, proposal),
        adoption=stood.adoption(scope, proposal, latest),
        deferred_until=deferral.until.isoformat() if deferral and deferral.until else "",
        concluded_at=stamp(concluding.at) if concluding else "",
        concluding_reason=concluding.reason if concluding else "",
        taken_back=around.taken_back.get(proposal.pk, ()),
        objections=taken.objections.get(proposal.pk, ()),
    )


def _asker(request: ReportRequest) -> str:
    """A person and for whom it was: "Jonas Ferrand, Secretariat"."""
    names = (
        request.person.name if request.person else "",
        request.stakeholder.name if request.stakeholder else "",
    )
    return listed(names)


def _members(scope: Scope) -> tuple[Body, ...]:
    """The group's members on the last day that counts."""
    day = scope.end.date()
    rows = Membership.objects.filter(
        Q(until=None) | Q(until__gt=day), group=scope.group, since__lte=day
    ).values_list("stakeholder__name", "stakeholder__kind")
    found = {Body(name, kind) for name, kind in rows}
    return tuple(sorted(found, key=lambda body: alphabetical(body.name)))
