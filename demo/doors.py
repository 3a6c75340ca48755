"""The four doors of the front page: who one becomes, and the five steps one is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from proposals.models import Proposal
from proposals.reads.texts import latest_revision
from stakeholders.models import Coalition, Role, Seat
from workinggroups.models import WorkingGroup

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class TourStep:
    """A sentence, and where the step is taken; `find` returns None where the story has moved on."""

    text: "_StrOrPromise"
    find: Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Door:
    key: str
    title: "_StrOrPromise"
    lead: "_StrOrPromise"
    act: "_StrOrPromise"
    aim: "_StrOrPromise"
    body: str
    steps: tuple[TourStep, ...]

    @property
    def seat(self) -> Seat | None:
        """The head's seat of the stakeholder behind this door; any other where no head is left."""
        found = Seat.objects.current().filter(stakeholder__name=self.body)
        seats = found.select_related("person", "stakeholder").order_by("pk")
        return min(seats, key=lambda seat: seat.role != Role.HEAD, default=None)


def text_page(title: str, view: str = "proposal", fragment: str = "") -> Callable[[], str | None]:
    """Where a page about the text with that short title is."""

    def find() -> str | None:
        proposal = Proposal.objects.filter(short_title=title).first()
        return reverse(view, args=[proposal.pk]) + fragment if proposal else None

    return find


def paragraph_page(title: str, label: str, view: str, query: str) -> Callable[[], str | None]:
    """The same, at one paragraph of its latest revision, which `query` names."""

    def find() -> str | None:
        proposal = Proposal.objects.filter(short_title=title).first()
        revision = latest_revision(proposal) if proposal else None
        row = revision.rows.filter(label=label).first() if revision else None
        if proposal is None or row is None:
            return None
        return f"{reverse(view, args=[proposal.pk])}?{query}={row.paragraph_id}#{row.paragraph_id}"

    return find


def coalition_page(name: str) -> Callable[[], str | None]:
    def find() -> str | None:
        coalition = Coalition.objects.filter(name=name).first()
        return coalition.get_absolute_url() if coalition else None

    return find


def group_page(number: int, view: str = "group") -> Callable[[], str | None]:
    def find() -> str | None:
        group = WorkingGroup.objects.filter(number=number).first()
        return reverse(view, args=[group.number]) if group else None

    return find


def page(name: str) -> Callable[[], str | None]:
    return lambda: reverse(name)


STANDARDS = "International standards free of political discrimination"

DOORS = (
    Door(
        key="small-state",
        title=_("Delegate of a small state"),
        lead=_(
            "Two people, five groups, twelve time zones. See what waits for your delegation, and "
            "answer the one thing that cannot wait."
        ),
        act=_("Act for Vailuku"),
        aim=_("Five steps: reconfirm a position"),
        body="Vailuku",
        steps=(
            TourStep(_("See what needs your delegation."), page("home")),
            TourStep(
                _("Compare the two revisions since your last position."),
                text_page(STANDARDS, "compare"),
            ),
            TourStep(
                _("Read OP3 and who would change it."),
                paragraph_page(STANDARDS, "OP3", "proposal", "focus"),
            ),
            TourStep(
                _("Take your position again."),
                paragraph_page(STANDARDS, "OP3", "position", "paragraph"),
            ),
            TourStep(_("Read what the record says of it."), text_page(STANDARDS, "history")),
        ),
    ),
    Door(
        key="ngo",
        title=_("NGO officer"),
        lead=_(
            "You do not decide, and you have words. Move an amendment with a coalition, and see "
            "who carried it."
        ),
        act=_("Act for Open Relay Foundation"),
        aim=_("Five steps: amend with a coalition"),
        body="Open Relay Foundation",
        steps=(
            TourStep(_("Open your coalition."), coalition_page("One Internet, One Standard")),
            TourStep(_("Read the text it cares about."), text_page(STANDARDS)),
            TourStep(
                _("Table an amendment in its name."),
                paragraph_page(STANDARDS, "OP4", "amend", "paragraph"),
            ),
            TourStep(_("Draft a text of your own."), group_page(3, "draft_new")),
            TourStep(_("See what needs you next."), page("home")),
        ),
    ),
    Door(
        key="co-chair",
        title=_("Co-chair"),
        lead=_(
            "Nine amendments and one week. Take them one by one, and record what the room agreed "
            "and on what basis."
        ),
        act=_("Act as co-chair of Group 4"),
        aim=_("Five steps: record an outcome"),
        body="San Aurelio",
        steps=(
            TourStep(_("See what waits for the co-chairs."), page("home")),
            TourStep(_("Open the desk of the text."), text_page(STANDARDS, "desk")),
            TourStep(_("Read who stands where."), text_page(STANDARDS, "positions")),
            TourStep(
                _("Look at the words agreed so far."),
                text_page(STANDARDS, fragment="?view=working"),
            ),
            TourStep(_("See who is missing from the group."), group_page(4)),
        ),
    ),
    Door(
        key="secretariat",
        title=_("Secretariat"),
        lead=_(
            "Accredit, appoint, compile. One report in four formats, taken from one moment of the "
            "record, that anybody can verify."
        ),
        act=_("Act as secretariat"),
        aim=_("Five steps: publish a report"),
        body="Secretariat",
        steps=(
            TourStep(_("See what waits for the secretariat."), page("secretariat")),
            TourStep(_("Ask for a report."), page("reports")),
            TourStep(_("See who takes part."), page("stakeholders")),
            TourStep(_("Look at a group’s rules."), group_page(4)),
            TourStep(_("Read the mail that was sent."), page("demo_mail")),
        ),
    ),
)


def door_named(key: str) -> Door | None:
    return next((door for door in DOORS if door.key == key), None)
