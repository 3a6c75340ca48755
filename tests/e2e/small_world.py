"""A text and the people around it, told in a stack without the demonstration.

Run inside the stack: `manage.py shell -c "from tests.e2e.small_world import tell; tell()"`.
"""

import json

from allauth.account.models import EmailAddress

from stakeholders.models import Person
from tests import world
from tests.e2e import people


def tell() -> None:
    """Prints where the text is. Everybody in `people` may sign in."""
    group = world.group()
    for name in ("Dravenia", "Marlonia", "San Aurelio"):
        world.member(name, group)
        world.seat_of(name)
    world.cochair(group)
    # A second seat for one person, to change to in mid-form.
    world.stakeholder("Kesimba")
    text = world.tabled_proposal()
    person = Person.objects.get(email=people.MEMBER)
    world.seat_of("Kesimba", "adviser", email=person.email)
    for email in people.EVERYBODY:
        user = Person.objects.get(email=email)
        EmailAddress.objects.get_or_create(
            user=user, email=email, defaults={"verified": True, "primary": True}
        )
    print(json.dumps({"text": text.get_absolute_url(), "group": group.get_absolute_url()}))
