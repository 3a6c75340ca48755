"""What is new in a group as an Atom feed (RFC 4287), for whoever reads without an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.models import Amendment, Proposal
from proposals.reads.newest import newest_acts
from record.models import Event
from record.reads import tell
from workinggroups.models import WorkingGroup


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: its sentence, the name of the text, and where it leads."""

    event: Event
    sentence: SafeString
    text: str
    url: str


class GroupFeed(Feed):
    """Texts, amendments and decisions of one group that everybody may read.

    What an entry says is what the page of history says; each has the identifier of its event.
    """

    feed_type = Atom1Feed
    author_name = "Norms Forum"

    def get_object(self, request: HttpRequest, number: int) -> WorkingGroup:
        return get_object_or_404(WorkingGroup, number=number)

    def title(self, group: WorkingGroup) -> str:
        names = {"number": group.number, "title": group.title}
        return _("Working Group %(number)d: %(title)s") % names

    def subtitle(self, group: WorkingGroup) -> str:
        return _("Texts, amendments and decisions that everybody may read.")

    def link(self, group: WorkingGroup) -> str:
        return group.get_absolute_url()

    def feed_url(self, group: WorkingGroup) -> str:
        return reverse("group_feed", args=[group.number])

    def items(self, group: WorkingGroup) -> list[Entry]:
        return entries(newest_acts(group))

    def item_title(self, item: Entry) -> str:
        return f"{item.text}: {strip_tags(item.sentence).strip()}"

    def item_description(self, item: Entry) -> str:
        return _("Recorded as No. %(number)d.") % {"number": item.event.number}

    def item_link(self, item: Entry) -> str:
        return item.url

    def item_guid(self, item: Entry) -> str:
        return f"urn:uuid:{item.event.id}"

    def item_pubdate(self, item: Entry) -> datetime:
        return item.event.at

    def item_updateddate(self, item: Entry) -> datetime:
        return item.event.at


group_feed = require_safe(GroupFeed())


def entries(events: Sequence[Event]) -> list[Entry]:
    """Each act with its text, and the address of its amendment or of the text."""
    texts = Proposal.objects.in_bulk({event.stream.subject_id for event in events})
    moved = {event.subject_id for event in events if event.subject_type == "amendment"}
    amendments = Amendment.objects.in_bulk(moved)
    found = []
    for event, sentence in tell(events):
        text = texts[event.stream.subject_id]
        target = amendments.get(event.subject_id, text)
        found.append(Entry(event, sentence, text.name, target.get_absolute_url()))
    return found
