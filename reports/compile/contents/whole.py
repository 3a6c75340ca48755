"""The whole report: the group and its members, its texts and who moved on them together."""

from dataclasses import dataclass

from reports.compile.contents.texts import Text

SCHEMA = "norms-forum-report/3"


@dataclass(frozen=True, slots=True)
class Body:
    """A stakeholder under its official short name."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Coalition:
    """Members and spokesperson as at the moment of the text; what it moved, by symbol."""

    id: str
    name: str
    spokesperson: str
    members: tuple[Body, ...]
    aligned: tuple[Body, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole report; `asked_by` is a person and for whom, `as_of` the moment of the texts."""

    group_number: int
    group_title: str
    mandate: str
    first_day: str
    last_day: str
    audience: str
    asked_by: str
    asked_at: str
    taken_at: str
    as_of: str
    site: str
    demonstration: bool
    members: tuple[Body, ...]
    texts: tuple[Text, ...]
    coalitions: tuple[Coalition, ...]
    schema: str = SCHEMA
