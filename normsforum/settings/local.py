"""A developer's machine, `make serve` and the demonstration: plain HTTP, engines from wheels."""

from normsforum.settings import base
from normsforum.settings.base import *  # noqa: F403

SECRET_KEY = env("SECRET_KEY", default="a-key-for-this-machine-only-never-for-production")  # noqa: F405
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
ALLOWED_HOSTS = ["*"]
# Browsers take http://localhost for a safe place, so that keys can be tried there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Static files come straight from the checkout, as they are now: a file that was changed while the
# server runs must not be sent with the length that it had at the start.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
_place = base.MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")
MIDDLEWARE = [
    *base.MIDDLEWARE[:_place],
    "normsforum.compression.CompressedStaticMiddleware",
    *base.MIDDLEWARE[_place:],
]
# The demonstration shows its letters on a page; elsewhere who runs the worker reads them there.
_mail = "locmem" if base.DEMONSTRATION else "console"
MAILERS = {"default": {"BACKEND": f"django.core.mail.backends.{_mail}.EmailBackend"}}
