"""An entry of the registry can never act: nothing that acts has a place to put one."""

from django.apps import apps
from django.db.models.fields.related import ForeignObject

from stakeholders.models import Listing, RegistryEntry, Source

OWN = {RegistryEntry, Listing, Source}


def keys_to(model: type) -> set[str]:
    return {
        f"{one.__name__}.{field.name}"
        for one in apps.get_models(include_auto_created=True)
        for field in one._meta.get_fields()
        if (isinstance(field, ForeignObject) or field.many_to_many)
        and not field.auto_created
        and field.related_model is model
    }


def test_only_the_registry_itself_points_at_an_entry() -> None:
    assert keys_to(RegistryEntry) == {"RegistryEntry.based_in", "Listing.entry"}
    assert keys_to(Listing) == set()


def test_an_entry_points_at_nobody_who_takes_part() -> None:
    pointed_at = {
        field.related_model
        for model in OWN
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject)
    }
    assert pointed_at <= OWN
