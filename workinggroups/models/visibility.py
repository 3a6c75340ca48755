"""Visibility: how far a thing may be read; a field of whatever has an audience."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """From the narrowest to the widest audience."""

    DRAFT = "draft", _("Own delegation and invited sponsors")
    GROUP = "group", _("Members of the group")
    ACCREDITED = "accredited", _("All accredited stakeholders")
    PUBLIC = "public", _("Everyone")
