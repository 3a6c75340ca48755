"""The Celery application: brokers only wake workers; what must happen is a row of `outbox`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "normsforum.settings.local")

app = Celery("normsforum")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
