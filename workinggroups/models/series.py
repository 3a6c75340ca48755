"""Number series of symbols: one row per group, year and series, locked while it counts."""

from django.db import models

from workinggroups.models.groups import WorkingGroup


class SymbolSeries(models.Model):
    """`L` for drafts and `DEC` for adopted texts; `last` is the number given out last."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="series")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "code"], name="one_series_a_year")
        ]
