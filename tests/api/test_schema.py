"""The description of the API: OpenAPI 3.1, complete, made without a single warning."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema() -> Any:
    answer = Client().get("/api/schema/")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/vnd.oai.openapi")
    return yaml.safe_load(answer.content)


def test_it_is_made_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", fail_on_warn=True, validate=True, file=str(tmp_path / "schema"))


def test_it_names_every_list_and_one_of_each(schema: Any) -> None:
    assert schema["openapi"].startswith("3.1")
    lists = ("groups", "stakeholders", "coalitions", "proposals", "amendments", "positions")
    lists += ("comments", "reports", "registry", "seats", "invitations", "applications")
    lists += ("membership-requests", "outcome-mappings")
    read = {path for path, doors in schema["paths"].items() if "get" in doors}
    assert {f"/api/v1/{name}/" for name in lists} <= read
    assert len([path for path in read if path.endswith("}/")]) == len(lists)


def test_every_act_says_what_it_takes_and_how_it_fails(schema: Any) -> None:
    acts = [doors["post"] for doors in schema["paths"].values() if "post" in doors]
    assert len(acts) > 45
    for one in acts:
        assert {"400", "403", "409", "422"} <= set(one["responses"]), one["operationId"]
        assert "Idempotency-Key" in {told["name"] for told in one["parameters"]}
        assert one["description"]


def test_it_names_the_filters_of_a_list(schema: Any) -> None:
    asked = schema["paths"]["/api/v1/amendments/"]["get"]["parameters"]
    assert {"proposal", "paragraph", "status"} <= {one["name"] for one in asked}
