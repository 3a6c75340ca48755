"""What an operator's monitoring reads of the outbox, asked of the database at each reading."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.db.models.functions import Now
from prometheus_client import REGISTRY
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from interface import clock
from outbox.models import Job, Mail


class Queues(Collector):
    """How much waits and since when: the same from whichever process is asked."""

    def describe(self) -> list[Metric]:
        """Registering asks nothing of a database that may not be there yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        held = Q(lease_until__gte=Now())
        jobs = Job.objects.aggregate(
            waiting=Count("pk", filter=Q(finished_at=None, failed_at=None) & ~held),
            running=Count("pk", filter=Q(finished_at=None, failed_at=None) & held),
            failed=Count("pk", filter=Q(failed_at__isnull=False)),
            oldest=Min("due_at", filter=Q(finished_at=None, failed_at=None, due_at__lte=Now())),
        )
        states = GaugeMetricFamily("norms_jobs", "Jobs of the outbox by state.", labels=["state"])
        for state in ("waiting", "running", "failed"):
            states.add_metric([state], jobs[state])
        yield states
        late = (clock.now() - jobs["oldest"]).total_seconds() if jobs["oldest"] else 0.0
        yield GaugeMetricFamily(
            "norms_oldest_job_seconds", "Since when the oldest unfinished job is due.", value=late
        )
        yield GaugeMetricFamily(
            "norms_mail_waiting",
            "Letters that have not left yet.",
            value=Mail.objects.filter(sent_at=None).count(),
        )


QUEUES = Queues()


def register() -> None:
    """Registering the same collector again changes nothing."""
    REGISTRY.register(QUEUES)
