"""Who may have a person erased, and read what is held about one."""

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import Kind, Person, Seat
from stakeholders.rules.seats import is_somebody, serves


@predicate
def is_oneself(actor: Actor, person: Person) -> bool:
    return actor.person is not None and actor.person.pk == person.pk


@predicate
def has_served(_actor: Actor, person: Person) -> bool:
    """Holds or held a seat in the secretariat: nobody there erases a colleague."""
    return Seat.objects.filter(person=person, stakeholder__kind=Kind.SECRETARIAT).exists()


add_perm("stakeholders.read_personal_data", is_somebody & is_oneself)
add_perm("stakeholders.erase_person", (is_somebody & is_oneself) | (serves & ~has_served))
