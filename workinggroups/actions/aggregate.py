"""The first and the last step of every act on a group: lock its row, enter it in the record."""

from typing import Any

from record import actions as record
from record.keys import StreamKey, Subject
from stakeholders.actors import Actor
from workinggroups.models import WorkingGroup


def lock_group(group: WorkingGroup) -> WorkingGroup:
    """Lock the group's row until the transaction ends, and read it as it is now."""
    return WorkingGroup.objects.select_for_update(no_key=True).get(pk=group.pk)


def enter(act: str, actor: Actor, group: WorkingGroup, **data: Any) -> None:
    """Enter an act in the public stream: what a group is and who is in it is public."""
    record.append(
        f"workinggroups.{act}",
        actor=actor.ref,
        streams=[StreamKey("workinggroup", group.pk, "public")],
        subject=Subject("workinggroup", group.pk),
        data=data,
    )
