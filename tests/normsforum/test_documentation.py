"""The page about the API tells every door that the schema has."""

from typing import Any

import pytest
import yaml
from django.test import Client

pytestmark = pytest.mark.django_db


def test_every_door_of_the_schema_stands_on_the_page(client: Client) -> None:
    schema = yaml.safe_load(client.get("/api/schema/").content)
    page = client.get("/api/").content.decode().replace("<wbr>", "")
    for path in schema["paths"]:
        assert f'<code dir="ltr">{path}</code>' in page
    assert "replace | insert | delete | move | bracket" in page
    assert "Idempotency-Key" in page


def test_it_costs_no_query_beyond_the_frame(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get("/api/")
    with django_assert_max_num_queries(3):
        client.get("/api/")
