"""What the log leaves out."""

import logging

from django.core.exceptions import PermissionDenied


class ShortRefusals(logging.Filter):
    """A refused page is one line: that somebody asked for what is not theirs is no failure."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True
