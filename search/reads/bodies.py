"""Stakeholders, coalitions and groups: by names that are spelt nearly so, and by their own words.

People are never found: who sits for whom is for those who hold a seat, on the delegation's page.
"""

from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import OuterRef, Q, QuerySet, Subquery

from search.reads import words
from search.reads.asking import Asked
from search.reads.hits import Around, Hit, Kind
from stakeholders.models import Coalition, PreferredOutcome, Seat, Stakeholder
from workinggroups.models import Membership, WorkingGroup


def named(said: str, field: str) -> Q:
    return Q(**{f"{field}__icontains": said}) | Q(**{f"{field}__trigram_word_similar": said})


def by_likeness[Rows: QuerySet[Any]](found: Rows, said: str, field: str, about: str) -> Rows:
    return found.annotate(
        likeness=TrigramWordSimilarity(said, field), excerpt=words.excerpt(said, about)
    ).order_by("-likeness", field, "pk")


def matching_stakeholders(asked: Asked, _seat: Seat | None) -> QuerySet[Stakeholder]:
    """Accredited ones, as in the directory; of a group, its members."""
    found = Stakeholder.objects.accredited()
    if asked.group is not None:
        members = Membership.objects.current().filter(group__number=asked.group)
        found = found.filter(pk__in=members.values("stakeholder"))
    return found.filter(named(asked.words, "name") | words.matching(asked.words, "about"))


def best_stakeholders(
    found: QuerySet[Stakeholder], asked: Asked, _ranked: bool
) -> QuerySet[Stakeholder]:
    return by_likeness(found, asked.words, "name", "about")


def told_stakeholder(one: Any, asked: Asked, _around: Around) -> Hit:
    return Hit(
        one.pk,
        one.get_absolute_url(),
        words.in_name(one.name, asked.words),
        _said(one.excerpt, one.about, asked),
        stakeholder=one,
        about=str(one.get_kind_display()),
    )


def matching_coalitions(asked: Asked, _seat: Seat | None) -> QuerySet[Coalition]:
    """By name, charter and preferred outcomes; they belong to no group."""
    if asked.group is not None:
        return Coalition.objects.none()
    outcomes = PreferredOutcome.objects.filter(words.matching(asked.words, "text"))
    return Coalition.objects.filter(
        named(asked.words, "name")
        | words.matching(asked.words, "charter")
        | Q(pk__in=outcomes.order_by().values("coalition"))
    )


def best_coalitions(found: QuerySet[Coalition], asked: Asked, _ranked: bool) -> QuerySet[Coalition]:
    outcomes = PreferredOutcome.objects.filter(
        words.matching(asked.words, "text"), coalition=OuterRef("pk")
    )
    wanted = outcomes.annotate(shown=words.excerpt(asked.words, "text")).order_by("number")
    found = found.annotate(
        outcome=Subquery(wanted.values("text")[:1]), wanted=Subquery(wanted.values("shown")[:1])
    )
    return by_likeness(found, asked.words, "name", "charter")


def told_coalition(one: Any, asked: Asked, _around: Around) -> Hit:
    excerpt, wanted = one.excerpt, one.wanted
    whole = one.outcome if wanted and not excerpt else one.charter
    return Hit(
        one.pk,
        one.get_absolute_url(),
        words.in_name(one.name, asked.words),
        _said(excerpt or wanted, whole, asked),
    )


def matching_groups(asked: Asked, _seat: Seat | None) -> QuerySet[WorkingGroup]:
    found = WorkingGroup.objects.all()
    if asked.group is not None:
        found = found.filter(number=asked.group)
    return found.filter(named(asked.words, "title") | words.matching(asked.words, "mandate"))


def best_groups(
    found: QuerySet[WorkingGroup], asked: Asked, _ranked: bool
) -> QuerySet[WorkingGroup]:
    return by_likeness(found, asked.words, "title", "mandate")


def told_group(one: Any, asked: Asked, _around: Around) -> Hit:
    return Hit(
        one.pk,
        one.get_absolute_url(),
        words.in_name(str(one), asked.words),
        _said(one.excerpt, one.mandate, asked),
    )


def _said(excerpt: str | None, whole: str, asked: Asked) -> list[words.Piece]:
    return words.pieces(excerpt or "", whole, asked.words) if whole else []


STAKEHOLDERS = Kind(matching_stakeholders, best_stakeholders, told_stakeholder)
COALITIONS = Kind(matching_coalitions, best_coalitions, told_coalition)
GROUPS = Kind(matching_groups, best_groups, told_group)
