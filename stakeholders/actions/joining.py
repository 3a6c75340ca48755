"""Joining by invitation: the link proves the address, so person and seat come about at once."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from interface.refusal import Refusal
from stakeholders.accounts import is_known
from stakeholders.actions.people import accept_invitation
from stakeholders.models import Invitation, Person, Seat


@transaction.atomic
def join_by_invitation(invitation: Invitation, *, name: str, password: str, time_zone: str) -> Seat:
    """Make the invited person, with the address confirmed, and take the seat."""
    if is_known(invitation.email):
        raise Refusal(
            "known_address",
            _(
                "The seat waits for who has an account under this address. Sign in with it, or "
                "get a new password, and open this invitation again."
            ),
        )
    person = Person.objects.create_user(
        invitation.email,
        password,
        name=name,
        time_zone=time_zone,
        language=translation.get_language() or "en",
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return accept_invitation(person, invitation.token)
