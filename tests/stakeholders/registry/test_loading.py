"""Loading the registry: once and again, with corrections, and with what is there no more."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from stakeholders.actions.registry import Loaded, load_registry
from stakeholders.models import Accreditation, Listing, RegistryEntry, Seat, Source, Stakeholder
from stakeholders.registry.files import EntryRow, Facts, ListingRow, SourceRow
from tests.stakeholders.registry.entries import body

pytestmark = pytest.mark.django_db
SOURCE = SourceRow("list", "List of lists", "Forum", "2024-12", date(2026, 1, 2))


def bodies(*names: str) -> list[EntryRow]:
    languages = ("ar", "zh", "en", "fr", "ru", "es")
    return [
        EntryRow(name.lower(), "civil", {one: name if one == "en" else "" for one in languages})
        for name in names
    ]


def said(*names: str, since: str = "2001", until: str = "") -> Facts:
    rows = [ListingRow("g20", name.lower(), since, until, "list") for name in names]
    return Facts([SOURCE], bodies(*names), rows)


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


KEPT = (Source, RegistryEntry, Listing)


def test_the_command_loads_all_and_changes_nothing_the_second_time() -> None:
    out = StringIO()
    call_command("load_registry", stdout=out)
    before = everything()
    assert RegistryEntry.objects.count() == 195 + 71
    call_command("load_registry", stdout=out)
    first, second = out.getvalue().splitlines()
    assert first.endswith("0 corrected, 0 retired.")
    assert second == "Registry: 0 rows made, 0 corrected, 0 retired."
    assert everything() == before


def test_loading_makes_nobody_who_could_act() -> None:
    call_command("load_registry", verbosity=0)
    assert not Stakeholder.objects.exists()
    assert not Seat.objects.exists()
    assert not Accreditation.objects.exists()


def test_a_correction_is_written_to_the_row_that_is_there() -> None:
    load_registry(said("Lantern", "Harbour"))
    before = RegistryEntry.objects.get(code="lantern").pk
    corrected = Facts(
        [SOURCE],
        [*bodies("Harbour"), EntryRow("lantern", "academia", bodies("Lantern")[0].names)],
        said("Lantern", "Harbour").listings,
    )
    assert load_registry(corrected) == Loaded(corrected=1)
    entry = RegistryEntry.objects.get(code="lantern")
    assert (entry.pk, entry.kind) == (before, "academia")


def test_what_the_files_no_longer_say_is_dated_and_comes_back_under_its_own_id() -> None:
    load_registry(said("Lantern", "Harbour"))
    before = RegistryEntry.objects.get(code="lantern").pk
    assert load_registry(said("Harbour")) == Loaded(retired=2)
    entry = RegistryEntry.objects.get(code="lantern")
    assert entry.retired_on is not None
    assert entry.listings.get().retired_on is not None
    assert load_registry(said("Harbour")) == Loaded()
    assert load_registry(said("Lantern", "Harbour")) == Loaded(corrected=2)
    entry.refresh_from_db()
    assert (entry.pk, entry.retired_on) == (before, None)


def test_a_listing_that_ends_keeps_its_row_and_is_current_no_more() -> None:
    load_registry(said("Lantern"))
    assert Listing.objects.current().get().is_current
    assert load_registry(said("Lantern", until="2024-12")) == Loaded(corrected=1)
    assert not Listing.objects.current().exists()
    assert not Listing.objects.get().is_current


def test_a_listing_that_ends_in_years_to_come_is_current_until_then() -> None:
    load_registry(said("Lantern", until="2999-12-13"))
    assert Listing.objects.current().get().is_current


def test_files_that_cannot_be_read_load_nothing(tmp_path: object) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_registry", folder=tmp_path)
    assert not RegistryEntry.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "member_state"},
        {"kind": "observer_state"},
        {"kind": "civil", "alpha2": "XL"},
        {"kind": "civil", "regional_group": "weog"},
    ],
)
def test_a_state_without_codes_or_an_organisation_with_some_is_refused(
    fields: dict[str, str],
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        body("lantern", "Lantern", **fields)
