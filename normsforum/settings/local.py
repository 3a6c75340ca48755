"""A developer's machine and the demonstration: plain HTTP, engines from wheels, readable errors."""

from normsforum.settings.base import *  # noqa: F403

SECRET_KEY = env("SECRET_KEY", default="a-key-for-this-machine-only-never-for-production")  # noqa: F405
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
ALLOWED_HOSTS = ["*"]
# Static files come straight from the checkout.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
