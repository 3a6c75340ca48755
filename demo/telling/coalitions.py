"""Telling how the coalitions came about: founding, joining, leaving, and who speaks for them."""

from collections.abc import Iterable
from functools import partial

from demo.bodies import Cast
from demo.moments import Moment, at
from demo.story import steps
from stakeholders.actions import coalitions as pacts
from stakeholders.models import Coalition, Standing


class CoalitionTelling:
    """Holds the coalitions by their names."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.coalitions: dict[str, Coalition] = {}

    def moments(self, story: steps.CoalitionStory) -> Iterable[Moment]:
        """Every act of one coalition's story."""
        name, when = story.name, partial(at, self.cast.today)
        yield when(story.founded, 8), f"found {name}", partial(self._found, story)
        for member, day in story.joined:
            yield when(day, 10), f"{member} joins {name}", partial(self._join, story, member)
        for member, day in story.aligned:
            yield when(day, 10), f"{member} aligns with {name}", partial(self._align, story, member)
        if story.spokesperson:
            yield when(-20, 12), f"{name} declares", partial(self._declare, story)
        for member in story.asking:
            yield when(-3, 15), f"{member} asks {name}", partial(self._ask, story, member)
        for member in story.invited:
            yield when(-2, 15), f"{name} invites {member}", partial(self._invite, story, member)

    def _found(self, story: steps.CoalitionStory) -> None:
        self.coalitions[story.name] = pacts.found_coalition(
            self.cast.of(story.founder),
            name=story.name,
            charter=story.charter,
            outcomes=list(story.outcomes),
        )

    def _join(self, story: steps.CoalitionStory, member: str) -> None:
        request = pacts.ask_to_join(self.cast.of(member), self.coalitions[story.name])
        pacts.answer_request(self.cast.of(story.founder), request, accepted=True)

    def _align(self, story: steps.CoalitionStory, member: str) -> None:
        coalition = self.coalitions[story.name]
        pacts.ask_to_join(self.cast.of(member), coalition, standing=Standing.ALIGNED)

    def _ask(self, story: steps.CoalitionStory, member: str) -> None:
        pacts.ask_to_join(
            self.cast.of(member),
            self.coalitions[story.name],
            message="We would carry the charter in our region.",
        )

    def _invite(self, story: steps.CoalitionStory, member: str) -> None:
        pacts.invite_to_coalition(
            self.cast.of(story.founder),
            self.coalitions[story.name],
            self.cast.stakeholder(member),
        )

    def _declare(self, story: steps.CoalitionStory) -> None:
        chosen = self.cast.stakeholder(story.spokesperson)
        for member, _day in ((story.founder, 0), *story.joined):
            pacts.declare_spokesperson(self.cast.of(member), self.coalitions[story.name], chosen)
