"""Whether the files of reports are the ones that were compiled."""

from collections.abc import Iterator

from reports.models import Report
from reports.reads import verified


def report_faults() -> Iterator[str]:
    """A sentence for each file whose bytes are not those of its recorded hash."""
    for report in Report.objects.order_by("pk").values_list("pk", flat=True):
        for name in verified(report).broken:
            yield f"{name} ({report}): the file is not the one that was compiled"
