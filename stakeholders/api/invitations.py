"""Invitations to a seat, for programs: sent, taken back, and answered by whom they were sent to."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface import clock
from interface.acts import KEY, Told, act, checked, created
from interface.lists import Filter, FilteredViewSet
from stakeholders.actions import people as acts
from stakeholders.api.seats import MandateDay
from stakeholders.models import Invitation, InvitationAnswer, Role, Stakeholder
from stakeholders.models.limits import LONGEST_NAME
from stakeholders.reads.seats import invitations_seen_by, invitations_sent_to
from stakeholders.requests import actor_of


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """The link that the letter carries is told to nobody else. `name` is the invited person's."""

    stakeholder: Any = serializers.UUIDField(source="for_stakeholder_id", read_only=True)
    stakeholder_name = serializers.CharField(source="for_stakeholder.name", read_only=True)
    since = serializers.DateField(source="mandate.lower", read_only=True)
    until = serializers.DateField(source="last_day", read_only=True, allow_null=True)
    invited_at = serializers.DateTimeField(source="at", read_only=True)
    expires_at = serializers.DateTimeField(read_only=True)
    answer = serializers.ChoiceField(
        InvitationAnswer.Answer.choices,
        source="answer.answer",
        default=None,
        read_only=True,
        allow_null=True,
        help_text="Null while it waits.",
    )

    class Meta:
        model = Invitation
        fields = [
            "id",
            "stakeholder",
            "stakeholder_name",
            "email",
            "name",
            "role",
            "since",
            "until",
            "invited_at",
            "expires_at",
            "answer",
        ]


class NewInvitationSerializer(serializers.Serializer[Any]):
    """The mandate holds from `since`, today where none is said, to `until`, both included."""

    stakeholder = serializers.PrimaryKeyRelatedField(queryset=Stakeholder.objects.accredited())
    email = serializers.EmailField(max_length=254)
    name = Told(max_length=LONGEST_NAME)
    role = serializers.ChoiceField(Role.choices)
    since = MandateDay(required=False)
    until = MandateDay(
        required=False, allow_null=True, default=None, help_text="Without one the end is open."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        since, until = attrs.pop("since", clock.now().date()), attrs.pop("until")
        if until and until < since:
            message = _("The last day lies before the first.")
            raise serializers.ValidationError({"until": message})
        attrs["mandate"] = DateRange(since, until + timedelta(days=1) if until else None)
        return attrs


class SeatAnswerSerializer(serializers.Serializer[Any]):
    accepted = serializers.BooleanField()


class InvitationViewSet(FilteredViewSet[Invitation]):
    """Invitations that wait in the delegations that the caller may see, and the caller's own."""

    filters: ClassVar = {
        "stakeholder": Filter(
            serializers.UUIDField(),
            lambda key: Q(for_stakeholder=key),
            "Those to one delegation.",
        ),
    }

    serializer_class = InvitationSerializer
    queryset = Invitation.objects.none()

    def get_queryset(self) -> QuerySet[Invitation]:
        seen_by = invitations_sent_to if self.action == "answer" else invitations_seen_by
        return seen_by(actor_of(self.request)).select_related("for_stakeholder", "answer")

    @extend_schema(request=NewInvitationSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """A head for the own delegation, or the secretariat, invites somebody by e-mail."""
        said = checked(self, NewInvitationSerializer)
        return created(self, lambda: acts.invite_delegate(actor_of(request), **said))

    @act("revocation")
    def revocation(self, request: Request, invitation: Invitation, said: dict[str, Any]) -> None:
        """Take an invitation back before it is answered."""
        acts.revoke_invitation(actor_of(request), invitation)

    @act("answer", takes=SeatAnswerSerializer)
    def answer(self, request: Request, invitation: Invitation, said: dict[str, Any]) -> None:
        """Whom it was sent to takes the seat or declines; to others there is nothing to answer."""
        person = actor_of(request).person
        assert person is not None
        if said["accepted"]:
            acts.accept_invitation(person, invitation.token)
        else:
            acts.decline_invitation(invitation.token, person)
