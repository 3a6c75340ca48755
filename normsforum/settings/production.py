"""Production: behind TLS, every secret from the environment and none by default."""

from normsforum.settings.base import *  # noqa: F403

SECRET_KEY = env("SECRET_KEY")  # noqa: F405
DATABASES = {"default": {**env.db_url("DATABASE_URL"), "CONN_MAX_AGE": 0}}  # noqa: F405
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("EMAIL_HOST", default="localhost"),  # noqa: F405
            "port": env.int("EMAIL_PORT", default=25),  # noqa: F405
            "username": env("EMAIL_HOST_USER", default=""),  # noqa: F405
            "password": env("EMAIL_HOST_PASSWORD", default=""),  # noqa: F405
            "use_tls": env.bool("EMAIL_USE_TLS", default=False),  # noqa: F405
            "timeout": 20,
        },
    }
}
LOGGING["handlers"]["console"]["formatter"] = "json"  # type: ignore[index]  # noqa: F405
LOGGING["loggers"]["normsforum.requests"]["level"] = "INFO"  # type: ignore[index]  # noqa: F405
# The server's own lines go the same way.
LOGGING["loggers"]["uvicorn"] = {"handlers": [], "propagate": True}  # type: ignore[index]  # noqa: F405
