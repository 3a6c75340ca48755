"""The five working groups that every forum begins with."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from workinggroups.actions.groups import seed_participation
from workinggroups.models import WorkingGroup


@dataclass(frozen=True, slots=True)
class GroupSeed:
    key: str
    number: int
    title: str
    mandate: str


GROUPS = (
    GroupSeed(
        "paris",
        1,
        "Lessons from the Paris Agreement",
        "The group asks how agreements come about that each party fills for itself and that all "
        "can follow: pledges in public, reports that are short, a stocktake that is held together. "
        "It drafts norms on the process of the forum and of those who apply its norms. It does not "
        "judge what anybody pledges. It reports to the plenary once a year.",
    ),
    GroupSeed(
        "capacity",
        2,
        "Capacity building in cyber diplomacy",
        "The group works so that whoever is affected by a norm can take part in writing it. It "
        "drafts norms on training, on remote participation and on what participation costs, and it "
        "keeps a programme of workshops for delegates of States and of all others, side by side. "
        "It measures itself by who is missing.",
    ),
    GroupSeed(
        "technologies",
        3,
        "Digital technologies for cyber diplomacy",
        "The group looks at the tools of negotiation itself: platforms on which texts are drafted, "
        "scenarios and games that show each other's limits, and agreements that can be verified "
        "without trusting whoever keeps the record. It drafts norms for those who build and those "
        "who host such tools, tries out what it recommends, and publishes what failed as well. It "
        "reports to the plenary once a year.",
    ),
    GroupSeed(
        "standards",
        4,
        "International industrial standards",
        "The group drafts norms that keep technical standards global: one standard where one is "
        "enough, judged on merit, written where everybody affected can speak. It does not write "
        "standards. It listens to those who do, and reports to the plenary once a year.",
    ),
    GroupSeed(
        "sector",
        5,
        "Engagement with the technology sector",
        "The group is where States and companies say what they expect of each other before a "
        "crisis makes them guess. It drafts norms on help in emergencies, on the disclosure of "
        "flaws and on keeping promises to those who depend on a product. It is also the "
        "Ambassador's office for the technology sector.",
    ),
)


@transaction.atomic
def seed_groups() -> int:
    """Make the groups that are not there yet; what was edited since is left alone.

    Returns how many were made. A group is known by its seed's key, not by its number or title;
    where the forum has given the number or the symbol to a group of its own, the seed gives way.
    """
    return sum(_plant(seed) for seed in GROUPS)


def _plant(seed: GroupSeed) -> bool:
    symbol_part = f"WG{seed.number}"
    there = Q(seed_key=seed.key) | Q(number=seed.number) | Q(symbol_part=symbol_part)
    if WorkingGroup.objects.filter(there).exists():
        return False
    # Two processes that start at once: the second waits here, then finds the first's row.
    group, made = WorkingGroup.objects.get_or_create(
        seed_key=seed.key,
        defaults={
            "number": seed.number,
            "title": seed.title,
            "mandate": seed.mandate,
            "symbol_part": symbol_part,
        },
    )
    if made:
        seed_participation(group)
    return made
