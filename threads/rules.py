"""Who may comment, and who may take a comment back."""

from rules.permissions import add_perm
from rules.predicates import predicate

from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.rules.seats import sits, speaks_up
from threads import registry
from threads.models import Comment


@predicate
def sees_the_subject(actor: Actor, subject: Subject) -> bool:
    return registry.is_visible(subject.type, subject.id, actor.seat)


@predicate
def may_comment_on_the_subject(actor: Actor, subject: Subject) -> bool:
    kind = registry.kind_of(subject.type)
    return kind is not None and kind.may_comment(actor, subject.id)


@predicate
def wrote_it_for_this_stakeholder(actor: Actor, comment: Comment) -> bool:
    return (
        actor.person is not None
        and actor.stakeholder is not None
        and comment.person_id == actor.person.pk
        and comment.stakeholder_id == actor.stakeholder.pk
    )


add_perm("threads.comment", speaks_up & sees_the_subject & may_comment_on_the_subject)
add_perm("threads.withdraw_comment", sits & wrote_it_for_this_stakeholder)
