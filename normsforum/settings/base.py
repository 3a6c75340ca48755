"""What every situation shares. DATABASE_URL and REDIS_URL decide where data lives."""

from pathlib import Path
from typing import Any

import environ
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django_guid.integrations import CeleryIntegration

from normsforum.settings.accounts import *  # noqa: F403
from normsforum.settings.api import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000")

INSTALLED_APPS = [
    "demo",
    "desk",
    "search",
    "reports",
    "proposals",
    "threads",
    "workinggroups",
    "stakeholders",
    "record",
    "outbox",
    "interface",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "django_guid",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "normsforum.health.HealthMiddleware",
    "django_guid.middleware.guid_middleware",
    "normsforum.metrics.RequestMetricsMiddleware",
    "normsforum.headers.IsolationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "stakeholders.middleware.LanguageAndTimeZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stakeholders.middleware.ActorMiddleware",
    "interface.middleware.CharsetMiddleware",
    "interface.middleware.AddressMiddleware",
    "interface.middleware.LimitMiddleware",
    "interface.middleware.KeptFormMiddleware",
    "stakeholders.middleware.ProofMiddleware",
]

ROOT_URLCONF = "normsforum.urls"
ASGI_APPLICATION = "normsforum.asgi.application"
WSGI_APPLICATION = "normsforum.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "stakeholders.Person"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "interface.context.page_frame",
            ],
            "builtins": ["interface.templatetags.norms", "stakeholders.templatetags.mandates"],
            "libraries": {"i18n": "interface.templatetags.isolating"},
        },
    }
]
# The tags of translation are ours on purpose: they isolate what runs the other way.
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
FORM_RENDERER = "interface.forms.Renderer"

# Under ASGI every request has a thread of its own, so a connection that is kept is never used
# again: production puts pgbouncer in front instead.
DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", default="postgres:///normsforum"),
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": False,
    }
}
REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
REDIS_PREFIX = env("REDIS_PREFIX", default="norms")

# Sessions live in PostgreSQL, so that a stopped Valkey signs nobody out.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The core layer pools 100 connections unless told otherwise; more sockets than that raised
# "Too many connections" at disconnect. The layer waits 5 s for a message, as long as redis-py waits
# for an answer by default: then every quiet 5 s would look like an interruption.
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {
            "hosts": [{"address": REDIS_URL, "max_connections": 10000, "socket_timeout": 15}],
            "prefix": f"{REDIS_PREFIX}.live",
        },
    }
}

# Celery has its own word for an address that is a file.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": f"{REDIS_PREFIX}.queue.",
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "visibility_timeout": 60,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A sweep that comes late is of no use to the next one.
CELERY_BEAT_SCHEDULE = {
    "outbox.sweep": {"task": "outbox.sweep", "schedule": 10.0, "options": {"expires": 20}},
    "interface.forget": {
        "task": "interface.forget",
        "schedule": 3600.0,
        "options": {"expires": 60},
    },
}
# The outbox names its queue "default"; a worker without -Q must listen to the same one.
CELERY_TASK_DEFAULT_QUEUE = "default"

# Rate limits must hold across processes, and must fail closed at sign-in: PostgreSQL has both.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "interface_cache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    },
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["normsforum.formats"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "interface.views.csrf_failure"

# How often one person, or all who come from one address together, may pass each door: a minute or
# an hour. A conference room is one address. The sign-in has limits of allauth's beside these.
RATE_LIMITS = env.bool("RATE_LIMITS", default=True)
RATES = {
    "pages.anonymous": "3000/m",
    "pages.person": "3000/m",
    "forms.anonymous": "300/m",
    "forms.person": "600/m",
    "invitations.anonymous": "60/m",
    "invitations.person": "60/m",
    "applications.person": "30/h",
    "feeds.anonymous": "300/m",
    "heavy.anonymous": "300/m",
    "tries.anonymous": "60/m",
    "tries.person": "30/m",
    "api.anonymous": "600/m",
    "api.person": "3000/m",
}

# The prefix of every symbol, as in NF/WG4/2026/L.3.
SYMBOL_PREFIX = env("SYMBOL_PREFIX", default="NF")
# The demonstration signs anyone in as anyone: it is on only where it was asked for by name.
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)
if DEMONSTRATION:
    SYMBOL_PREFIX = "DEMO"

MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
}
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Norms Forum <secretariat@localhost>")

# Who knows it reads /metrics; without one nobody does.
METRICS_TOKEN = env("METRICS_TOKEN", default="")

# Every request has an id: in its answer, in each line of the log, and in the jobs that it started.
DJANGO_GUID = {
    "GUID_HEADER_NAME": "X-Request-ID",
    "UUID_LENGTH": 32,
    "RETURN_HEADER": True,
    "EXPOSE_HEADER": False,
    "INTEGRATIONS": [CeleryIntegration(use_django_logging=True, log_parent=False)],
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "{asctime}{levelname}{name}{message}{correlation_id}",
            "style": "{",
            "rename_fields": {
                "asctime": "time",
                "levelname": "level",
                "name": "logger",
                "correlation_id": "request_id",
            },
        },
    },
    "filters": {
        "refusals": {"()": "normsforum.logs.ShortRefusals"},
        "request_id": {"()": "django_guid.log_filters.CorrelationId"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # Each job tells its own progress; that it was received and that it returned says nothing.
    "loggers": {
        "django.request": {"filters": ["refusals"]},
        "django_guid": {"level": "WARNING"},
        # Somebody at a terminal reads what goes wrong; a log collector reads each request.
        "normsforum.requests": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
    },
}
