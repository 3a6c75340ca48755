"""The acts about a group itself: setting it up, editing it, and its participation matrix."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from interface.constraints import broken_by
from interface.refusal import Refusal
from interface.wording import refuse_unprintable_in
from stakeholders.actors import Actor
from stakeholders.models.stakeholders import CONSTITUENCIES
from stakeholders.permits import require
from workinggroups.actions.aggregate import enter, lock_group
from workinggroups.actions.memberships import (
    appoint_cochair,
    end_chair,
    end_membership,
    enter_member,
    enter_members,
)
from workinggroups.models import ParticipationRule, WorkingGroup
from workinggroups.models.participation import seeded_terms

__all__ = [
    "appoint_cochair",
    "create_group",
    "edit_group",
    "end_chair",
    "end_membership",
    "enter_member",
    "enter_members",
    "set_participation",
]


@transaction.atomic
def create_group(
    actor: Actor, *, number: int, title: str, mandate: str, **fields: Any
) -> WorkingGroup:
    """Set up a group; its participation matrix begins as seeded groups' do."""
    require(actor, "workinggroups.create_group")
    refuse_unprintable_in({"title": title, "mandate": mandate, **fields})
    fields.setdefault("symbol_part", f"WG{number}")
    with _marks_free():
        group = WorkingGroup.objects.create(number=number, title=title, mandate=mandate, **fields)
    seed_participation(group)
    enter("group_created", actor, group)
    return group


@transaction.atomic
def edit_group(actor: Actor, group: WorkingGroup, **fields: Any) -> WorkingGroup:
    """Change a group's title, mandate, visibility or rule; tabled texts keep what they copied."""
    group = lock_group(group)
    require(actor, "workinggroups.edit_group", group)
    changed = sorted(name for name, new in fields.items() if getattr(group, name) != new)
    if not changed:
        return group
    refuse_unprintable_in({name: fields[name] for name in changed})
    for name in changed:
        setattr(group, name, fields[name])
    with _marks_free():
        group.save(update_fields=changed)
    enter("group_edited", actor, group, changed=changed)
    return group


@transaction.atomic
def set_participation(
    actor: Actor, group: WorkingGroup, kind: str, **terms: Any
) -> ParticipationRule:
    """Change one line of the matrix; texts tabled before keep the line that they copied."""
    group = lock_group(group)
    require(actor, "workinggroups.edit_group", group)
    rule, _made = ParticipationRule.objects.get_or_create(group=group, kind=kind)
    before = rule.terms()
    for name, value in terms.items():
        setattr(rule, name, value)
    if rule.terms() == before:
        return rule
    rule.save()
    enter("participation_set", actor, group, kind=kind)
    return rule


def seed_participation(group: WorkingGroup) -> None:
    """Give every constituency that has no line yet the line that groups begin with."""
    ParticipationRule.objects.bulk_create(
        [ParticipationRule(group=group, **seeded_terms(kind)) for kind in CONSTITUENCIES],
        ignore_conflicts=True,
    )


@contextmanager
def _marks_free() -> Iterator[None]:
    """Number and symbol are of one group each; the refusal says which of them is taken."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        refusal = {
            "workinggroups_workinggroup_number_key": Refusal(
                "number_taken", _("A group has this number already."), field="number"
            ),
            "workinggroups_workinggroup_symbol_part_key": Refusal(
                "symbol_taken",
                _("A group has this part of the symbol already."),
                field="symbol_part",
            ),
        }.get(broken_by(problem))
        if refusal is None:
            raise
        raise refusal from None
