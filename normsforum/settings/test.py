"""Tests: real engines, fast hashing, mail kept in memory."""

from normsforum.settings.local import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SYMBOL_PREFIX = "NF"
DATABASES["default"]["TEST"] = {"TEMPLATE": env("TEST_TEMPLATE", default=None)}  # noqa: F405
# Tests send more in a minute than a whole conference; those of the limits switch them on.
RATE_LIMITS = False
