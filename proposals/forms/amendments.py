"""Moving an amendment: one operation on one paragraph, its words, its mover, its co-sponsors."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals import text
from proposals.citing import cited_in
from proposals.forms.names import StakeholdersField
from proposals.forms.shown import RevisionField, ShownForm, WordingField, hidden
from proposals.models import Operation
from proposals.models.limits import LONGEST_PARAGRAPH, LONGEST_RATIONALE, LONGEST_REASON
from stakeholders.models import Coalition, Stakeholder
from stakeholders.requests import Request

OPERATIONS = [
    (Operation.REPLACE, _("Change words")),
    (Operation.INSERT, _("Insert after")),
    (Operation.DELETE, _("Delete")),
    (Operation.MOVE, _("Move")),
]
KINDS = [
    (text.Kind.PP, _("Preambular paragraph")),
    (text.Kind.OP, _("Operative paragraph")),
    (text.Kind.SUB, _("Sub-paragraph")),
    (text.Kind.HEADING, _("Section heading")),
]


class AmendForm(ActForm):
    """Opened on one paragraph of one revision, both of which it carries."""

    kept_per = ("paragraph",)
    paragraph = forms.UUIDField(widget=hidden())
    base = forms.UUIDField(widget=hidden())
    operation = forms.ChoiceField(
        label=_("What it does"), choices=OPERATIONS, widget=forms.RadioSelect
    )
    new_text = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=LONGEST_PARAGRAPH,
        strip=True,
        widget=forms.Textarea(attrs={"class": "norm", "rows": 6, "spellcheck": "true"}),
    )
    kind = forms.ChoiceField(label=_("Kind of paragraph"), choices=KINDS, required=False)
    place = forms.ChoiceField(label=_("To stand after"), required=False)
    mover = forms.ChoiceField(label=_("Moved by"), widget=forms.RadioSelect)
    cosponsors = StakeholdersField(
        label=_("Ask to co-sponsor"),
        help_text=_("Each is asked, and none is added without its answer."),
    )
    rationale = forms.CharField(
        label=_("Rationale"),
        required=False,
        max_length=LONGEST_RATIONALE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands beside the amendment and in the report. Two or three sentences."),
    )

    def __init__(
        self,
        request: Request,
        *,
        paragraphs: Sequence[text.Paragraph],
        target: text.Paragraph,
        coalitions: Sequence[Coalition],
        cosponsors: Sequence[Stakeholder],
        initial: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        self.paragraphs = paragraphs
        self.target = target
        self.coalitions = {str(coalition.pk): coalition for coalition in coalitions}
        super().__init__(request, initial=initial, **kwargs)
        self.fields["place"].choices = places(paragraphs, target)  # type: ignore[attr-defined]
        own = str(request.actor.stakeholder or "")
        self.fields["mover"].choices = [  # type: ignore[attr-defined]
            ("own", own),
            *[
                (
                    key,
                    gettext("%(name)s, for the coalition %(coalition)s")
                    % {"name": own, "coalition": coalition},
                )
                for key, coalition in self.coalitions.items()
            ],
        ]
        self.fields["cosponsors"].offer(cosponsors)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        operation = cleaned.get("operation")
        wordless = operation in (Operation.REPLACE, Operation.INSERT) and not cleaned.get(
            "new_text"
        )
        if wordless and "new_text" not in self.errors:
            self.add_error("new_text", gettext("Say the words. To take all of them out, delete."))
        if operation == Operation.INSERT and not cleaned.get("kind"):
            self.add_error("kind", gettext("Say what kind of paragraph it is."))
        if operation == Operation.MOVE and not cleaned.get("place"):
            self.add_error("place", gettext("Say where it should stand."))
        return cleaned

    @property
    def act(self) -> dict[str, Any]:
        """What `table_amendment` asks for, beside the actor, the proposal and the base."""
        said = self.cleaned_data
        operation = said["operation"]
        found: dict[str, Any] = {
            "operation": operation,
            "paragraph": None if operation == Operation.INSERT else said["paragraph"],
            "coalition": self.coalitions.get(said["mover"]),
            "rationale": said["rationale"],
            "cosponsors": said["cosponsors"],
        }
        if operation == Operation.REPLACE:
            found["new_text"] = said["new_text"]
        elif operation == Operation.INSERT:
            parent, after = place_of_insertion(self.paragraphs, self.target, said["kind"])
            found |= {
                "new_text": said["new_text"],
                "kind": said["kind"],
                "parent": parent,
                "after": after,
            }
        elif operation == Operation.MOVE:
            parent, after = read_place(said["place"])
            found |= {"parent": parent, "after": after}
        return found


def place_of_insertion(
    paragraphs: Sequence[text.Paragraph], target: text.Paragraph, kind: str
) -> tuple[UUID | None, UUID | None]:
    """Parent and elder sibling of a paragraph of this kind that comes right after `target`."""
    if kind == text.Kind.SUB:
        if target.kind is text.Kind.SUB:
            return target.parent, target.id
        return target.id, None
    by_id = {paragraph.id: paragraph for paragraph in paragraphs}
    while target.parent is not None and target.parent in by_id:
        target = by_id[target.parent]
    return None, target.id


def places(paragraphs: Sequence[text.Paragraph], target: text.Paragraph) -> list[tuple[str, str]]:
    """Where `target` may move: after a sibling, or first; values are "parent:sibling"."""
    labels = cited_in(paragraphs)
    found = [("", "")]
    if target.kind is not text.Kind.SUB:
        top = [p for p in paragraphs if p.parent is None and p.id != target.id]
        return found + [(f":{p.id}", labels[p.id]) for p in top]
    own = descendants(paragraphs, target)
    for paragraph in paragraphs:
        if paragraph.id in own or paragraph.kind not in (text.Kind.OP, text.Kind.PP, text.Kind.SUB):
            continue
        if paragraph.kind is text.Kind.SUB:
            found.append((f"{paragraph.parent}:{paragraph.id}", labels[paragraph.id]))
        else:
            first = gettext("%(label)s, as its first") % {"label": labels[paragraph.id]}
            found.append((f"{paragraph.id}:", first))
    return found


def descendants(paragraphs: Sequence[text.Paragraph], target: text.Paragraph) -> set[UUID]:
    """The paragraph itself and all below it."""
    found = {target.id}
    for paragraph in paragraphs:
        if paragraph.parent in found:
            found.add(paragraph.id)
    return found


def read_place(value: str) -> tuple[UUID | None, UUID | None]:
    parent, _separator, after = value.partition(":")
    return (UUID(parent) if parent else None), (UUID(after) if after else None)


class RewriteForm(ShownForm):
    """The mover's new wording of its own amendment, in the place of the one that was shown."""

    hides = ("base", "wording")
    needs = {
        "new_text": _("Write the new wording."),
    }
    base = RevisionField()
    wording = WordingField()
    new_text = forms.CharField(
        label=_("New wording"),
        max_length=LONGEST_PARAGRAPH,
        widget=forms.Textarea(attrs={"class": "norm", "rows": 6, "spellcheck": "true"}),
    )


class WithdrawAmendmentForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
