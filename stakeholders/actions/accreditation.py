"""The acts of accreditation: asking, deciding, and adding a stakeholder without being asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from interface.characters import visible_words
from interface.constraints import broken_by
from interface.refusal import Refusal
from interface.wording import refuse_unprintable, refuse_unprintable_in
from record import actions as record
from record.keys import StreamKey, Subject
from stakeholders import letters
from stakeholders.actions.people import seat_applicant
from stakeholders.actors import Actor
from stakeholders.models import (
    Accreditation,
    Application,
    ApplicationDecision,
    Kind,
    Person,
    Stakeholder,
)
from stakeholders.permits import require

ONE_NAME = "stakeholders_stakeholder_name_key"


@transaction.atomic
def apply_for_accreditation(actor: Actor, **fields: Any) -> Application:
    """Ask that one's organisation be accredited; one application a person waits at a time."""
    require(actor, "stakeholders.apply")
    assert actor.person is not None
    Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
    if Application.objects.undecided().filter(person=actor.person).exists():
        raise Refusal("application_waits", _("You have an application that waits for a decision."))
    refuse_unprintable_in(fields)
    _refuse_taken_name(fields["organisation"], "organisation")
    _refuse_misplaced_region(fields["kind"], fields.get("regional_group", ""))
    application = Application.objects.create(**fields, **actor.signature)
    _tell_applicant("accreditation_asked", actor, application)
    return application


@transaction.atomic
def decide_application(
    actor: Actor, application: Application, *, granted: bool, reason: str
) -> ApplicationDecision:
    """Grant or refuse, with a reason that the applicant reads; granting seats the applicant."""
    # Whoever is erased meanwhile is held first there too, and their applications after that.
    assert application.person_id is not None
    Person.objects.select_for_update(no_key=True).get(pk=application.person_id)
    application = (
        Application.objects.select_for_update(no_key=True, of=("self",))
        .select_related("person", "host")
        .get(pk=application.pk)
    )
    require(actor, "stakeholders.decide_application", application)
    given = ApplicationDecision.objects.filter(application=application).first()
    if given is not None and given.granted == granted:
        return given
    if given is not None:
        raise Refusal("already_decided", _("This application has been decided otherwise already."))
    if not visible_words(reason):
        raise Refusal("reason_required", _("Give the reason."), field="reason")
    refuse_unprintable(reason, field="reason")
    if granted and application.applicant_left:
        raise Refusal(
            "applicant_left",
            _("Whoever asked has no account any more: nobody would head the delegation."),
            field="granted",
        )
    decision = ApplicationDecision.objects.create(
        application=application, granted=granted, reason=visible_words(reason), **actor.signature
    )
    _carry_out(actor, decision)
    return decision


@transaction.atomic
def add_stakeholder(
    actor: Actor,
    *,
    kind: str,
    name: str,
    regional_group: str = "",
    host: Stakeholder | None = None,
    about: str = "",
    website: str = "",
    reason: str = "",
) -> Stakeholder:
    """Add a stakeholder and accredit it at once, on the secretariat's own motion."""
    require(actor, "stakeholders.add_stakeholder")
    refuse_unprintable_in({"name": name, "about": about, "website": website, "reason": reason})
    stakeholder = _create(
        kind=kind,
        name=name,
        regional_group=regional_group,
        host=host,
        about=about,
        website=website,
        field="name",
    )
    Accreditation.objects.create(accredited=stakeholder, reason=reason, **actor.signature)
    _tell("accredited", actor, stakeholder)
    return stakeholder


@transaction.atomic
def edit_stakeholder(actor: Actor, stakeholder: Stakeholder, **fields: Any) -> Stakeholder:
    """Correct a stakeholder's facts; who acts for it and what it did stay as they are."""
    stakeholder = Stakeholder.objects.select_for_update(no_key=True).get(pk=stakeholder.pk)
    require(actor, "stakeholders.edit_stakeholder", stakeholder)
    changed = sorted(name for name, new in fields.items() if getattr(stakeholder, name) != new)
    if not changed:
        return stakeholder
    refuse_unprintable_in({name: fields[name] for name in changed})
    if "name" in changed:
        _refuse_taken_name(fields["name"], "name", other_than=stakeholder)
    for name in changed:
        setattr(stakeholder, name, fields[name])
    _refuse_misplaced_region(stakeholder.kind, stakeholder.regional_group)
    with _name_free("name"):
        stakeholder.save(update_fields=changed)
    _tell("stakeholder_edited", actor, stakeholder, changed=changed)
    return stakeholder


def _carry_out(actor: Actor, decision: ApplicationDecision) -> None:
    application = decision.application
    made: dict[str, str] = {}
    if decision.granted:
        stakeholder = _create(
            kind=application.kind,
            name=application.organisation,
            regional_group=application.regional_group,
            host=application.host,
            about="",
            website=application.website,
            field="organisation",
        )
        Accreditation.objects.create(
            accredited=stakeholder, decision=decision, reason=decision.reason, **actor.signature
        )
        assert application.person is not None
        seat_applicant(actor, application.person, stakeholder)
        _tell("accredited", actor, stakeholder)
        made = {"stakeholder": str(stakeholder.pk)}
    _tell_applicant(
        "application_granted" if made else "application_refused", actor, application, **made
    )
    letters.write(
        "decision",
        application.person.email if application.person else "",
        person=application.person,
        application=application,
        granted=decision.granted,
        reason=decision.reason,
        url=letters.address_of("apply"),
    )


def _tell_applicant(act: str, actor: Actor, application: Application, **data: str) -> None:
    """An application is between the applicant and the secretariat."""
    record.append(
        f"stakeholders.{act}",
        actor=actor.ref,
        streams=[StreamKey("application", application.pk, "own")],
        subject=Subject("application", application.pk),
        data=data,
    )


def _create(*, kind: str, name: str, field: str, **facts: Any) -> Stakeholder:
    if kind == Kind.SECRETARIAT:
        raise Refusal("secretariat", _("There is one secretariat."), field="kind")
    _refuse_taken_name(name, field)
    _refuse_misplaced_region(kind, facts["regional_group"])
    with _name_free(field):
        return Stakeholder.objects.create(kind=kind, name=" ".join(name.split()), **facts)


@contextmanager
def _name_free(field: str) -> Iterator[None]:
    """Somebody else may give the name away between the question and the act."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        if broken_by(problem) != ONE_NAME:
            raise
        raise _name_taken(field) from None


def _refuse_taken_name(name: str, field: str, other_than: Stakeholder | None = None) -> None:
    same = Stakeholder.objects.filter(name__iexact=" ".join(name.split()))
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise _name_taken(field)


def _refuse_misplaced_region(kind: str, regional_group: str) -> None:
    if regional_group and kind != Kind.STATE:
        raise Refusal(
            "misplaced_region", _("Only states have a regional group."), field="regional_group"
        )


def _name_taken(field: str) -> Refusal:
    return Refusal("name_taken", _("A stakeholder has this name already."), field=field)


def _tell(act: str, actor: Actor, stakeholder: Stakeholder, **data: Any) -> None:
    record.append(
        f"stakeholders.{act}",
        actor=actor.ref,
        streams=[StreamKey("stakeholder", stakeholder.pk, "public")],
        subject=Subject("stakeholder", stakeholder.pk),
        data=data,
    )
