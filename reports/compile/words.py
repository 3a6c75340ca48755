"""The words of the vocabulary as a report prints them, in the active language."""

from datetime import UTC, date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.times import day_words
from proposals.models import BracketReason, DocumentType, Operation, Stage, Stance
from proposals.reads.results import standing_word
from reports.compile.contents import STALE, Amendment
from reports.compile.findings import Findings
from reports.models import Audience


def kind_word(kind: str) -> str:
    """A constituency in the plural."""
    return {
        "state": _("States"),
        "regional": _("Regional organisations"),
        "igo": _("Intergovernmental organisations"),
        "private": _("Private sector"),
        "civil": _("Civil society"),
        "technical": _("Technical community"),
        "academia": _("Academia"),
    }.get(kind, kind)


def sign_word(sign: str) -> str:
    return _("Not reconfirmed") if sign == STALE else str(Stance(sign).label)


def stage_word(stage: str) -> str:
    return str(Stage(stage).label) if stage else ""


def type_word(document_type: str) -> str:
    return str(DocumentType(document_type).label)


def operation_word(operation: str) -> str:
    return str(Operation(operation).label)


def bracket_word(reason: str) -> str:
    return str(BracketReason(reason).label) if reason else ""


def audience_word(audience: str) -> str:
    return str(Audience(audience).label)


def status_word(status: str) -> str:
    return {
        "open": _("open"),
        "withdrawn": _("withdrawn"),
        "accepted": _("accepted by the sponsors"),
        "agreed": _("agreed by the group"),
        "not_agreed": _("not agreed"),
        "not_put": _("not put"),
        "referred": _("referred"),
    }.get(status, status)


def outcome_word(amendment: Amendment) -> str:
    """Where an amendment stands; brackets are lifted and not agreed."""
    if amendment.is_brackets:
        return standing_word(amendment.status, brackets=True)
    return status_word(amendment.status)


def fate_word(status: str) -> str:
    """What became of bracketed passages, behind their number: "2 lifted, 1 open"."""
    return {
        "accepted": _("lifted by the sponsors"),
        "agreed": _("lifted"),
        "not_agreed": _("not kept"),
    }.get(status) or status_word(status)


def basis_words(amendment: Amendment) -> str:
    """On what ground the outcome was recorded: "First meeting, 5 January 2026"."""
    outcome = amendment.outcome
    if outcome is None:
        return ""
    ground = outcome.meeting if outcome.basis == "meeting" else ""
    found = [ground or ground_word(outcome.basis), day_of(outcome.basis_date)]
    return ", ".join(part for part in found if part)


def ground_word(basis: str) -> str:
    return {
        "meeting": _("a meeting"),
        "sponsors": _("consent of the sponsors"),
        "no_objection": _("no objection by the date"),
    }.get(basis, basis)


def mover_words(amendment: Amendment) -> str:
    if amendment.imported:
        return _("Imported text")
    if not amendment.attributed:
        return _("Mover not named to this audience")
    return amendment.coalition or amendment.mover


def day_of(stamp: str) -> str:
    """The day of a stamp in words; "" for none."""
    return day_words(date.fromisoformat(stamp[:10])) if stamp else ""


def moment_of(stamp: str) -> str:
    """A moment in words, in UTC."""
    if not stamp:
        return ""
    moment = datetime.fromisoformat(stamp).astimezone(UTC)
    return f"{day_words(moment.date())}, {moment:%H:%M:%S} UTC"


def short_findings(found: Findings) -> list[tuple[str, str, str]]:
    """The findings as (figure, what it counts, how it came about)."""
    said = [
        (
            str(found.texts),
            ngettext("text before the group", "texts before the group", found.texts)
            + _listed([(stage_word(stage), n) for stage, n in found.stages.items()]),
            _("Texts with a symbol that were before the group in the period, by stage."),
        ),
        (
            str(found.amendments),
            ngettext("amendment", "amendments", found.amendments)
            + _listed([(status_word(status), n) for status, n in found.statuses.items()]),
            _(
                "Amendments open at the end, or tabled or closed in the period; %(n)s were tabled "
                "in it."
            )
            % {"n": found.amendments_in_period},
        ),
        (
            str(found.heard),
            _("of %(n)s members heard") % {"n": found.members},
            _("Members with a position, or an amendment in their name, on any of these texts."),
        ),
        (
            str(found.coalitions),
            ngettext("coalition moved text", "coalitions moved text", found.coalitions)
            + _listed([(_("amendments"), found.moved_by_coalitions)]),
            _("Amendments in a coalition's name; agreed or accepted of them: %(n)s.")
            % {"n": found.moved_and_agreed},
        ),
    ]
    if found.brackets:
        said.insert(
            2,
            (
                str(found.brackets),
                ngettext("bracketed passage", "bracketed passages", found.brackets)
                + _listed([(fate_word(status), n) for status, n in found.bracket_statuses.items()]),
                _("Words that somebody put in brackets; they are not counted as amendments."),
            ),
        )
    if found.lapsed:
        said.append(
            (
                str(found.lapsed),
                ngettext("position not reconfirmed", "positions not reconfirmed", found.lapsed),
                _("Positions on a whole text whose words have changed since they were taken."),
            )
        )
    return said


def _listed(counts: list[tuple[str, int]]) -> str:
    """ ": 2 agreed, 1 open", or "" where there is nothing."""
    found = ", ".join(f"{n} {word[:1].lower()}{word[1:]}" for word, n in counts if n)
    return f": {found}" if found else ""
