"""Who may do what, read out of the rules themselves: one line a capability, one column a role.

A rule is a tree of named predicates. Those that look at the actor alone are asked about each role;
those that look at the subject too stay as the conditions under which the role may do it.
"""

import ast
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache

import rules.permissions
from django.db.backends.postgresql.psycopg_any import DateRange
from rules.predicates import Predicate

from stakeholders.actors import ANONYMOUS, Actor
from stakeholders.models import Accreditation, Kind, Person, Role, Seat, Stakeholder

YES, NO = "yes", "–"
IF = "if"
type Left = bool | str | tuple[Left, ...]
"""What a rule comes to: an answer, a condition, or conditions behind the word that joins them."""

# What only the seats of some column are to a subject: predicate to the column that grants it.
_grants: dict[str, str] = {}


def grants(column: str, *predicates: Predicate) -> None:
    """For a seat of this column these hold, for a seat of any other they do not."""
    _grants.update({str(one): column for one in predicates})


@dataclass(frozen=True)
class Column:
    """A role, with somebody invented who has it."""

    name: str
    actor: Actor


@dataclass(frozen=True)
class Cell:
    """What a role may do: "yes", "–", or "if" with its conditions."""

    answer: str
    conditions: str = ""


def columns() -> list[Column]:
    somebody = Person(name="Somebody", email="somebody@invented.example")
    return [
        Column("Visitor", ANONYMOUS),
        Column("No seat", Actor.of_person(somebody)),
        Column("Observer", _seated(somebody, Role.OBSERVER)),
        Column("Adviser", _seated(somebody, Role.ADVISER)),
        Column("Delegate", _seated(somebody, Role.DELEGATE)),
        Column("Head", _seated(somebody, Role.HEAD)),
        Column("Co-chair", _seated(somebody, Role.DELEGATE)),
        Column("Secretariat, observer", _seated(somebody, Role.OBSERVER, Kind.SECRETARIAT)),
        Column("Secretariat", _seated(somebody, Role.DELEGATE, Kind.SECRETARIAT)),
        Column("Secretariat, head", _seated(somebody, Role.HEAD, Kind.SECRETARIAT)),
    ]


def table() -> dict[str, dict[str, Cell]]:
    """Capability to column to cell, both in the order in which they are shown."""
    known = rules.permissions.permissions
    return {
        name: {one.name: cell_of(known[name], one) for one in columns()} for name in sorted(known)
    }


def cell_of(rule: Predicate, column: Column) -> Cell:
    left = _reduce(ast.parse(str(rule), mode="eval").body, column)
    return Cell(YES if left else NO) if isinstance(left, bool) else Cell(IF, _in_words(left))


def as_markdown() -> str:
    found = table()
    names = [column.name for column in columns()]
    lines = [
        "# Roles and capabilities",
        "",
        "Written by `manage.py list_capabilities --write` from the rules that pages, API and",
        "sockets ask; a test fails where it is not current. Everybody reads what is public.",
        '"yes": always; "–": never; "if": under the conditions below the table, which depend on',
        "the text, the group or the body that it is about. A co-chair is a delegate whose seat",
        "chairs the group concerned; what a delegate may do, a co-chair may do too.",
        "",
        "| Capability | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for capability, cells in found.items():
        row = " | ".join(cells[name].answer for name in names)
        lines.append(f"| `{capability}` | {row} |")
    lines += ["", "## Conditions", ""]
    for capability, cells in found.items():
        lines += _conditions(capability, cells)
    return "\n".join(lines) + "\n"


def _conditions(capability: str, cells: dict[str, Cell]) -> list[str]:
    """One line for each set of roles that share their conditions."""
    shared: dict[str, list[str]] = {}
    for name, cell in cells.items():
        if cell.answer == IF:
            shared.setdefault(cell.conditions, []).append(name)
    return [f"- `{capability}` ({', '.join(who)}): {what}." for what, who in shared.items()]


def _seated(person: Person, role: str, kind: str = Kind.STATE) -> Actor:
    body = Stakeholder(name="Invented", kind=kind)
    body.accreditation = Accreditation()
    always = DateRange(date(2000, 1, 1), None)
    return Actor.of_seat(Seat(person=person, stakeholder=body, role=role, mandate=always))


def _reduce(node: ast.expr, column: Column) -> Left:
    """What is left of a rule once the role is known."""
    match node:
        case ast.Name(id=name):
            return _leaf(name, column)
        case ast.UnaryOp(op=ast.Invert(), operand=inner):
            found = _reduce(inner, column)
            return not found if isinstance(found, bool) else f"not {_in_words(found, inner=True)}"
        case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
            return _joined(("and", _reduce(left, column), _reduce(right, column)), neutral=True)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _joined(("or", _reduce(left, column), _reduce(right, column)), neutral=False)
    raise ValueError(f"a rule that cannot be read: {ast.unparse(node)}")


def _joined(parts: tuple[Left, ...], *, neutral: bool) -> Left:
    """Parts behind their word; those of the same word lie flat, those that decide nothing go."""
    word, *given = parts
    flat: list[Left] = []
    for part in given:
        flat += part[1:] if isinstance(part, tuple) and part[0] == word else [part]
    left = [part for part in dict.fromkeys(flat) if part is not neutral]
    if (not neutral) in left:
        return not neutral
    if not left:
        return neutral
    return left[0] if len(left) == 1 else (word, *left)


def _in_words(left: Left, *, inner: bool = False) -> str:
    if not isinstance(left, tuple):
        return str(left)
    said = f" {left[0]} ".join(_in_words(part, inner=True) for part in left[1:])
    return f"({said})" if inner else said


def _leaf(name: str, column: Column) -> Left:
    predicate = _leaves()[name]
    if predicate.num_args < 2:
        return bool(predicate(column.actor))
    if name in _grants:
        return _grants[name] == column.name
    return name.replace("_", " ").strip()


@cache
def _leaves() -> dict[str, Predicate]:
    """Every predicate with a name of its own, in the modules of rules."""
    found: dict[str, Predicate] = {}
    for module in [one for name, one in sys.modules.items() if ".rules" in name]:
        for value in vars(module).values():
            if not isinstance(value, Predicate) or not str(value).isidentifier():
                continue
            if found.setdefault(str(value), value) is not value:
                raise ValueError(f"two predicates are named {value}")
    return found
