"""An address, and what is sent to it by who may do its act."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse


@dataclass
class Address:
    url: str
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def is_for_programs(self) -> bool:
        return self.url.startswith("/api/v1/")


def at(name: str, /, *args: Any, query: str = "", **sent: Any) -> Address:
    return Address(reverse(name, args=args) + query, sent)
