"""Revisions: issued, immutable snapshots of the whole text."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.models.amendments import Amendment
from proposals.models.limits import LONGEST_SUMMARY, LONGEST_TITLE
from proposals.models.proposals import Paragraph, Proposal
from stakeholders.models import Act


class Revision(Act):
    """Revision 0 is the text as tabled; its symbol is the proposal's own."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    # None for the text of a non-paper, which has no symbol and whose row names no issuer.
    symbol = models.CharField(max_length=80, unique=True, null=True)  # noqa: DJ001
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.TextField(_("summary of changes"), max_length=LONGEST_SUMMARY, blank=True)

    class Meta:
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return self.symbol or self.title

    def get_absolute_url(self) -> str:
        return reverse("proposal_revision", args=[self.proposal_id, self.number])

    @property
    def name(self) -> str:
        """ "Rev.2", or "as tabled"."""
        if not self.number:
            return str(_("as tabled"))
        return gettext("Rev.%(number)s") % {"number": self.number}


class RevisionParagraph(models.Model):
    """The words, kind, place and label of one paragraph in one revision."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="rows")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="rows")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    parent = models.ForeignKey(
        Paragraph, null=True, on_delete=models.PROTECT, related_name="child_rows"
    )
    text = models.TextField()
    label = models.CharField(max_length=40)

    class Meta:
        ordering = ["revision", "order"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "paragraph"], name="paragraph_once"),
            models.UniqueConstraint(fields=["revision", "order"], name="place_once"),
        ]

    def __str__(self) -> str:
        return self.label


class Inclusion(models.Model):
    """That an agreed amendment went into a revision."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="inclusions")
    amendment = models.OneToOneField(Amendment, on_delete=models.PROTECT, related_name="inclusion")

    def __str__(self) -> str:
        return f"{self.amendment_id} in {self.revision_id}"
