"""The words of the vocabulary as a report prints them, in the active language."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface import times
from interface.bidi import isolated
from interface.listing import listed
from interface.times import day_words
from proposals.models import Basis, BracketReason, DocumentType, Operation, Result, Stage, Stance
from proposals.reads.labels import by_both_labels
from proposals.reads.objections import placed
from proposals.reads.obstacles import standing_words, unanswered_words
from proposals.reads.positions import STALE
from proposals.reads.results import basis_words, standing_word
from reports.compile.contents import KINDS, Amendment, Outcome, Place, Referral, Text
from reports.compile.findings import STATUSES, Findings
from reports.models import Audience
from stakeholders.models import CONSTITUENCY_NAMES, Kind


def kind_word(kind: str) -> str:
    """A constituency in the plural."""
    return str(CONSTITUENCY_NAMES[Kind(kind)])


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


def outcome_word(amendment: Amendment) -> str:
    """Where an amendment stands; brackets are lifted and not agreed."""
    if amendment.left_out:
        return left_out_word()
    return standing_word(amendment.status, brackets=amendment.is_brackets)


def left_out_word() -> str:
    """Of what was referred when its text was adopted."""
    return _("referred, not part of the adopted text")


def cited_in(amendment: Amendment) -> str:
    """Its paragraph: by its label of now, and by that of the amendment's base where it differs."""
    return by_both_labels(amendment.label, amendment.base_label, amendment.base)


def fate_word(status: str) -> str:
    """What became of bracketed passages, behind their number: "2 lifted, 1 open"."""
    return {
        Result.ACCEPTED.value: _("lifted by the sponsors"),
        Result.AGREED.value: _("lifted"),
        Result.NOT_AGREED.value: _("not kept"),
    }.get(status) or standing_word(status)


def basis_of(outcome: Outcome | Referral) -> str:
    """On what ground the outcome was recorded: "First meeting, 5 January 2026"."""
    day = date.fromisoformat(outcome.basis_date) if outcome.basis_date else None
    result = outcome.result if isinstance(outcome, Outcome) else Result.REFERRED
    return basis_words(outcome.basis, outcome.meeting, day, result)


def ground_of(outcome: Referral) -> str:
    """The meeting, or on what other ground."""
    return outcome.meeting or ground_word(outcome.basis)


def unmaintained_words(names: tuple[str, ...]) -> str:
    """Whose objection fell in the meeting; "" where there was none."""
    if not names:
        return ""
    return _("Objected before and did not maintain it: %(names)s.") % {"names": listed(names)}


def ground_word(basis: str) -> str:
    return str(Basis(basis).label)


def place_words(place: Place) -> str:
    """Where a paragraph is to stand: "after OP2", "first under OP2", "at the head of the text"."""
    if place.after:
        label = place.after_label or _("a paragraph that is not in the text")
        return _("after %(label)s") % {"label": label}
    if place.parent:
        label = place.parent_label or _("a paragraph that is not in the text")
        return _("first under %(label)s") % {"label": label}
    return _("at the head of the text")


def open_words(amendments: int, brackets: int) -> str:
    """What is without outcome, its parts named: "13 amendments and 3 bracketed passages"."""
    said = ngettext("%(n)s amendment", "%(n)s amendments", amendments) % {"n": amendments}
    if not brackets:
        return said
    kept = ngettext("%(n)s bracketed passage", "%(n)s bracketed passages", brackets)
    return _("%(amendments)s and %(brackets)s") % {
        "amendments": said,
        "brackets": kept % {"n": brackets},
    }


def objected(text: Text) -> Iterator[str]:
    """What bars an adoption, and what one would have to say, in the words of the desk."""
    said = text.objections
    standing = [(one.name, one.place) for one in said if not one.lapsed]
    if standing:
        yield standing_words(placed(standing))
    unanswered = [(one.name, one.place) for one in said if one.lapsed]
    if unanswered:
        yield unanswered_words(placed(unanswered))
    if text.objections_to_open:
        words = _("Objections to amendments: %(names)s.")
        yield words % {"names": placed(text.objections_to_open)}


def weights_words(decides: tuple[str, ...], advises: tuple[str, ...]) -> str:
    """Whose positions decide and whose advise, by the text's own rules; "" where nobody's does."""
    said = []
    if decides:
        names = listed(kind_word(kind) for kind in decides)
        said.append(_("%(names)s decide") % {"names": names})
    if advises:
        everyone = set(decides) | set(advises) == set(KINDS) and decides
        names = _("others") if everyone else listed(kind_word(kind) for kind in advises)
        said.append(_("%(names)s advise") % {"names": names})
    if decides and not advises:
        said.append(_("others take no position"))
    return f"{listed(said)}." if said else ""


def mover_words(amendment: Amendment) -> str:
    if amendment.imported:
        return _("Imported text")
    if not amendment.attributed:
        return _("Mover not named to this audience")
    if amendment.coalition and amendment.delegation:
        return _("%(name)s, for the coalition %(coalition)s") % {
            "name": isolated(amendment.delegation),
            "coalition": isolated(amendment.coalition),
        }
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


def moment_there(stamp: str, zone: str) -> str:
    """When a meeting was, by the clock in its zone, and in UTC where that differs."""
    return times.moment_there(datetime.fromisoformat(stamp), zone)


def short_findings(found: Findings) -> list[tuple[str, str, str]]:
    """The findings as (figure, what it counts, how it came about)."""
    stages = [(_stage_told(found, one), found.stages.get(one, 0)) for one in Stage.values]
    said = [
        (
            str(found.texts),
            ngettext("text before the group", "texts before the group", found.texts)
            + _listed(stages),
            _("Texts with a symbol that were before the group in the period, by stage."),
        ),
        (
            str(found.amendments),
            ngettext("amendment", "amendments", found.amendments) + _listed(list(_statuses(found))),
            _(
                "Amendments open or referred at the end, or tabled or closed in the period; %(n)s "
                "were tabled in it."
            )
            % {"n": found.amendments_in_period},
        ),
        (
            str(found.heard),
            _("of %(n)s members heard on any text or amendment") % {"n": found.members},
            _(
                "Members with a position on any of these texts, their paragraphs or amendments, "
                "or with an amendment in their name."
            ),
        ),
        (
            str(found.coalitions),
            ngettext("coalition moved text", "coalitions moved text", found.coalitions)
            + _listed(
                [
                    (
                        ngettext("amendment", "amendments", found.moved_by_coalitions),
                        found.moved_by_coalitions,
                    )
                ]
            ),
            _("Amendments in a coalition’s name; agreed or accepted of them: %(n)s.")
            % {"n": found.moved_and_agreed},
        ),
    ]
    if found.brackets:
        fates = [(fate_word(one), found.bracket_statuses.get(one, 0)) for one in STATUSES]
        said.insert(
            2,
            (
                str(found.brackets),
                ngettext("bracketed passage", "bracketed passages", found.brackets)
                + _listed(fates),
                _("Words that somebody put in brackets; they are not counted as amendments."),
            ),
        )
    if found.lapsed:
        said.append(
            (
                str(found.lapsed),
                ngettext("position not reconfirmed", "positions not reconfirmed", found.lapsed),
                _(
                    "Positions on a whole text, neither adopted nor withdrawn, whose words have "
                    "changed since they were taken."
                ),
            )
        )
    return said


def _statuses(found: Findings) -> Iterator[tuple[str, int]]:
    """What was referred and may come back is told apart from what a text was adopted without."""
    for status in STATUSES:
        left = found.left_out if status == Result.REFERRED else 0
        yield standing_word(status), found.statuses.get(status, 0) - left
        yield left_out_word(), left


def _stage_told(found: Findings, stage: str) -> str:
    """A stage, and under which numbers texts were adopted."""
    if stage == Stage.ADOPTED and found.adopted:
        return _("adopted as %(symbols)s") % {"symbols": listed(found.adopted)}
    return stage_word(stage)


def _listed(counts: list[tuple[str, int]]) -> str:
    """ ": 2 agreed, 1 open", or "" where there is nothing."""
    found = listed(f"{n} {word[:1].lower()}{word[1:]}" for word, n in counts if n)
    return f": {found}" if found else ""
