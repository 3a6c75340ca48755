"""On what ground an outcome rests, and that its day is not before what it is an outcome of."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interface import clock
from interface.refusal import Refusal
from interface.times import day_words
from proposals.models import AmendmentVersion, Basis, Result, TakeOver
from proposals.reads.outcomes import standing_outcome
from proposals.reads.wordings import worded_at

# What is decided of the words themselves; the others are about the amendment.
ABOUT_WORDS = (Result.AGREED, Result.NOT_AGREED)


def refuse_baseless(basis: str, meeting: str, basis_date: date | None) -> None:
    """A meeting has a name and a day, an absence of objections a day that has passed."""
    if basis not in Basis.values:
        raise Refusal("basis_required", _("Say on what ground."), field="basis")
    if basis == Basis.MEETING and not meeting:
        raise Refusal("basis_required", _("Name the meeting."), field="meeting")
    if basis != Basis.SPONSORS and basis_date is None:
        raise Refusal("basis_required", _("Give the date."), field="basis_date")
    if basis_date is not None and basis_date > clock.today():
        raise Refusal("basis_in_future", _("This day has not come yet."), field="basis_date")
    if basis == Basis.NO_OBJECTION and basis_date == clock.today():
        message = _("This day is not over: until it is, a delegation may still object.")
        raise Refusal("basis_not_over", message, field="basis_date")


def refuse_too_early(version: AmendmentVersion, result: str, basis_date: date | None) -> None:
    """Not before the words, the take-over or a referral that it rests on.

    Days are those of the calendar of who records, as everywhere.
    """
    amendment = version.amendment
    if basis_date is None:
        return
    day = localdate(amendment.at)
    code = "basis_before_move"
    message = _("%(amendment)s was moved on %(day)s: the day of its outcome is not before that.")
    worded = localdate(worded_at(version))
    if worded > day and result in ABOUT_WORDS:
        day, code = worded, "basis_before_wording"
        message = _(
            "%(amendment)s was worded as it stands on %(day)s: these words were neither agreed "
            "nor refused before that."
        )
    taken = TakeOver.objects.filter(proposal=amendment.proposal_id).first()
    if taken is not None and taken.held_on > day:
        day, code = taken.held_on, "basis_before_takeover"
        message = _(
            "The group took this text over on %(day)s: it decided nothing of %(amendment)s before "
            "that."
        )
    referral = standing_outcome(amendment)
    if referral is not None:
        referred = referral.basis_date or localdate(referral.at)
        if referred > day:
            day, code = referred, "basis_before_referral"
            message = _(
                "%(amendment)s was referred on %(day)s: the day of what came back is not before "
                "that."
            )
    if basis_date < day:
        said = {"amendment": amendment.name, "day": day_words(day)}
        raise Refusal(code, message % said, field="basis_date")
