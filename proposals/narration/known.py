"""What the sentences need to know: everything that the events name, fetched once."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import JSONObject
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interface.listing import listed_html
from interface.signs import kind_name
from proposals.citing import cited
from proposals.models import (
    Amendment,
    Operation,
    Origin,
    Result,
    Revision,
    RevisionParagraph,
)
from proposals.narration.rows import Rows, key_of, released
from proposals.narration.withholding import is_unattributed
from record.models import Event, Stream
from stakeholders.models import Coalition, Person, PreferredOutcome, Stakeholder

CHAIRS_ACTS = (
    "proposals.outcome_recorded",
    "proposals.proposal_taken_over",
    "proposals.proposal_deferred",
    "proposals.proposal_resumed",
    "proposals.proposal_adopted",
)
# Of whoever runs the text: its main sponsor, or the co-chairs for their own or the group's.
RUNNING_ACTS = (
    "proposals.proposal_tabled",
    "proposals.proposal_withdrawn",
    "proposals.revision_issued",
    "proposals.outcome_taken_back",
)
# What comes to stand at a place of its own.
PLACING = (Operation.INSERT, Operation.MOVE)


class Known(Rows):
    """Names and links by identifier. What is not there any more is told without its name."""

    def actor(self, event: Event) -> SafeString:
        """In whose name: a stakeholder, or one for a coalition or as co-chair of its group;
        nobody where names are withheld."""
        if self.is_unattributed(event):
            return conditional_escape(_("A delegation"))
        who = self.stakeholder(event.stakeholder_id)
        group = self._chaired(event)
        if group:
            words = _("{stakeholder}, as co-chair of Working Group {group},")
            return format_html(words, stakeholder=who, group=group)
        coalition = self._coalitions.get(event.coalition_id)
        if coalition is None:
            return who
        link = _link(coalition, str(coalition))
        return format_html(_("{stakeholder}, for {coalition},"), stakeholder=who, coalition=link)

    def signatory(self, event: Event) -> SafeString:
        """The same co-chair where the sentence ends with the name."""
        who = self.stakeholder(event.stakeholder_id)
        group = self._chaired(event)
        if not group:
            return who
        words = _("{stakeholder}, co-chair of Working Group {group}")
        return format_html(words, stakeholder=who, group=group)

    def person(self, event: Event) -> str:
        """The name of who acted, where it may be told."""
        if self.is_unattributed(event) or event.person_id is None:
            return ""
        person = self._people.get(event.person_id)
        return person.name if person else ""

    def stakeholder(self, key: UUID | str | None) -> SafeString:
        found = self._stakeholders.get(key_of(key))
        if found is None:
            return conditional_escape(_("A delegation"))
        return kind_name(found.kind, found.name)

    def stakeholders(self, keys: Iterable[str]) -> SafeString:
        return listed_html(self.stakeholder(key) for key in keys)

    def proposal(self, event: Event) -> SafeString:
        """A link under the symbol; of a draft or a discarded text nothing but that it is one."""
        found = self._proposals.get(key_of(event.data.get("proposal")))
        if found is None:
            return conditional_escape(_("a draft that was discarded"))
        return _link(found, _("a draft") if found.is_draft else found.symbol or found.title)

    def amendment(self, event: Event) -> SafeString:
        """Amd.2 where the text itself tells, the whole symbol elsewhere."""
        key = event.data.get("amendment") or event.subject_id
        return self._amendment(key_of(key), whole=self._is_elsewhere(event))

    def amendments(self, event: Event) -> SafeString:
        whole = self._is_elsewhere(event)
        keys = [key_of(key) for key in event.data["amendments"]]
        known = self._amendments
        keys.sort(key=lambda key: known[key].number if key in known else 0)
        return listed_html(self._amendment(key, whole=whole) for key in keys)

    def revision(self, event: Event) -> SafeString:
        found = self._revisions.get(key_of(event.data.get("revision")))
        if found is None:
            return conditional_escape(_("a revision"))
        if self._is_elsewhere(event):
            return _link(found, str(found))
        return _link(found, found.name)

    def place(self, event: Event) -> SafeString:
        """The paragraph as it was cited in the revision that was acted on."""
        label = self.label(event, key_of(event.data.get("paragraph")))
        return conditional_escape(label or self.new_place(event))

    def new_place(self, event: Event) -> str:
        """A paragraph that is to come in: "a new paragraph after OP3"."""
        behind, above = self._placing(event)
        if behind:
            return _("a new paragraph after %(place)s") % {"place": behind}
        if above:
            return _("a new paragraph under %(place)s") % {"place": above}
        return _("a new paragraph")

    def move(self, event: Event) -> str:
        """What a move does: "OP3 after OP5"."""
        behind, above = self._placing(event)
        said = {"label": self.place(event), "place": behind or above}
        if behind:
            return _("%(label)s after %(place)s") % said
        if above:
            return _("%(label)s under %(place)s") % said
        return _("%(label)s to the beginning") % said

    def label(self, event: Event, paragraph: UUID | None) -> str:
        """Of a paragraph in the revision that was acted on; "" where it is not in there."""
        return cited(self._labels.get((key_of(event.data.get("revision")), paragraph), ""))

    def is_unattributed(self, event: Event) -> bool:
        return is_unattributed(event, self._proposals.get(key_of(event.data.get("proposal"))))

    def is_about_brackets(self, event: Event) -> bool:
        """Of an amendment that puts words in brackets and changes none."""
        found = self._amendments.get(key_of(event.data.get("amendment") or event.subject_id))
        return found is not None and found.operation == Operation.BRACKET

    def is_imported(self, event: Event) -> bool:
        """Of brackets that came in with the text."""
        found = self._amendments.get(key_of(event.data.get("amendment") or event.subject_id))
        return found is not None and found.origin == Origin.IMPORTED

    def overtaker(self, event: Event) -> SafeString | None:
        """The amendment that overtook another one, with its link."""
        outcome = self.outcome(event)
        if outcome is None or outcome.overtaken_by is None:
            return None
        other = outcome.overtaken_by
        return _link(other, other.symbol if self._is_elsewhere(event) else other.name)

    def referred(self, event: Event) -> SafeString | None:
        """The amendments of a text that had been referred when it was adopted."""
        names = [
            _link(one, one.symbol if self._is_elsewhere(event) else one.name)
            for one in self._referred.get(key_of(event.data.get("proposal")), ())
        ]
        return listed_html(names) if names else None

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

    def _chaired(self, event: Event) -> int | None:
        """The number of the group as whose co-chair somebody acted; None for other acts."""
        text = self._proposals.get(key_of(event.data.get("proposal")))
        if text is None or text.is_draft or text.is_non_paper:
            return None
        if event.kind in CHAIRS_ACTS:
            accepted = event.data.get("result") == Result.ACCEPTED
            return None if accepted else text.group.number
        if event.kind not in RUNNING_ACTS:
            return None
        taken = hasattr(text, "takeover") and text.takeover.at <= event.at
        return text.group.number if text.is_chairs or taken else None

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
            for name in ("invited", "cosponsors", "unconfirmed"):
                named += [key_of(key) for key in event.data.get(name, ())]
            named += [key_of(holder) for holder in released(event)]
        return self._found(Stakeholder.objects.all(), named)

    @cached_property
    def _coalitions(self) -> dict[Any, Coalition]:
        return self._found(Coalition.objects.all(), (event.coalition_id for event in self.events))

    @cached_property
    def _amendments(self) -> dict[Any, Any]:
        named = self._said("amendment")
        named += [one.subject_id for one in self.events if one.subject_type == "amendment"]
        for event in self.events:
            named += [key_of(key) for key in event.data.get("amendments", ())]
        first = Amendment.objects.filter(versions__number=1)
        adopted = [one for one in self.events if one.kind == "proposals.proposal_adopted"]
        texts = [key_of(event.data.get("proposal")) for event in adopted]
        left = Amendment.objects.settled(Result.REFERRED).filter(proposal__in=texts)
        rows = first.annotate(
            after=F("versions__after"),
            parent=F("versions__parent"),
            left=Q(pk__in=left.values("pk")) if texts else Value(value=False),
        )
        return {row.pk: row for row in rows.filter(Q(pk__in=named) | Q(left=True))}

    def _placing(self, event: Event) -> tuple[str, str]:
        """Behind and under which paragraph an insertion or a move, as tabled, is to stand."""
        found = self._amendments.get(event.subject_id)
        if found is None or found.operation not in PLACING:
            return "", ""
        return self.label(event, found.after), self.label(event, found.parent)

    @cached_property
    def _referred(self) -> dict[Any, list[Any]]:
        """By adopted text; nothing is recorded after an adoption, so what stands stood then."""
        found: dict[UUID, list[Any]] = {}
        for row in sorted(self._amendments.values(), key=lambda one: one.number):
            if row.left:
                found.setdefault(row.proposal_id, []).append(row)
        return found

    @cached_property
    def _revisions(self) -> dict[Any, Any]:
        """With `cited`: how each labels the paragraphs that are named."""
        rows = RevisionParagraph.objects.filter(
            revision=OuterRef("pk"), paragraph__in=self._paragraphs
        )
        pairs = rows.order_by().values(pair=JSONObject(paragraph="paragraph", label="label"))
        named = filter(None, self._said("revision"))
        return Revision.objects.annotate(cited=ArraySubquery(pairs)).in_bulk(set(named))

    @property
    def _paragraphs(self) -> set[UUID]:
        named = self._said("paragraph")
        for one in self._amendments.values():
            if one.operation in PLACING:
                named += [one.after, one.parent]
        return {key for key in named if key is not None}

    @cached_property
    def _labels(self) -> dict[tuple[UUID | None, UUID | None], str]:
        return {
            (revision.pk, UUID(one["paragraph"])): one["label"]
            for revision in self._revisions.values()
            for one in revision.cited
        }

    @cached_property
    def _preferred(self) -> dict[Any, PreferredOutcome]:
        named = (e.subject_id for e in self.events if e.subject_type == "preferred_outcome")
        return self._found(PreferredOutcome.objects.all(), named)


def _link(target: Any, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', target.get_absolute_url(), words)
