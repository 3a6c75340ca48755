"""The one way in which an act is refused: actions and rules raise it, pages and API explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Refusal(Exception):
    """An act that was understood and not carried out.

    `code` is for machines, in snake_case ("not_entitled"); `message` is a sentence for the person
    who acted; `field` names the field of the form that it is about, if it is about one.
    """

    def __init__(self, code: str, message: _StrOrPromise, *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @property
    def status(self) -> int:
        """The HTTP status that says the same: no entitlement, wrong input, or a conflict."""
        if self.code == "not_entitled":
            return 403
        return 422 if self.field else 409
