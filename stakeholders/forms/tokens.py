"""Making a token: what it is for, what it may do, and until when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models import Token
from stakeholders.models.limits import LONGEST_TOKEN_LABEL


class TokenForm(ActForm):
    label = forms.CharField(
        label=_("What it is for"),
        max_length=LONGEST_TOKEN_LABEL,
        help_text=_("A name by which you will know it, such as “Archive of the ministry”."),
        error_messages={"required": _("Say what the token is for.")},
    )
    scope = forms.ChoiceField(
        label=_("What it may do"),
        choices=Token.Scope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what the token may do.")},
    )
    last_day = forms.DateField(
        label=_("Last day on which it holds"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("At most a year from today."),
        error_messages={"required": _("Say until when it holds.")},
    )


class RevokeTokenForm(ActForm):
    """One button."""
