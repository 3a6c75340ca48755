"""The registry: real states and organisations as facts. An entry takes no part and never acts.

Nothing that acts points at an entry: no seat, membership, accreditation or coalition can be tied to
one. What the files no longer say is dated, not deleted.
"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from stakeholders.models.stakeholders import RegionalGroup

if TYPE_CHECKING:
    from django.db.models.manager import Manager

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages of the United Nations, in the order of its own lists in English."""


class EntryKind(models.TextChoices):
    """What an entry is; finer than the kinds of stakeholder, which are constituencies."""

    MEMBER = "member_state", _("Member State of the United Nations")
    OBSERVER = "observer_state", _("Non-member observer State")
    REGIONAL = "regional", _("Regional organisation")
    IGO = "igo", _("Intergovernmental organisation")
    HUMANITARIAN = "humanitarian", _("Humanitarian organisation")
    TECHNICAL = "technical", _("Technical community")
    STANDARDS = "standards", _("Standards body")
    CIVIL = "civil", _("Civil society")
    ACADEMIA = "academia", _("Academia")
    BUSINESS = "business", _("Business association")
    PRIVATE = "private", _("Private sector")


STATES = (EntryKind.MEMBER, EntryKind.OBSERVER)


class GroupNote(models.TextChoices):
    """How a state stands in its regional group, where it is no plain member."""

    OBSERVER = "observer", _("Observer in the group, counted in it for elections")


class PublicList(models.TextChoices):
    """Public lists on which an entry may stand, for a time."""

    LDC = "ldc", _("Least developed country")
    LLDC = "lldc", _("Landlocked developing country")
    SIDS = "sids", _("Small island developing State")
    G20 = "g20", _("Member of the G20")


class Source(models.Model):
    """The public document that says it. `stated_on` is as exact as it gives it: 2024, 2024-12."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    stated_on = models.CharField(max_length=10, blank=True)
    retrieved_on = models.DateField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class RegistryEntryQuerySet(models.QuerySet["RegistryEntry"]):
    def standing(self) -> "RegistryEntryQuerySet":
        """Without the entries that were retired."""
        return self.filter(retired_on__isnull=True)


class RegistryEntry(models.Model):
    """A state or organisation under its official short names; English is always there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # ISO 3166-1 alpha-2 for a state; a word of its own for an organisation.
    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=EntryKind.choices)
    name_ar = models.CharField(max_length=200, blank=True)
    name_zh = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    name_ru = models.CharField(max_length=200, blank=True)
    name_es = models.CharField(max_length=200, blank=True)
    alpha2 = models.CharField(max_length=2, blank=True)
    alpha3 = models.CharField(max_length=3, blank=True)
    numeric = models.CharField(max_length=3, blank=True)
    # The group in which a state is counted for elections, and a second one it takes part in fully.
    regional_group = models.CharField(
        _("regional group"), max_length=20, choices=RegionalGroup.choices, blank=True
    )
    second_group = models.CharField(max_length=20, choices=RegionalGroup.choices, blank=True)
    group_note = models.CharField(max_length=10, choices=GroupNote.choices, blank=True)
    based_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    city = models.CharField(max_length=100, blank=True)
    names_source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group_source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_on = models.DateField(null=True, blank=True)

    objects: ClassVar["Manager[RegistryEntry]"] = RegistryEntryQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=EntryKind.MEMBER)
                | (
                    ~Q(regional_group="")
                    & ~Q(name_ar="")
                    & ~Q(name_zh="")
                    & ~Q(name_fr="")
                    & ~Q(name_ru="")
                    & ~Q(name_es="")
                ),
                name="member_states_have_six_names_and_a_group",
            ),
            models.CheckConstraint(
                condition=(Q(kind__in=STATES) & ~Q(alpha2="") & ~Q(alpha3="") & ~Q(numeric=""))
                | (
                    ~Q(kind__in=STATES)
                    & Q(alpha2="", alpha3="", numeric="", regional_group="", second_group="")
                ),
                name="states_and_only_states_have_codes",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    @property
    def names(self) -> dict[str, str]:
        """The names there are, by language."""
        named = {language: getattr(self, f"name_{language}") for language in LANGUAGES}
        return {language: name for language, name in named.items() if name}

    def name_in(self, language: str | None) -> tuple[str, str]:
        """The name in that language and its code; the English one where there is none."""
        code = (language or "").partition("-")[0]
        name = self.names.get(code)
        return (name, code) if name else (self.name_en, "en")


class ListingQuerySet(models.QuerySet["Listing"]):
    def current(self) -> "ListingQuerySet":
        """Those that hold today; a date that is known to the year or month ends with its first."""
        today = clock.now().date().isoformat()
        return self.filter(Q(until="") | Q(until__gt=today), retired_on__isnull=True)


class Listing(models.Model):
    """That an entry stands, or stood, on a public list; dates as exact as the source has them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(RegistryEntry, on_delete=models.PROTECT, related_name="listings")
    list = models.CharField(max_length=10, choices=PublicList.choices)
    since = models.CharField(max_length=10, blank=True)
    until = models.CharField(max_length=10, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    retired_on = models.DateField(null=True, blank=True)

    objects: ClassVar["Manager[Listing]"] = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["list", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "list", "since"], name="listed_once_from_a_date"
            )
        ]

    @property
    def is_current(self) -> bool:
        """`ListingQuerySet.current` for one."""
        ended = self.until and self.until <= clock.now().date().isoformat()
        return not ended and self.retired_on is None
