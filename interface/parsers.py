"""What the API reads: in a module of its own, which the library imports while it loads itself."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers


class WholeJSONParser(parsers.JSONParser):
    """JSON whose every text can be kept and said again, and that is no deeper than any input is."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            said = super().parse(*args, **kwargs)
            # Half of a surrogate pair is no character: no database and no answer can carry it.
            json.dumps(said, ensure_ascii=False).encode()
        except (RecursionError, UnicodeEncodeError):
            raise exceptions.ParseError(_("This JSON is too deep, or no text.")) from None
        return said
