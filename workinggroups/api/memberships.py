"""Who is in the room, for programs: members entered and ended, co-chairs appointed and released."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Told, act
from interface.refusal import Refusal
from stakeholders.api.named import Stakeholders
from stakeholders.permits import require
from stakeholders.requests import actor_of
from workinggroups.actions import memberships as acts
from workinggroups.models import CoChair, Membership, WorkingGroup
from workinggroups.models.endings import LONGEST_REASON
from workinggroups.reads import may_chair

MOST_AT_ONCE = 1000


class EnteredMembersSerializer(serializers.Serializer[Any]):
    stakeholders = Stakeholders(min_length=1, max_length=MOST_AT_ONCE)


class EndingSerializer(serializers.Serializer[Any]):
    """Of a member or a co-chair, by the stakeholder: a group has one of each at a time."""

    stakeholder = serializers.UUIDField()
    reason = Told(
        max_length=LONGEST_REASON,
        allow_blank=True,
        help_text="It stands in the public record of the group.",
    )


class AppointedChairSerializer(serializers.Serializer[Any]):
    chair = serializers.UUIDField(help_text="A seat: of a head or delegate of a member.")


class MembershipActs:
    """Acts of the secretariat."""

    @act("membership", takes=EnteredMembersSerializer)
    def membership(self, request: Request, group: WorkingGroup, said: dict[str, Any]) -> None:
        """Enter stakeholders as members, all or none; those who are members stay as they are."""
        acts.enter_members(actor_of(request), group, said["stakeholders"])

    @act("membership-ending", takes=EndingSerializer)
    def membership_ending(
        self, request: Request, group: WorkingGroup, said: dict[str, Any]
    ) -> None:
        """End a membership today; what the member did stays."""
        actor = actor_of(request)
        require(actor, "workinggroups.enter_member", group)
        of = {"group": group, "stakeholder": said["stakeholder"]}
        found = Membership.objects.current().filter(**of).first()
        if found is None:
            message = _("It is not a member of the group.")
            raise Refusal("not_a_member", message, field="stakeholder")
        acts.end_membership(actor, found, reason=said["reason"])


class ChairActs:
    """Acts of the secretariat."""

    @act("chair", takes=AppointedChairSerializer)
    def chair(self, request: Request, group: WorkingGroup, said: dict[str, Any]) -> None:
        """Appoint a co-chair: one is of a state, one is not."""
        actor = actor_of(request)
        require(actor, "workinggroups.appoint_cochair", group)
        seat = may_chair(group).filter(pk=said["chair"]).first()
        if seat is None:
            message = _("A head or delegate of a member. One co-chair is of a state, one is not.")
            raise Refusal("unfit_seat", message, field="chair")
        acts.appoint_cochair(actor, group, seat)

    @act("chair-ending", takes=EndingSerializer)
    def chair_ending(self, request: Request, group: WorkingGroup, said: dict[str, Any]) -> None:
        """End a co-chair's term today; what was recorded in it stays."""
        actor = actor_of(request)
        require(actor, "workinggroups.appoint_cochair", group)
        of = {"group": group, "seat__stakeholder": said["stakeholder"]}
        found = CoChair.objects.current().filter(**of).first()
        if found is None:
            message = _("It does not co-chair the group.")
            raise Refusal("not_a_cochair", message, field="stakeholder")
        acts.end_chair(actor, found, reason=said["reason"])
