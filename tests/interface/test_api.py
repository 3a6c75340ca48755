"""Errors of the API are problem details, with the code of a refusal kept."""

from base64 import b64encode
from urllib.parse import urlencode

import pytest
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated, NotFound
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from interface.api import CursorPagination
from interface.refusal import Refusal


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Refusal("not_entitled", "No."), 403, "not_entitled"),
        (Refusal("clashes", "No."), 409, "clashes"),
        (Refusal("too_long", "No.", field="text"), 422, "too_long"),
        (NotAuthenticated(), 403, "not_authenticated"),
        (serializers.ValidationError({"text": ["Missing."]}), 400, "invalid"),
    ],
)
def test_an_error_is_a_problem(error: Exception, status: int, code: str) -> None:
    class Failing(APIView):
        authentication_classes = ()

        def get(self, request: object) -> None:
            raise error

    answer = Failing.as_view()(APIRequestFactory().get("/")).render()
    assert (answer.status_code, answer.data["code"]) == (status, code)
    assert answer["Content-Type"].startswith("application/problem+json")


def test_a_page_of_the_api_holds_two_hundred_at_most() -> None:
    paginator = CursorPagination()
    request = APIView().initialize_request(APIRequestFactory().get("/?page_size=9999"))
    assert paginator.get_page_size(request) == 200


@pytest.mark.parametrize("position", ["abc", "\x00"])
def test_a_cursor_that_stands_nowhere_is_not_found(position: str) -> None:
    cursor = b64encode(urlencode({"p": position}).encode()).decode()
    request = APIView().initialize_request(APIRequestFactory().get("/", {"cursor": cursor}))
    with pytest.raises(NotFound):
        CursorPagination().decode_cursor(request)
