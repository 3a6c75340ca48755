"""What a text is by its type, and which types are the co-chairs' own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentType(models.TextChoices):
    NON_PAPER = "non_paper", _("Non-paper")
    ZERO_DRAFT = "zero_draft", _("Zero draft")
    DRAFT_NORM = "draft_norm", _("Draft norm")
    CHAIRS_TEXT = "chairs_text", _("Chair’s text")


CHAIRS_TEXTS = (DocumentType.ZERO_DRAFT, DocumentType.CHAIRS_TEXT)
