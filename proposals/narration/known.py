"""What the sentences need to know: everything that the events name, fetched once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proposals.models import (
    Adoption,
    Amendment,
    Deferral,
    Outcome,
    Proposal,
    Revision,
    RevisionParagraph,
    TakeOver,
)
from proposals.models.proposals import AttributionPublicity
from record.models import Event, Stream
from stakeholders.models import Coalition, Person, PreferredOutcome, Stakeholder


class Known:
    """Names and links by identifier. What is not there any more is told without its name."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def actor(self, event: Event) -> SafeString:
        """In whose name: a stakeholder, or one for a coalition; nobody where names are withheld."""
        if self._is_unattributed(event):
            return conditional_escape(_("A delegation"))
        who = self.stakeholder(event.stakeholder_id)
        coalition = self._coalitions.get(event.coalition_id)
        if coalition is None:
            return who
        link = _link(coalition, str(coalition))
        return format_html(_("{stakeholder}, for {coalition},"), stakeholder=who, coalition=link)

    def person(self, event: Event) -> str:
        """The name of who acted, where it may be told."""
        if self._is_unattributed(event) or event.person_id is None:
            return ""
        person = self._people.get(event.person_id)
        return person.name if person else ""

    def stakeholder(self, key: UUID | str | None) -> SafeString:
        found = self._stakeholders.get(_uuid(key))
        if found is None:
            return conditional_escape(_("A delegation"))
        return format_html('<span class="kind kind--{}">{}</span>', found.kind, found.name)

    def stakeholders(self, keys: Iterable[str]) -> SafeString:
        comma = pgettext("between the items of a list", ", ")
        return format_html_join(comma, "{}", ((self.stakeholder(key),) for key in keys))

    def proposal(self, event: Event) -> SafeString:
        """A link under the symbol; of a draft or a discarded text nothing but that it is one."""
        found = self._proposals.get(_uuid(event.data.get("proposal")))
        if found is None:
            return conditional_escape(_("a draft that was discarded"))
        return _link(found, _("a draft") if found.is_draft else found.symbol or found.title)

    def amendment(self, event: Event) -> SafeString:
        """Amd.2 where the text itself tells, the whole symbol elsewhere."""
        key = event.data.get("amendment") or event.subject_id
        return self._amendment(_uuid(key), whole=self._is_elsewhere(event))

    def amendments(self, event: Event) -> SafeString:
        whole = self._is_elsewhere(event)
        names = ((self._amendment(_uuid(key), whole=whole),) for key in event.data["amendments"])
        return format_html_join(pgettext("between the items of a list", ", "), "{}", names)

    def revision(self, event: Event) -> SafeString:
        found = self._revisions.get(_uuid(event.data.get("revision")))
        if found is None:
            return conditional_escape(_("a revision"))
        return _link(found, str(found) if self._is_elsewhere(event) else found.name)

    def place(self, event: Event) -> SafeString:
        """The paragraph as it was cited in the revision that was acted on."""
        key = (_uuid(event.data.get("revision")), _uuid(event.data.get("paragraph")))
        label = self._labels.get(key)
        return conditional_escape(label or _("a new paragraph"))

    def outcome(self, event: Event) -> Outcome | None:
        return self._outcomes.get(_uuid(event.data.get("outcome")))

    def takeover(self, event: Event) -> TakeOver | None:
        return self._takeovers.get(_uuid(event.data.get("takeover")))

    def deferral(self, event: Event) -> Deferral | None:
        return self._deferrals.get(_uuid(event.data.get("deferral")))

    def adoption(self, event: Event) -> Adoption | None:
        return self._adoptions.get(_uuid(event.data.get("adoption")))

    def preferred(self, event: Event) -> str:
        found = self._preferred.get(event.subject_id)
        return found.text if found else _("an outcome")

    def _amendment(self, key: UUID | None, *, whole: bool) -> SafeString:
        found = self._amendments.get(key)
        if found is None:
            return conditional_escape(_("an amendment"))
        return _link(found, found.symbol if whole else found.name)

    def _is_elsewhere(self, event: Event) -> bool:
        return event.stream_id not in self._own_streams

    def _is_unattributed(self, event: Event) -> bool:
        if not event.kind.startswith("proposals.amendment_"):
            return False
        text = self._proposals.get(_uuid(event.data.get("proposal")))
        return text is not None and text.attribution != AttributionPublicity.PUBLIC

    @cached_property
    def _own_streams(self) -> set[UUID]:
        loaded = [event.stream for event in self.events if Event.stream.is_cached(event)]
        missing = {event.stream_id for event in self.events} - {stream.pk for stream in loaded}
        loaded += Stream.objects.filter(pk__in=missing) if missing else []
        return {stream.pk for stream in loaded if stream.subject_type == "proposal"}

    @cached_property
    def _people(self) -> dict[Any, Person]:
        return self._found(Person.objects.all(), (event.person_id for event in self.events))

    @cached_property
    def _stakeholders(self) -> dict[Any, Stakeholder]:
        named: list[UUID | None] = [event.stakeholder_id for event in self.events]
        named += self._said("cosponsor")
        for event in self.events:
            named += [_uuid(key) for key in event.data.get("invited", ())]
        return self._found(Stakeholder.objects.all(), named)

    @cached_property
    def _coalitions(self) -> dict[Any, Coalition]:
        return self._found(Coalition.objects.all(), (event.coalition_id for event in self.events))

    @cached_property
    def _proposals(self) -> dict[Any, Proposal]:
        return self._found(Proposal.objects.all(), self._said("proposal"))

    @cached_property
    def _amendments(self) -> dict[Any, Amendment]:
        named = self._said("amendment")
        named += [one.subject_id for one in self.events if one.subject_type == "amendment"]
        for event in self.events:
            named += [_uuid(key) for key in event.data.get("amendments", ())]
        return self._found(Amendment.objects.all(), named)

    @cached_property
    def _revisions(self) -> dict[Any, Revision]:
        return self._found(Revision.objects.all(), self._said("revision"))

    @cached_property
    def _labels(self) -> dict[tuple[UUID | None, UUID | None], str]:
        rows = RevisionParagraph.objects.filter(
            revision__in=filter(None, self._said("revision")),
            paragraph__in=filter(None, self._said("paragraph")),
        )
        return {
            (revision, paragraph): label
            for revision, paragraph, label in rows.order_by().values_list(
                "revision_id", "paragraph_id", "label"
            )
        }

    @cached_property
    def _outcomes(self) -> dict[Any, Outcome]:
        return self._found(Outcome.objects.all(), self._said("outcome"))

    @cached_property
    def _takeovers(self) -> dict[Any, TakeOver]:
        return self._found(TakeOver.objects.all(), self._said("takeover"))

    @cached_property
    def _deferrals(self) -> dict[Any, Deferral]:
        return self._found(Deferral.objects.all(), self._said("deferral"))

    @cached_property
    def _adoptions(self) -> dict[Any, Adoption]:
        return self._found(Adoption.objects.all(), self._said("adoption"))

    @cached_property
    def _preferred(self) -> dict[Any, PreferredOutcome]:
        named = (e.subject_id for e in self.events if e.subject_type == "preferred_outcome")
        return self._found(PreferredOutcome.objects.all(), named)

    def _said(self, name: str) -> list[UUID | None]:
        return [_uuid(event.data.get(name)) for event in self.events]

    def _found[M: models.Model](
        self, rows: models.QuerySet[M], keys: Iterable[UUID | None]
    ) -> dict[Any, M]:
        wanted = {key for key in keys if key is not None}
        return rows.in_bulk(wanted) if wanted else {}


def _uuid(key: object) -> UUID | None:
    return key if isinstance(key, UUID) or key is None else UUID(str(key))


def _link(target: Any, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', target.get_absolute_url(), words)
