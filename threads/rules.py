"""Who may comment, and who may take a comment back."""

import rules

from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.models import Role
from threads import registry
from threads.models import Comment

SPEAKING_ROLES = (Role.HEAD, Role.DELEGATE, Role.ADVISER)


@rules.predicate
def speaks_for_a_stakeholder(actor: Actor, subject: object = None) -> bool:
    """Observers read; everybody else at the table may speak."""
    return actor.kind == "seat" and actor.role in SPEAKING_ROLES


@rules.predicate
def sees_the_subject(actor: Actor, subject: Subject) -> bool:
    return registry.is_visible(subject.type, subject.id, actor.seat)


@rules.predicate
def may_comment_on_the_subject(actor: Actor, subject: Subject) -> bool:
    kind = registry.kind_of(subject.type)
    return kind is not None and kind.may_comment(actor, subject.id)


@rules.predicate
def wrote_it_for_this_stakeholder(actor: Actor, comment: Comment) -> bool:
    return (
        actor.person is not None
        and actor.stakeholder is not None
        and comment.person_id == actor.person.pk
        and comment.stakeholder_id == actor.stakeholder.pk
    )


rules.add_perm(
    "threads.comment", speaks_for_a_stakeholder & sees_the_subject & may_comment_on_the_subject
)
rules.add_perm("threads.withdraw_comment", wrote_it_for_this_stakeholder)
