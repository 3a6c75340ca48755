"""A delegation's own affairs, told to nobody else."""

from record import actions as record
from record.keys import StreamKey, Subject
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder


def tell_delegation(
    act: str, actor: Actor, stakeholder: Stakeholder, subject: Subject, **data: str
) -> None:
    """A delegation's own affairs are told to the delegation only."""
    record.append(
        f"stakeholders.{act}",
        actor=actor.ref,
        streams=[StreamKey("stakeholder", stakeholder.pk, "own")],
        subject=subject,
        data={"stakeholder": str(stakeholder.pk), **data},
    )
