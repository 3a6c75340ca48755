"""Giving out numbers of symbols: the next of a group's series in a year, without gaps."""

from workinggroups.models import SymbolSeries, WorkingGroup


def next_number(group: WorkingGroup, year: int, code: str) -> int:
    """The next number of the series, whose row stays locked until the transaction ends."""
    SymbolSeries.objects.get_or_create(group=group, year=year, code=code)
    series = SymbolSeries.objects.select_for_update(no_key=True).get(
        group=group, year=year, code=code
    )
    series.last += 1
    series.save(update_fields=["last"])
    return series.last
