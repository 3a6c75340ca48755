"""Which streams tell an open page of new comments on a subject."""

from record import registry as record
from record.keys import Subject
from record.models import Stream
from stakeholders.requests import Request
from threads import registry


def followed(request: Request, subject: Subject) -> list[Stream]:
    """The subject's streams that exist and that whoever asks may read."""
    kind = registry.subjects()[subject.type]
    onlooker = (request.user if request.user.is_authenticated else None, request.actor.seat)
    return [
        stream
        for stream in Stream.objects.named(list(kind.streams_of(subject.id)))
        if record.may_read(onlooker, stream.subject_type, stream.subject_id, stream.audience)
    ]
