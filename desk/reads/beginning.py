"""How a secretariat sets up a forum: five steps, shown until each of them has been taken once."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from stakeholders.models import Invitation, Kind, Seat, Stakeholder
from workinggroups.models import CoChair, Membership, WorkingGroup


@dataclass(frozen=True, slots=True)
class Step:
    what: str
    why: str
    act: str
    url: str
    done: bool


def first_steps() -> list[Step]:
    """All five, or none once the forum stands; in eight queries."""
    group = WorkingGroup.objects.first()
    chaired = _awaiting_chairs() or group
    body = Stakeholder.objects.in_constituencies().order_by("pk").first()
    people = Seat.objects.exclude(stakeholder__kind=Kind.SECRETARIAT)
    invited = Invitation.objects.exclude(for_stakeholder__kind=Kind.SECRETARIAT)
    steps = [
        Step(
            _("Set up a working group"),
            _("With a mandate, a part of the symbol, and rules of who decides."),
            _("Set up a group"),
            reverse("group_new"),
            done=group is not None,
        ),
        Step(
            _("Add a stakeholder"),
            _("It is accredited at once. Others can ask for accreditation themselves."),
            _("Add a stakeholder"),
            reverse("stakeholder_new"),
            done=body is not None,
        ),
        Step(
            _("Invite the head of its delegation"),
            _("By e-mail. A head invites the other delegates."),
            _("Invite"),
            reverse("delegation", args=[body.pk]) if body else "",
            done=people.exists() or invited.exists(),
        ),
        Step(
            _("Enter members of the group"),
            _("Members read what is kept to the group, and can co-chair it."),
            _("Enter members"),
            reverse("group_members", args=[group.number]) if group else "",
            done=Membership.objects.current().exists(),
        ),
        Step(
            _("Appoint its co-chairs"),
            _("One is of a state, one is not. From then on they run its texts."),
            _("Appoint"),
            reverse("group_chairs", args=[chaired.number]) if chaired else "",
            done=CoChair.objects.current().exists(),
        ),
    ]
    return [] if all(step.done for step in steps) else steps


def _awaiting_chairs() -> WorkingGroup | None:
    """A group with members, from whom co-chairs are appointed, and no co-chair."""
    members = Membership.objects.current().filter(group=OuterRef("pk"))
    chairs = CoChair.objects.current().filter(group=OuterRef("pk"))
    return WorkingGroup.objects.filter(Exists(members), ~Exists(chairs)).first()
