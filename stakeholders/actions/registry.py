"""Loading the registry: the rows become what the files say, and what they drop is retired."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models, transaction

from interface import clock
from stakeholders.models.registry import Listing, RegistryEntry, Source
from stakeholders.registry.files import EntryRow, Facts


@dataclass(slots=True)
class Loaded:
    """How many rows were made, corrected and retired; all nought where nothing was new."""

    made: int = 0
    corrected: int = 0
    retired: int = 0


@transaction.atomic
def load_registry(facts: Facts) -> Loaded:
    """May be run again at any time; a row that says what the files say is not written."""
    loaded = Loaded()
    sources = _keep(
        Source.objects.all(),
        {(row.code,): asdict(row) for row in facts.sources},
        ("code",),
        loaded,
    )
    source_ids = {key[0]: row.pk for key, row in sources.items()}
    # In the order of the files, states first: what an organisation is based in is there already.
    ids: dict[str, Any] = {}
    known = {(row.code,): row for row in RegistryEntry.objects.select_for_update(no_key=True)}
    for row in facts.entries:
        wanted = _fields_of_entry(row, source_ids, ids)
        ids[row.code] = _keep_one(RegistryEntry, known, (row.code,), wanted, loaded).pk
    _insert(RegistryEntry, known.values())
    _retire((row for key, row in known.items() if key[0] not in ids), loaded)
    listings = {
        (ids[row.code], row.list, row.since): {
            "entry_id": ids[row.code],
            "list": row.list,
            "since": row.since,
            "until": row.until,
            "source_id": source_ids[row.source],
            "retired_on": None,
        }
        for row in facts.listings
    }
    kept = _keep(Listing.objects.all(), listings, ("entry_id", "list", "since"), loaded)
    _retire((row for key, row in kept.items() if key not in listings), loaded)
    return loaded


def _fields_of_entry(
    row: EntryRow, sources: Mapping[str, Any], ids: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        **{f"name_{language}": name for language, name in row.names.items()},
        "alpha2": row.alpha2,
        "alpha3": row.alpha3,
        "numeric": row.numeric,
        "regional_group": row.regional_group,
        "second_group": row.second_group,
        "group_note": row.group_note,
        "based_in_id": ids.get(row.based_in),
        "city": row.city,
        "names_source_id": sources.get(row.names_source),
        "group_source_id": sources.get(row.group_source),
        "retired_on": None,
    }


def _keep[M: models.Model](
    rows: models.QuerySet[M],
    wanted: Mapping[tuple[Any, ...], dict[str, Any]],
    key: tuple[str, ...],
    loaded: Loaded,
) -> dict[tuple[Any, ...], M]:
    """Every row there is, by its key, after those wanted say what they should."""
    locked = rows.select_for_update(no_key=True)
    known = {tuple(getattr(row, name) for name in key): row for row in locked}
    for its_key, fields in wanted.items():
        _keep_one(rows.model, known, its_key, fields, loaded)
    _insert(rows.model, known.values())
    return known


def _keep_one[M: models.Model](
    model: type[M],
    known: dict[tuple[Any, ...], M],
    key: tuple[Any, ...],
    fields: dict[str, Any],
    loaded: Loaded,
) -> M:
    row = known.get(key)
    if row is None:
        row = known[key] = model(**fields)
        loaded.made += 1
        return row
    other = [name for name, value in fields.items() if getattr(row, name) != value]
    if other:
        for name in other:
            setattr(row, name, fields[name])
        row.save(update_fields=other)
        loaded.corrected += 1
    return row


def _insert[M: models.Model](model: type[M], rows: Iterable[M]) -> None:
    """All that are new at once; keys are theirs already, so that others could point to them."""
    model._default_manager.bulk_create([row for row in rows if row._state.adding])


def _retire(rows: Iterable[RegistryEntry | Listing], loaded: Loaded) -> None:
    for row in rows:
        if row.retired_on is None:
            row.retired_on = clock.now().date()
            row.save(update_fields=["retired_on"])
            loaded.retired += 1
