"""What working groups tell the frame and the record."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interface.registry import navigation, panels
from record import registry
from stakeholders import capabilities, proof
from stakeholders.models import Stakeholder
from stakeholders.reads import belonging
from stakeholders.reads.belonging import Belonging
from stakeholders.requests import Request
from workinggroups.models import Membership, WorkingGroup
from workinggroups.narration import narrate
from workinggroups.rules import chairs, is_cochair, may_read_group

FINAL = ["membership_end", "chair_end"]
FINAL_FOR_SCRIPTS = ["api-group-membership-ending", "api-group-chair-ending"]


def register() -> None:
    navigation.add("groups", _("Working groups"), "groups", 20)
    panels.add("stakeholder", "groups", memberships_of, "workinggroups/stakeholder_panel.html", 10)
    panels.add("secretariat", "groups", all_groups, "workinggroups/secretariat_panel.html", 10)
    belonging.register(Belonging("group", _("Working group"), choices, in_groups, groups_of))
    registry.register_narrator("workinggroups", narrate)
    registry.register_stream("workinggroup", may_read_group)
    proof.asks_second_factor(chairs)
    capabilities.grants("Co-chair", is_cochair)
    proof.cannot_be_undone([*FINAL, *FINAL_FOR_SCRIPTS])


def choices() -> list[tuple[str, str]]:
    return [(str(group.number), str(group)) for group in WorkingGroup.objects.all()]


def in_groups(found: QuerySet[Stakeholder], numbers: list[str]) -> QuerySet[Stakeholder]:
    members = Membership.objects.current().filter(group__number__in=numbers)
    return found.filter(pk__in=members.values("stakeholder"))


def groups_of(stakeholders: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The numbers of the groups that each of these is a member of."""
    rows = Membership.objects.current().filter(stakeholder__in=list(stakeholders))
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, number in rows.order_by("group__number").values_list(
        "stakeholder_id", "group__number"
    ):
        found[key].append(str(number))
    return found


def memberships_of(request: Request, stakeholder: Stakeholder) -> dict[str, Any]:
    found = Membership.objects.current().filter(stakeholder=stakeholder).select_related("group")
    return {"memberships": found.order_by("group__number")}


def all_groups(request: Request, subject: Any) -> dict[str, Any]:
    return {"groups": WorkingGroup.objects.all()}
