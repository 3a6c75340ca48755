"""Logs: one request, one id, in its answer and in every line; a collector reads JSON."""

import json
import logging
from logging.config import DictConfigurator
from typing import Any

from django.conf import settings
from django.test import Client
from django_guid import set_guid


def test_every_answer_tells_its_request_id(client: Client, db: None) -> None:
    first, second = client.get("/groups/"), client.get("/groups/")
    assert len(first["X-Request-ID"]) == 32
    assert first["X-Request-ID"] != second["X-Request-ID"]


def test_a_proxy_s_id_is_kept_and_anything_else_is_not(client: Client, db: None) -> None:
    given = "0123456789abcdef0123456789abcdef"
    assert client.get("/groups/", headers={"X-Request-ID": given})["X-Request-ID"] == given
    forged = client.get("/groups/", headers={"X-Request-ID": 'x"} forged'})
    assert "forged" not in forged["X-Request-ID"]


def test_a_line_for_a_collector_is_json_with_the_request_id() -> None:
    formatters: dict[str, Any] = settings.LOGGING["formatters"]
    made = DictConfigurator(settings.LOGGING)
    formatter = made.configure_formatter(formatters["json"])
    record = logging.makeLogRecord({"name": "normsforum", "levelname": "INFO", "msg": "said"})
    record.view = "groups"
    set_guid("a" * 32)
    assert made.configure_filter(settings.LOGGING["filters"]["request_id"]).filter(record)
    line = json.loads(formatter.format(record))
    assert line["request_id"] == "a" * 32
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "normsforum", "said")
    assert line["view"] == "groups"
