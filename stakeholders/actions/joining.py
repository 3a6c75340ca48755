"""Joining by invitation: the link proves the address, so person and seat come about at once."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from interface.constraints import broken_by
from interface.refusal import Refusal
from stakeholders.accounts import ONE_ACCOUNT, is_known
from stakeholders.actions.people import accept_invitation, open_invitation
from stakeholders.models import Invitation, Person, Seat


@transaction.atomic
def join_by_invitation(invitation: Invitation, *, name: str, password: str, time_zone: str) -> Seat:
    """Make the invited person, with the address confirmed, and take the seat."""
    invitation = open_invitation(invitation.token)
    if is_known(invitation.email):
        raise _known()
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                invitation.email,
                password,
                name=name,
                time_zone=time_zone,
                language=translation.get_language() or "en",
            )
            EmailAddress.objects.create(
                user=person, email=person.email, verified=True, primary=True
            )
    except IntegrityError as problem:
        # Another delegation's invitation, or a form at the door, made the account meanwhile.
        if broken_by(problem) not in ONE_ACCOUNT:
            raise
        raise _known() from None
    return accept_invitation(person, invitation.token)


def _known() -> Refusal:
    return Refusal(
        "known_address",
        _(
            "The seat waits for who has an account under this address. Sign in with it, or "
            "get a new password, and open this invitation again."
        ),
    )
