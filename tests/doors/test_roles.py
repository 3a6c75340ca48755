"""The table of roles in the documentation is what rules answer, and what the doors do."""

from typing import Any

import pytest
import rules.permissions
from django.conf import settings

from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal
from record.keys import Subject
from stakeholders.capabilities import IF, NO, YES, as_markdown, table
from stakeholders.models import Coalition, Invitation, MembershipRequest, Person, Seat, Stakeholder
from stakeholders.permits import permits
from tests.doors.house import House
from tests.doors.people import ROLES
from tests.doors.test_every_address import BODIES, DRAFTS, TEXTS

pytestmark = pytest.mark.django_db

COLUMNS = {
    "anonymous": "Visitor",
    "seatless": "No seat",
    "observer": "Observer",
    "adviser": "Adviser",
    "delegate": "Delegate",
    "head": "Head",
    "member": "Delegate",
    "outsider": "Delegate",
    "co-chair": "Co-chair",
    "secretariat": "Secretariat, head",
}
# The capability that each address asks for, as it is named in the table of doors.
ASKED = {
    "take_over": "proposals.take_over",
    "issue_revision": "proposals.issue_revision",
    "withdraw_proposal": "proposals.withdraw",
    "defer_proposal": "proposals.defer",
    "resume_proposal": "proposals.resume",
    "adopt_proposal": "proposals.adopt",
    "amend": "proposals.amend",
    "position": "proposals.take_position",
    "rewrite_amendment": "proposals.rewrite_amendment",
    "withdraw_amendment": "proposals.withdraw_amendment",
    "accept_amendment": "proposals.accept_amendment",
    "record_outcome": "proposals.record_outcome",
    "take_back_outcome": "proposals.take_back_outcome",
    "cosponsor_amendment": "proposals.sponsor_amendment",
    "cosponsor_proposal": "proposals.sponsor",
    "invite_to_amendment": "proposals.invite_amendment_sponsor",
    "invite_cosponsor": "proposals.invite_sponsor",
    "outcome_map": "proposals.map_outcome",
    "draft": "proposals.edit_draft",
    "tabling": "proposals.table",
    "circulation": "proposals.circulate",
    "draft_new": "proposals.draft",
    "threads:thread": "threads.comment",
    "threads:withdrawal": "threads.withdraw_comment",
    "reports": "reports.request",
    "settings": "stakeholders.keep_settings",
    "stakeholder_new": "stakeholders.add_stakeholder",
    "stakeholder_edit": "stakeholders.edit_stakeholder",
    "application": "stakeholders.decide_application",
    "delegation": "stakeholders.invite_delegate",
    "end_mandate": "stakeholders.end_mandate",
    "invitation_revoke": "stakeholders.revoke_invitation",
    "apply": "stakeholders.apply",
    "person_erasure": "stakeholders.erase_person",
    "tokens": "stakeholders.make_token",
    "token_revocation": "stakeholders.revoke_token",
    "coalition_found": "stakeholders.found_coalition",
    "coalition_join": "stakeholders.join_coalition",
    "coalition_invite": "stakeholders.invite_to_coalition",
    "coalition_answer": "stakeholders.answer_membership_request",
    "coalition_leave": "stakeholders.leave_coalition",
    "coalition_declare": "stakeholders.declare_spokesperson",
    "coalition_outcome": "stakeholders.keep_coalition",
    "group_new": "workinggroups.create_group",
    "group_edit": "workinggroups.edit_group",
    "group_participation": "workinggroups.edit_group",
    "group_members": "workinggroups.enter_member",
    "group_chairs": "workinggroups.appoint_cochair",
    "membership_end": "workinggroups.enter_member",
    "chair_end": "workinggroups.appoint_cochair",
    "api-proposal-takeover": "proposals.take_over",
    "api-proposal-revision": "proposals.issue_revision",
    "api-proposal-withdrawal": "proposals.withdraw",
    "api-proposal-deferral": "proposals.defer",
    "api-proposal-resumption": "proposals.resume",
    "api-proposal-adoption": "proposals.adopt",
    "api-proposal-invitation": "proposals.invite_sponsor",
    "api-proposal-cosponsorship": "proposals.sponsor",
    "api-proposal-discarding": "proposals.edit_draft",
    "api-proposal-tabling": "proposals.table",
    "api-proposal-circulation": "proposals.circulate",
    "api-proposal-list": "proposals.draft",
    "api-amendment-list": "proposals.amend",
    "api-amendment-rewriting": "proposals.rewrite_amendment",
    "api-amendment-withdrawal": "proposals.withdraw_amendment",
    "api-amendment-acceptance": "proposals.accept_amendment",
    "api-amendment-outcome": "proposals.record_outcome",
    "api-amendment-reversal": "proposals.take_back_outcome",
    "api-amendment-invitation": "proposals.invite_amendment_sponsor",
    "api-amendment-cosponsorship": "proposals.sponsor_amendment",
    "api-position-list": "proposals.take_position",
    "api-comment-list": "threads.comment",
    "api-comment-withdrawal": "threads.withdraw_comment",
    "api-report-list": "reports.request",
    "api-group-list": "workinggroups.create_group",
    "api-group-editing": "workinggroups.edit_group",
    "api-group-participation": "workinggroups.edit_group",
    "api-group-membership": "workinggroups.enter_member",
    "api-group-membership-ending": "workinggroups.enter_member",
    "api-group-chair": "workinggroups.appoint_cochair",
    "api-group-chair-ending": "workinggroups.appoint_cochair",
    "api-stakeholder-list": "stakeholders.add_stakeholder",
    "api-stakeholder-editing": "stakeholders.edit_stakeholder",
    "api-application-list": "stakeholders.apply",
    "api-application-decision": "stakeholders.decide_application",
    "api-seat-ending": "stakeholders.end_mandate",
    "api-invitation-list": "stakeholders.invite_delegate",
    "api-invitation-revocation": "stakeholders.revoke_invitation",
    "api-coalition-list": "stakeholders.found_coalition",
    "api-coalition-request": "stakeholders.join_coalition",
    "api-coalition-invitation": "stakeholders.invite_to_coalition",
    "api-coalition-departure": "stakeholders.leave_coalition",
    "api-coalition-spokesperson": "stakeholders.declare_spokesperson",
    "api-coalition-outcome": "stakeholders.keep_coalition",
    "api-membership-request-answer": "stakeholders.answer_membership_request",
    "api-outcome-mapping-list": "proposals.map_outcome",
    "api-outcome-mapping-unmapping": "stakeholders.keep_coalition",
}
CARRIED_OUT = ("done", "200", "201", "204")


def test_the_page_in_the_documentation_is_current() -> None:
    written = (settings.ROOT / "docs/roles.md").read_text()
    assert written == as_markdown(), "run `manage.py list_capabilities --write`"


def subjects(house: House) -> dict[str, list[Any]]:
    """What each capability can be asked about, by what it begins with; the longest counts."""
    texts = list(Proposal.objects.all())
    amendments = list(Amendment.objects.all())
    bodies = list(Stakeholder.objects.all())
    people = list(Person.objects.all())
    house.token  # noqa: B018  made when it is asked for
    return {
        "proposals.": texts,
        "proposals.draft": [house.working_group],
        "proposals.rewrite_amendment": amendments,
        "proposals.withdraw_amendment": amendments,
        "proposals.accept_amendment": amendments,
        "proposals.record_outcome": amendments,
        "proposals.take_back_outcome": amendments,
        "proposals.invite_amendment_sponsor": amendments,
        "proposals.sponsor_amendment": amendments,
        "proposals.answer_invitation": list(CoSponsor.objects.all()),
        "proposals.withdraw_sponsorship": list(CoSponsor.objects.all()),
        "proposals.answer_amendment_invitation": list(AmendmentCoSponsor.objects.all()),
        "proposals.withdraw_amendment_sponsorship": list(AmendmentCoSponsor.objects.all()),
        "reports.": [house.working_group],
        "threads.": [Subject("proposal", text.pk) for text in texts],
        "threads.withdraw_comment": [house.public.comment, house.group.comment],
        "workinggroups.": [house.working_group],
        "stakeholders.": [None],
        "stakeholders.read_personal_data": people,
        "stakeholders.erase_person": people,
        "stakeholders.invite_delegate": bodies,
        "stakeholders.see_delegation": bodies,
        "stakeholders.revoke_invitation": list(Invitation.objects.all()),
        "stakeholders.end_mandate": list(Seat.objects.select_related("stakeholder")),
        "stakeholders.revoke_token": [house.token],
        "stakeholders.answer_membership_request": list(MembershipRequest.objects.all()),
        "stakeholders.join_coalition": list(Coalition.objects.all()),
        "stakeholders.leave_coalition": list(Coalition.objects.all()),
        "stakeholders.invite_to_coalition": list(Coalition.objects.all()),
        "stakeholders.declare_spokesperson": list(Coalition.objects.all()),
        "stakeholders.keep_coalition": list(Coalition.objects.all()),
        "stakeholders.speak_for_coalition": list(Coalition.objects.all()),
    }


def test_rules_answer_every_role_as_the_table_says() -> None:
    house = House()
    asked = subjects(house)
    said = table()
    wrong = []
    for capability in sorted(rules.permissions.permissions):
        begun = max((key for key in asked if capability.startswith(key)), key=len)
        for role, make in ROLES.items():
            actor = make()
            cell = said[capability][COLUMNS[role]].answer
            answers = {permits(actor, capability, one) for one in asked[begun]}
            allowed: dict[str, set[bool]] = {YES: {True}, NO: {False}, IF: {True, False}}
            if not answers <= allowed[cell]:
                wrong.append(f"{capability} {role}: {cell}, but {answers}")
    assert not wrong, "\n".join(wrong)


def test_every_condition_of_the_table_is_met_by_somebody() -> None:
    """A capability that nobody has in a house full of texts and people would be a dead letter."""
    house = House()
    asked = subjects(house)
    actors = [make() for make in ROLES.values()]
    dead = []
    for capability in sorted(rules.permissions.permissions):
        begun = max((key for key in asked if capability.startswith(key)), key=len)
        if not any(permits(actor, capability, one) for actor in actors for one in asked[begun]):
            dead.append(capability)
    # The house has no coalition that declared somebody of these ten, and no invited co-sponsor
    # of a text.
    assert set(dead) <= {"proposals.answer_invitation", "proposals.withdraw_sponsorship"}, dead


@pytest.mark.parametrize("name", ASKED)
def test_a_door_lets_nobody_act_whom_the_table_does_not_name(name: str) -> None:
    said = table()[ASKED[name]]
    rows = [rows[name, "POST"] for rows in (TEXTS, DRAFTS, BODIES) if (name, "POST") in rows]
    assert rows, name
    for row in rows:
        for role, answer in row.items():
            cell = said[COLUMNS[role]].answer
            if answer in CARRIED_OUT:
                assert cell != NO, (name, role, answer)
            # What is always permitted is not refused for want of a right.
            if cell == YES:
                assert answer not in ("403", "in"), (name, role, answer)


def test_every_capability_stands_behind_a_door_or_in_a_line_of_its_own() -> None:
    readings = {
        "proposals.read",
        "stakeholders.read_personal_data",
        "proposals.comment",
        "proposals.open_desk",
        "proposals.draft_chairs_text",
        "proposals.answer_invitation",
        "proposals.answer_amendment_invitation",
        "proposals.withdraw_sponsorship",
        "proposals.withdraw_amendment_sponsorship",
        "stakeholders.see_delegation",
        "stakeholders.see_secretariat",
        "stakeholders.speak_for_coalition",
    }
    assert set(rules.permissions.permissions) - set(ASKED.values()) == readings
