"""What stakeholders belong to, as higher apps know it: a column and a filter of the directory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from stakeholders.models import Stakeholder

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something to belong to. `key` is the filter's name in an address, `label` its legend.

    `choices()` gives (value, words); `narrow(found, values)` keeps those who belong to one of the
    values; `of(ids)` gives each stakeholder's short names of what it belongs to, in one query.
    """

    key: str
    label: "_StrOrPromise"
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable[[QuerySet[Stakeholder], list[str]], QuerySet[Stakeholder]]
    of: Callable[[Iterable[UUID]], dict[UUID, list[str]]]


_known: dict[str, Belonging] = {}


def register(belonging: Belonging) -> None:
    _known[belonging.key] = belonging


def known() -> list[Belonging]:
    return list(_known.values())
