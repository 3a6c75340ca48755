"""The registry for programs: real states and organisations as facts, each with its source."""

from typing import ClassVar

from django.db.models import Q
from django.utils.translation import get_language
from rest_framework import serializers

from interface.lists import Filter, FilteredViewSet
from stakeholders.models.registry import (
    EntryKind,
    Listing,
    PublicList,
    RegistryEntry,
    Source,
)
from stakeholders.models.stakeholders import RegionalGroup
from stakeholders.reads.registry import by_words, everything, in_group, on_list, with_facts


class SourceSerializer(serializers.ModelSerializer[Source]):
    class Meta:
        model = Source
        fields = ["title", "publisher", "stated_on", "retrieved_on"]


class ListingSerializer(serializers.ModelSerializer[Listing]):
    is_current = serializers.BooleanField(read_only=True)
    source = SourceSerializer(read_only=True)  # type: ignore[assignment]

    class Meta:
        model = Listing
        fields = ["list", "since", "until", "is_current", "source"]


class RegistryEntrySerializer(serializers.ModelSerializer[RegistryEntry]):
    name = serializers.SerializerMethodField(
        help_text="In the reader's language; in English where it has no name in that one."
    )
    names = serializers.DictField(
        child=serializers.CharField(),
        read_only=True,
        help_text="By language: ar, zh, en, fr, ru, es.",
    )
    based_in = serializers.CharField(source="based_in.code", default=None, read_only=True)
    names_source = SourceSerializer(read_only=True)
    group_source = SourceSerializer(read_only=True)
    listings = ListingSerializer(many=True, read_only=True)

    class Meta:
        model = RegistryEntry
        fields = [
            "id",
            "code",
            "kind",
            "name",
            "names",
            "alpha2",
            "alpha3",
            "numeric",
            "regional_group",
            "second_group",
            "group_note",
            "based_in",
            "city",
            "names_source",
            "group_source",
            "listings",
        ]

    def get_name(self, entry: RegistryEntry) -> str:
        return entry.name_in(get_language())[0]


class RegistryViewSet(FilteredViewSet[RegistryEntry]):
    """Real states and organisations. An entry takes no part and never acts."""

    filters: ClassVar = {
        "kind": Filter(
            serializers.ChoiceField(EntryKind.choices),
            lambda kind: Q(kind=kind),
            "Those of one kind.",
        ),
        "group": Filter(
            serializers.ChoiceField(RegionalGroup.choices),
            lambda group: in_group([group]),
            "States of one regional group.",
        ),
        "list": Filter(
            serializers.ChoiceField(PublicList.choices),
            lambda name: on_list([name]),
            "Those that stand on a public list today.",
        ),
        "name": Filter(
            serializers.CharField(max_length=100),
            by_words,
            "Words of a name, in any of the six languages and without accents too, or a code.",
        ),
    }

    queryset = with_facts(everything())
    serializer_class = RegistryEntrySerializer
