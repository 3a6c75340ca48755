"""Every role asks for every stream: the socket answers as the page does, and as the rules do."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from record import registry, rights
from record.models import Stream
from tests.doors.house import House
from tests.doors.people import ROLES, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_a_socket_reads_what_the_page_reads_and_nothing_else(role: str) -> None:
    House()
    actor = ROLES[role]()
    client = signed_in(actor)
    scope = {"user": actor.person or AnonymousUser(), "session": client.session}
    everything = Stream.objects.values_list("pk", flat=True)
    by_socket = {one.pk for one in rights.readable(scope, everything)}
    onlooker = (actor.person, actor.seat)
    wrong = []
    for stream in Stream.objects.all():
        by_page = client.get(reverse("record:events", args=[stream.pk])).status_code == 200
        by_rule = registry.may_read(
            onlooker, stream.subject_type, stream.subject_id, stream.audience
        )
        if not by_rule == by_page == (stream.pk in by_socket):
            wrong.append(f"{stream.key}: rule {by_rule}, page {by_page}, {stream.pk in by_socket}")
    assert not wrong, "\n".join(wrong)
    assert 0 < len(by_socket) < Stream.objects.count()
