"""What watchers ask: is the process alive, can it do its work, and how much does it do."""

from collections.abc import Callable

import redis
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from normsforum.metrics import metrics

# Migrations do not come undone under a running process, so that one good answer is enough.
_migrated = False


class HealthMiddleware:
    """Answers watchers before any other rule: they ask by address, without TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        match request.path:
            case "/healthz":
                return alive()
            case "/readyz":
                return ready()
            case "/metrics":
                return metrics(request)
        return self.get_response(request)


def alive() -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def ready() -> HttpResponse:
    """503 without the database in its newest form. A lost broker only delays: it is just told."""
    database = _database()
    fit = database == "ok"
    return JsonResponse(
        {"ready": fit, "database": database, "broker": _broker()},
        status=200 if fit else 503,
        headers={"Cache-Control": "no-store"},
    )


def _database() -> str:
    global _migrated
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _migrated:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "unreachable"
    return "ok" if _migrated else "migrations missing"


def _broker() -> str:
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1, retry=None
    )
    try:
        client.ping()
    except redis.RedisError:
        return "unreachable"
    finally:
        client.close()
    return "ok"
