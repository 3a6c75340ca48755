"""Loading the demonstration: the cast enters, the stories are told, a report is asked for."""

from datetime import date, timedelta

from demo.bodies import Cast
from demo.moments import at
from demo.story import COALITIONS, texts
from demo.telling.texts import Telling
from interface import clock
from reports.actions import ask_for_report
from stakeholders.actions.accreditation import apply_for_accreditation
from stakeholders.actions.registry import load_registry
from stakeholders.actors import Actor
from stakeholders.models import Person, Stakeholder
from stakeholders.registry import files

# How many days ago who was asked to advise whom.
ASKED = (
    (26, ("Leilani Foketi", "Union of the Western Archipelagos")),
    (25, ("Hanne Ostergren", "Access for Islands")),
    (24, ("Inés Quirós", "Southern Compact")),
    (12, ("Leilani Foketi", "Assembly for Digital Development")),
)


def is_loaded() -> bool:
    return Stakeholder.objects.filter(name="Vailuku").exists()


def is_taken() -> bool:
    """Whether somebody was set up here without it: its cast would stand among real people."""
    return not is_loaded() and (Person.objects.exists() or Stakeholder.objects.exists())


def load(today: date) -> Telling:
    """Tell everything as if it had happened in the months before `today`."""
    # Facts about real bodies, in a room of their own: none of them takes part in what follows.
    load_registry(files.read(files.HERE))
    cast = Cast(today)
    telling = Telling(cast)
    with clock.at(at(today, -200)):
        cast.enter()
    telling.tell(COALITIONS, texts())
    # An invitation lapses after 30 days: whoever opens a door finds something with a deadline.
    for days_ago, asked in ASKED:
        with clock.at(at(today, -days_ago)):
            cast.ask(*asked)
    with clock.at(at(today, -9)):
        cast.adviser("Leilani Foketi", "Access for Islands")
        apply()
    ask_for_report(
        cast.secretariat,
        cast.groups[4],
        first_day=today - timedelta(days=180),
        last_day=today,
        audience="public",
    )
    return telling


def apply() -> None:
    """Somebody without a seat asks to be accredited, so that the secretariat has work."""
    applicant = Person.objects.create_user(
        "tamsin.orrey@lantern-network.example", name="Tamsin Orrey", language="en"
    )
    apply_for_accreditation(
        Actor.of_person(applicant),
        organisation="Lantern Network",
        kind="civil",
        function="Coordinator",
        statement="We run help lines for people whose accounts were taken over, in nine languages.",
    )
