#!/usr/bin/env python
"""Django's command line, with private engines where no DATABASE_URL or REDIS_URL is set."""

import os
import sys

from django.core.management import execute_from_command_line

from normsforum.embedded import engines_for_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "normsforum.settings.local")
    with engines_for_command(sys.argv):
        execute_from_command_line(sys.argv)
