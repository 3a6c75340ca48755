"""Telling the demonstration: every step of every story becomes an act, in the order of time."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from demo.bodies import Cast
from demo.moments import Moment, StoryError, at, play
from demo.story import steps
from demo.telling.coalitions import CoalitionTelling
from interface import clock
from proposals import actions as acts
from proposals.forms.paragraphs import paragraphs_of
from proposals.imports import read_source
from proposals.models import Amendment, Paragraph, Proposal, Revision
from proposals.reads.texts import latest_revision
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.models import Act, Seat
from threads.actions import post_comment
from threads.models import Comment


class Telling:
    """Holds what the stories name by key: texts, amendments and comments."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.pacts = CoalitionTelling(cast)
        self.texts: dict[str, Proposal] = {}
        self.revisions: dict[str, Revision] = {}
        self.labels: dict[UUID, dict[str, UUID]] = {}
        self.amendments: dict[str, Amendment] = {}
        self.comments: dict[str, Comment] = {}

    def tell(
        self,
        coalitions: Iterable[steps.CoalitionStory],
        texts: Iterable[steps.TextStory],
    ) -> None:
        """Play all acts of all stories, oldest first, each at its own moment."""
        moments = [moment for story in coalitions for moment in self.pacts.moments(story)]
        moments += [moment for story in texts for moment in self._moments(story)]
        play(moments)

    def _moments(self, story: steps.TextStory) -> Iterable[Moment]:
        today = self.cast.today
        yield at(today, story.drafted, 7), f"draft {story.key}", partial(self._draft, story)
        for step in story.steps:
            act = getattr(self, f"_{type(step).__name__.lower()}")
            when = at(today, step.day, step.hour, step.minute)
            yield when, f"{story.key}: {step}", partial(act, story, step)

    def _draft(self, story: steps.TextStory) -> None:
        rows, title, check = read_source(story.source, story.language)
        if check.leftovers:
            raise StoryError(f"{story.key}: not placed: {check.leftovers}")
        self.texts[story.key] = acts.create_draft(
            self._author(story),
            self.cast.groups[story.group],
            document_type=story.document_type,
            title=title or story.short_title,
            short_title=story.short_title,
            language=story.language,
            paragraphs=paragraphs_of(rows),
            source=story.source,
        )

    def _author(self, story: steps.TextStory) -> Actor:
        for chair in self.cast.cochairs[story.group]:
            if chair.stakeholder is not None and chair.stakeholder.name == story.by:
                return chair
        return self.cast.of(story.by)

    def _chair(self, story: steps.TextStory) -> Actor:
        return self.cast.cochairs[story.group][0]

    def _proposal(self, story: steps.TextStory) -> Proposal:
        """As it was drafted: every act locks the row and reads it anew."""
        return self.texts[story.key]

    def _revision(self, story: steps.TextStory) -> Revision:
        """The latest one, remembered until the next is issued."""
        if story.key not in self.revisions:
            revision = latest_revision(self._proposal(story))
            if revision is None:
                raise StoryError(f"{story.key} has not been tabled")
            self.revisions[story.key] = revision
        return self.revisions[story.key]

    def _paragraph(self, story: steps.TextStory, label: str) -> UUID:
        revision = self._revision(story)
        if revision.pk not in self.labels:
            self.labels[revision.pk] = dict(revision.rows.values_list("label", "paragraph_id"))
        return self.labels[revision.pk][label]

    def _table(self, story: steps.TextStory, step: steps.Table) -> None:
        act = (
            acts.circulate_non_paper if story.document_type == "non_paper" else acts.table_proposal
        )
        act(self._author(story), self._proposal(story), visibility=story.visibility or None)

    def _invite(self, story: steps.TextStory, step: steps.Invite) -> None:
        proposal = self._proposal(story)
        for name in (*step.accepted, *step.declined, *step.waiting):
            slot = acts.invite_cosponsor(self._author(story), proposal, self.cast.stakeholder(name))
            if name in step.accepted:
                acts.accept_cosponsorship(self.cast.of(name), slot)
            elif name in step.declined:
                acts.decline_cosponsorship(self.cast.of(name), slot)

    def _takeover(self, story: steps.TextStory, step: steps.TakeOver) -> None:
        acts.take_over(
            self._chair(story),
            self._proposal(story),
            meeting=step.meeting,
            held_on=clock.now().date(),
        )

    def _amend(self, story: steps.TextStory, step: steps.Amend) -> None:
        revision = self._revision(story)
        row = revision.rows.get(label=step.at)
        fields: dict[str, Any] = {"operation": step.operation, "rationale": step.rationale}
        match step.operation:
            case "insert":
                fields |= {"after": row.paragraph_id, "kind": step.kind, "new_text": step.new}
                fields["parent"] = row.parent_id if step.kind == "sub" else None
            case "replace":
                fields |= {"paragraph": row.paragraph_id, "new_text": reworded(row.text, step)}
            case "bracket":
                start = row.text.index(step.old)
                fields |= {"paragraph": row.paragraph_id, "reason": step.reason}
                fields["span"] = (start, start + len(step.old))
            case _:
                fields["paragraph"] = row.paragraph_id
        if step.coalition:
            fields["coalition"] = self.pacts.coalitions[step.coalition]
        fields["cosponsors"] = [
            self.cast.stakeholder(name) for name in (*step.cosponsors, *step.invited)
        ]
        amendment = acts.table_amendment(
            self.cast.of(step.by), self._proposal(story), base=revision, **fields
        )
        self.amendments[f"{story.key}/{step.key}"] = amendment
        for name in step.cosponsors:
            slot = amendment.cosponsors.get(stakeholder=self.cast.stakeholder(name))
            acts.accept_amendment_cosponsorship(self.cast.of(name), slot)

    def _amendment(self, story: steps.TextStory, key: str) -> Amendment:
        return Amendment.objects.get(pk=self.amendments[f"{story.key}/{key}"].pk)

    def _say(self, story: steps.TextStory, step: steps.Say) -> None:
        if step.amendment:
            subject = Subject("amendment", self.amendments[f"{story.key}/{step.amendment}"].pk)
        elif step.at:
            subject = Subject("paragraph", self._paragraph(story, step.at))
        else:
            subject = Subject("proposal", self._proposal(story).pk)
        parent = self.comments[f"{story.key}/{step.to}"] if step.to else None
        comment = post_comment(self.cast.of(step.by), subject, step.text, parent=parent)
        if step.key:
            self.comments[f"{story.key}/{step.key}"] = comment

    def _take(self, story: steps.TextStory, step: steps.Take) -> None:
        proposal, revision = self._proposal(story), self._revision(story)
        fields: dict[str, Any] = {}
        if step.at:
            fields["paragraph"] = self._paragraph(story, step.at)
        if step.amendment:
            fields["amendment"] = self._amendment(story, step.amendment)
        for name in step.by:
            acts.take_position(
                self.cast.of(name),
                proposal,
                stance=step.stance,
                revision=revision,
                reason=step.reason,
                **fields,
            )

    def _accept(self, story: steps.TextStory, step: steps.Accept) -> None:
        acts.accept_amendment(
            self._author(story), self._amendment(story, step.amendment), note=step.note
        )

    def _record(self, story: steps.TextStory, step: steps.Record) -> None:
        overtaken = self._amendment(story, step.overtaken_by) if step.overtaken_by else None
        # A day without an objection is over before it is recorded.
        day = clock.now().date() - timedelta(days=0 if step.meeting else 1)
        acts.record_outcome(
            self._chair(story),
            self._amendment(story, step.amendment),
            result=step.result,
            basis="meeting" if step.meeting else "no_objection",
            meeting=step.meeting,
            basis_date=day,
            note=step.note,
            overtaken_by=overtaken,
        )

    def _withdrawamendment(self, story: steps.TextStory, step: steps.WithdrawAmendment) -> None:
        amendment = self._amendment(story, step.amendment)
        acts.withdraw_amendment(Actor.of_seat(sealed(amendment)), amendment, reason=step.reason)

    def _issue(self, story: steps.TextStory, step: steps.Issue) -> None:
        proposal = Proposal.objects.select_related("takeover").get(pk=self._proposal(story).pk)
        taken_over = hasattr(proposal, "takeover")
        issuer = self._chair(story) if taken_over else self._author(story)
        self.revisions[story.key] = acts.issue_revision(issuer, proposal, summary=step.summary)

    def _withdraw(self, story: steps.TextStory, step: steps.Withdraw) -> None:
        acts.withdraw_proposal(self._author(story), self._proposal(story), reason=step.reason)

    def _defer(self, story: steps.TextStory, step: steps.Defer) -> None:
        until = None if step.until is None else at(self.cast.today, step.until).date()
        acts.defer_proposal(
            self._chair(story), self._proposal(story), reason=step.reason, until=until
        )

    def _adopt(self, story: steps.TextStory, step: steps.Adopt) -> None:
        acts.adopt_proposal(
            self._chair(story),
            self._proposal(story),
            meeting=step.meeting,
            place=step.place,
            held_at=clock.now(),
            no_objection_raised=True,
        )

    def _mapoutcome(self, story: steps.TextStory, step: steps.MapOutcome) -> None:
        coalition = self.pacts.coalitions[step.coalition]
        outcome = coalition.outcomes.get(number=step.outcome)
        paragraph = Paragraph.objects.get(pk=self._paragraph(story, step.at)) if step.at else None
        founder = Actor.of_seat(sealed(coalition))
        acts.map_outcome(founder, outcome, self._proposal(story), paragraph)


def sealed(act: Act) -> Seat:
    """The seat under which an act was done."""
    if act.seat is None:
        raise StoryError(f"{act} was done by nobody's seat")
    return act.seat


def reworded(text: str, step: steps.Amend) -> str:
    """The paragraph with `old` replaced by `new` once; `new` alone is the whole paragraph."""
    if not step.old:
        return step.new
    if step.old not in text:
        raise StoryError(f"{step.key}: the words “{step.old}” are not in “{text}”")
    return text.replace(step.old, step.new, 1)
