"""What an operator's monitoring reads of live delivery, per web process."""

from collections.abc import Iterable

from prometheus_client import Gauge, Histogram

from interface import clock
from record.models import Event

SOCKETS = Gauge("norms_live_sockets", "Live sockets that are open in this process.")
LAG = Histogram(
    "norms_event_lag_seconds",
    "From an act to its event being offered to the pages that follow it.",
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30),
)


def delivered(events: Iterable[Event]) -> None:
    """Events that have just been read for the pages that wait for them."""
    now = clock.now()
    for event in events:
        LAG.observe(max(0.0, (now - event.at).total_seconds()))
