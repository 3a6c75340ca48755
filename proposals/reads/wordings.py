"""The wordings of an amendment: the one that counts, and those before it."""

from datetime import datetime
from uuid import UUID

from proposals.models import Amendment, AmendmentVersion, Operation, Revision


def latest_wording(amendment: Amendment) -> AmendmentVersion:
    """The wording that counts; without a query where `versions` were prefetched."""
    if "versions" in getattr(amendment, "_prefetched_objects_cache", {}):
        version = max(amendment.versions.all(), key=lambda one: one.number)
    else:
        version = amendment.versions.latest_wordings().get()
    version.amendment = amendment
    return version


def insertion_of(revision: Revision, paragraph: UUID) -> Amendment | None:
    """The unsettled amendment that would bring in a paragraph which is not in the revision."""
    inserting = Amendment.objects.unsettled().filter(
        proposal=revision.proposal_id, paragraph=paragraph, operation=Operation.INSERT
    )
    return inserting.exclude(paragraph__in=revision.rows.values("paragraph")).first()


def worded_at(version: AmendmentVersion) -> datetime:
    """Since when its words have been moved: who restates them on a later revision changes none."""
    since = version.at
    if version.new_text:
        earlier = AmendmentVersion.objects.filter(
            amendment=version.amendment_id, number__lt=version.number
        )
        for one in earlier.order_by("-number"):
            if one.new_text != version.new_text:
                break
            since = one.at
    return since


def earlier_wordings(amendment: Amendment) -> list[AmendmentVersion]:
    """Those before the present one, the latest first; no query where there is only one."""
    if len(amendment.versions.all()) < 2:
        return []
    versions = AmendmentVersion.objects.filter(amendment=amendment).select_related("base")
    return list(versions.order_by("-number"))[1:]


def bracket_wording(paragraph: UUID, number: int, words: str) -> AmendmentVersion | None:
    """Where the bracket operation of this number marks the paragraph as these words have it."""
    marking = AmendmentVersion.objects.filter(
        amendment__operation=Operation.BRACKET,
        amendment__paragraph=paragraph,
        amendment__number=number,
        base_text=words,
    )
    return marking.order_by("number").last()
