"""Dates and times as the field writes them: day first, and never a time without its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, pgettext

from interface.bidi import isolated
from interface.listing import comma


def day(when: date | None) -> SafeString:
    """9 November 2026, as a `time` element; a moment counts by its day where the reader is."""
    if when is None:
        return mark_safe("")
    plain = local_day(when)
    return format_html('<time datetime="{}">{}</time>', plain.isoformat(), day_words(plain))


def day_words(when: date) -> str:
    """The same as plain words."""
    return dateformat.format(local_day(when), pgettext("format of a date", "j F Y"))


def local_day(when: date) -> date:
    """The day of a moment in the time zone of whoever reads; a day stays the day that it is."""
    return timezone.localtime(when).date() if isinstance(when, datetime) else when


def day_of_record(when: date) -> date:
    """The day of an act as everybody cites it: that of UTC; a day stays the day that it is."""
    return when.astimezone(UTC).date() if isinstance(when, datetime) else when


def moment_there(when: datetime, zone: str) -> str:
    """4 December 2026, 21:00 EST (5 December 2026, 02:00 UTC): by the clock where it happened."""
    local, utc = when.astimezone(ZoneInfo(zone)), when.astimezone(UTC)
    said = f"{day_words(local.date())}{comma()}{clock_words(local)}"
    if local.utcoffset() == utc.utcoffset():
        return said
    clock = clock_words(utc)
    if local.date() != utc.date():
        clock = f"{day_words(utc.date())}{comma()}{clock}"
    return f"{said} ({clock})"


def moment(when: datetime | None, words: str = "") -> SafeString:
    """26 November 2026, 13:00 UTC (15:00 EET), as a `time` element, or `words` in its place."""
    if when is None:
        return mark_safe("")
    stamp = when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    spoken = moment_words(when)
    if words:
        return format_html('<time datetime="{}" title="{}">{}</time>', stamp, spoken, words)
    return format_html('<time datetime="{}">{}</time>', stamp, _unbroken(spoken))


def _unbroken(spoken: str) -> SafeString:
    """The hour of record and the reader's own, each on one line: the page breaks between them."""
    record, opened, own = spoken.partition(" (")
    if not opened:
        return format_html("<span>{}</span>", record)
    return format_html("<span>{}</span> <span>({}</span>", record, own)


def moment_words(when: datetime) -> str:
    utc = when.astimezone(UTC)
    # The letters of a zone would draw the hours after them to their own side.
    said = f"{day_words(utc.date())}{comma()}{isolated(f'{utc:%H:%M} UTC')}"
    local = when.astimezone(timezone.get_current_timezone())
    if local.utcoffset() == utc.utcoffset():
        return said
    clock = clock_words(local)
    if local.date() != utc.date():
        clock = f"{day_words(local.date())}{comma()}{clock}"
    return f"{said} ({clock})"


def clock_words(local: datetime) -> str:
    """22:00 EET, or 22:00 UTC+13 where a zone has no letters of its own."""
    return isolated(f"{local:%H:%M} {zone_words(local)}")


def zone_words(local: datetime) -> str:
    zone = local.tzname() or ""
    return zone if zone.isalpha() else offset_words(local)


def offset_words(local: datetime) -> str:
    """ "UTC", "UTC+13", "UTC−3:30": with a minus sign, as everywhere on pages."""
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def due(when: datetime) -> SafeString:
    """A deadline in two lines, the day above the hours of that day: for a narrow column."""
    day, _, hours = moment_words(when).partition(comma())
    stamp = when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return format_html('<time datetime="{}"><b>{}</b> {}</time>', stamp, day, _unbroken(hours))


def own_moment(when: datetime) -> SafeString:
    """When the reader did something, as a `time` element."""
    return moment(when, own_moment_words(when))


def own_moment_words(when: datetime) -> str:
    """26 November 2026, 15:00 EET: by the reader's clock alone."""
    local = when.astimezone(timezone.get_current_timezone())
    return f"{day_words(local.date())}{comma()}{clock_words(local)}"


def own_clock() -> dict[str, str]:
    """By what a script writes a moment as `own_moment_words` does: the reader's minutes from UTC,
    and the words of each month with places for day, year and time."""
    local = timezone.localtime()
    clock = isolated(f"{{time}} {zone_words(local)}")
    days = [day_words(date(2222, month, 11)) for month in range(1, 13)]
    moments = [day.replace("2222", "{year}").replace("11", "{day}") for day in days]
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    return {
        "offset": str(minutes),
        "moments": "|".join(f"{day}{comma()}{clock}" for day in moments),
    }


def time_left(deadline: datetime) -> str:
    """How long until then, in the largest unit of which two are left: days, hours, minutes."""
    left = deadline - timezone.now()
    minutes = max(int(left.total_seconds() // 60), 0)
    days, hours = minutes // 1440, minutes // 60
    if days >= 2:
        return ngettext("%(number)s day left", "%(number)s days left", days) % {"number": days}
    if hours >= 2:
        return ngettext("%(number)s hour left", "%(number)s hours left", hours) % {"number": hours}
    return ngettext("%(number)s minute left", "%(number)s minutes left", minutes) % {
        "number": minutes
    }
