"""A world in which every text that somebody can write is an attack on whoever reads it."""

from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from interface import clock
from interface.models import KeptForm
from outbox.models import Mail
from proposals import actions as acts
from proposals.models import Proposal
from record.keys import Subject
from stakeholders.actions import accreditation, coalitions, people
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Person, Seat, Stakeholder
from tests import world
from threads.actions import post_comment

# Each plants something where it is taken for markup; short ones stand in names too.
PAYLOADS = {
    "elements": "<img src=x data-planted onerror=alert(1)><script data-planted>alert(1)</script>",
    "attributes": "\" data-planted autofocus onfocus=alert(1) x='\" data-planted onload='alert(1)",
    "ends": "</textarea></title></script><svg data-planted onload=alert(1)><b data-planted>",
    "twice": "&lt;img src=x data-planted onerror=alert(1)&gt;\\u003cb data-planted\\u003e",
    "links": '<a href="javascript:alert(1)" data-planted>here</a> javascript:alert(1) ${alert(1)}',
    "templates": "{{ 7|add:7 }}{% debug %}<b data-planted hx-get=/help/ hx-trigger=load>",
}


@dataclass
class Hostile:
    """The pages on which the words stand, and who reads them."""

    author: Seat
    chair: Seat
    secretary: Seat
    pages: dict[str, list[str]]


def write_everywhere(words: str) -> Hostile:
    """Through the actions, as the pages send it; `words` has at most 100 characters."""
    author, member, chair, secretary = _people(words)
    mine, other, leads = Actor.of_seat(author), Actor.of_seat(member), Actor.of_seat(chair)
    serves = Actor.of_seat(secretary)
    group = world.group()
    group.title, group.mandate = words, words
    group.save()
    for seat in (author, member, chair):
        world.Membership.objects.create(
            group=group, stakeholder=seat.stakeholder, since=world.ALWAYS.lower
        )
    world.CoChair.objects.create(group=group, seat=chair, since=world.ALWAYS.lower)
    text = _text(mine, other, leads, words)
    draft = acts.create_draft(
        mine, group, document_type="draft_norm", title=words, paragraphs=_rows(words)
    )
    coalition = coalitions.found_coalition(mine, name=words, charter=words, outcomes=[words])
    coalitions.ask_to_join(other, coalition, message=words)
    outcome = coalition.outcomes.get()
    acts.map_outcome(mine, outcome, text)
    applicant = Person.objects.create_user("asks@for.example", "a long pass phrase", name=words)
    asked = accreditation.apply_for_accreditation(
        Actor.of_person(applicant),
        organisation=f"Org {words}",
        kind="civil",
        function=words,
        statement=words,
    )
    invitation = people.invite_delegate(
        serves,
        author.stakeholder,
        email="coming@dravenia.example",
        name=words,
        role="adviser",
        mandate=DateRange(clock.now().date(), None),
    )
    make_token(mine, label=words, scope="read", last_day=clock.today())
    KeptForm.objects.create(
        person_id=author.person_id,
        seat_key=str(author.pk),
        path=reverse("settings"),
        form="stakeholders.forms.accounts.SettingsForm",
        page="/settings/",
        data={"name": [words]},
    )
    amendment = text.amendments.order_by("number")[0]
    of_text = [
        reverse(name, args=[text.pk])
        for name in ("proposal", "history", "positions", "position", "compare")
    ]
    of_text.append(f"{reverse('amend', args=[text.pk])}?paragraph={amendment.paragraph_id}")
    rail = reverse("rail", args=[text.pk, amendment.paragraph_id])
    thread = reverse("threads:thread", args=["proposal", text.pk])
    return Hostile(
        author,
        chair,
        secretary,
        {
            "nobody": ["/", "/stakeholders/", "/groups/", "/coalitions/", *of_text[:2],
                       reverse("stakeholder", args=[author.stakeholder_id]),
                       reverse("group", args=[group.number]),
                       reverse("coalition", args=[coalition.pk]),
                       reverse("invitation", args=[invitation.token])],
            "author": ["/home/", "/settings/", "/settings/tokens/", *of_text, rail, thread,
                       f"{of_text[0]}?focus=OP1",
                       reverse("amendment", args=[text.pk, amendment.number]),
                       reverse("delegation", args=[author.stakeholder_id]),
                       reverse("draft", args=[draft.pk]), reverse("tabling", args=[draft.pk]),
                       reverse("outcome_texts", args=[coalition.pk, 1])],
            "chair": [reverse("issue_revision", args=[text.pk]),
                      *(reverse("desk", args=[text.pk]) + query for query in ("", "?record=1"))],
            "secretary": ["/secretariat/", "/secretariat/people/",
                          reverse("application", args=[asked.pk]),
                          reverse("stakeholder_edit", args=[author.stakeholder_id]),
                          reverse("person_erasure", args=[author.person_id]),
                          reverse("end_mandate", args=[author.pk]),
                          *(reverse(name, args=[group.number]) for name in
                            ("group_edit", "group_members", "group_chairs", "group_record"))],
        },
    )  # fmt: skip


def _people(words: str) -> list[Seat]:
    found = []
    for name, kind, role in (
        (words, "state", "head"),
        (f"{words} II", "civil", "delegate"),
        (f"{words} III", "state", "delegate"),
        ("Secretariat", "secretariat", "head"),
    ):
        body = world.stakeholder(name, kind)
        Stakeholder.objects.filter(pk=body.pk).update(
            about=words, website=f"https://a.example/{words[:60]}"
        )
        email = f"{role}{len(found)}@hostile.example"
        seat = world.seat_of(name, role, email=email)
        Person.objects.filter(pk=seat.person_id).update(name=words)
        found.append(Seat.objects.select_related("person", "stakeholder").get(pk=seat.pk))
    return found


def _rows(words: str) -> list[dict[str, Any]]:
    ends = {"title": "", "enacting": ",", "pp": ",", "op": ";", "op ": "."}
    return [
        {"id": None, "kind": kind.strip(), "parent": None, "text": f"{words}{end}"}
        for kind, end in ends.items()
    ]


def _text(mine: Actor, other: Actor, leads: Actor, words: str) -> Proposal:
    text = acts.create_draft(
        mine, world.group(), document_type="draft_norm", title=words, paragraphs=_rows(words)
    )
    acts.table_proposal(mine, text)
    acts.take_over(leads, text, meeting=words, held_on=clock.today())
    text = Proposal.objects.get(pk=text.pk)
    revision = text.revisions.get()
    for label in ("OP1", "OP2"):
        row = revision.rows.get(label=label)
        amendment = acts.table_amendment(
            other,
            text,
            operation="replace",
            base=revision,
            paragraph=row.paragraph_id,
            new_text=f"Urges {row.text}",
            rationale=words,
        )
    acts.record_outcome(
        leads, amendment, result="agreed", basis="meeting", meeting=words, basis_date=clock.today()
    )
    acts.take_position(other, text, stance="object", reason=words, revision=revision)
    first = post_comment(mine, Subject("proposal", text.pk), words)
    post_comment(other, Subject("proposal", text.pk), words, parent=first)
    return text


def letters() -> list[str]:
    return [mail.html for mail in Mail.objects.all()]
