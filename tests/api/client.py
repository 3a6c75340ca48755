"""A program that speaks for a seat."""

from typing import Any

from django.test import Client

from stakeholders.models import Seat
from tests.stakeholders.pages import signed_in

ROOT = "/api/v1/"


class Program:
    """Sends JSON and reads JSON; `status` of the last answer is kept beside it."""

    def __init__(self, seat: Seat | None = None) -> None:
        self.client = signed_in(seat) if seat else Client()

    def get(self, path: str, status: int = 200) -> Any:
        return self._read(self.client.get(ROOT + path), status)

    def post(self, path: str, said: Any = None, status: int = 200, **headers: str) -> Any:
        answer = self.client.post(
            ROOT + path, {} if said is None else said, "application/json", headers=headers
        )
        return self._read(answer, status)

    def put(self, path: str, said: Any, status: int = 200) -> Any:
        return self._read(self.client.put(ROOT + path, said, "application/json"), status)

    def _read(self, answer: Any, status: int) -> Any:
        assert answer.status_code == status, (answer.status_code, answer.content)
        self.headers = answer.headers
        return answer.json() if answer.content else None
