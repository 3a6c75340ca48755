"""Every address by its name, with what it needs, and what is sent to it by who may do its act."""

from typing import Any

from django.urls import reverse

from interface import clock
from proposals.models import Draft, Proposal
from proposals.reads.texts import latest_revision
from stakeholders.models import RegistryEntry
from stakeholders.models.stakeholders import CONSTITUENCIES
from tests import world
from tests.doors import programs
from tests.doors.address import Address, at
from tests.doors.house import House, Texts

OWN_SEAT = "the seat of who sends it"
WORDS = "Calls upon all States and cities to refrain from operations against health services;"


def today() -> str:
    return clock.now().date().isoformat()


def of_texts(house: House, texts: Texts) -> dict[str, Address]:
    """What stands on tabled texts, each on the one at whose stage its act can be done."""
    tabled, negotiation = texts.tabled.pk, texts.negotiation.pk
    op1, op2 = (world.paragraph_id(texts.tabled, label) for label in ("OP1", "OP2"))
    revision = latest_revision(texts.tabled)
    settled = latest_revision(texts.settled)
    assert revision is not None
    assert settled is not None
    coalition = house.coalition.pk
    return {
        "text": Address("/texts/" + str(texts.tabled.symbol)),
        "proposal": at("proposal", tabled),
        "rail": at("rail", tabled, op1),
        "proposal_revision": at("proposal_revision", tabled, 0),
        "compare": at("compare", tabled),
        "history": at("history", tabled),
        "positions": at("positions", tabled),
        "position": at("position", tabled, stance="support", revision=revision.pk),
        "amend": at(
            "amend", tabled, query=f"?paragraph={op2}", paragraph=op2, base=revision.pk,
            operation="replace", new_text=WORDS, mover="own",
        ),
        "amend_preview": at(
            "amend_preview", tabled, paragraph=op2, operation="replace", new_text=WORDS
        ),
        "amendment": at("amendment", tabled, 1),
        "rewrite_amendment": at(
            "rewrite_amendment", tabled, 1, base=revision.pk, wording=1, new_text=WORDS
        ),
        "withdraw_amendment": at("withdraw_amendment", tabled, 1),
        "accept_amendment": at("accept_amendment", tabled, 1, wording=1),
        "record_outcome": at(
            "record_outcome", negotiation, 1, wording=1,
            result="agreed", basis="meeting", meeting="Third meeting", basis_date=today(),
        ),
        "take_back_outcome": at("take_back_outcome", negotiation, 2, reason="It was misheard."),
        "cosponsor_amendment": at("cosponsor_amendment", tabled, 1, wording=1),
        "cosponsor_amendment accept": at(
            "cosponsor_amendment", tabled, 1, query="?step=accept", wording=1
        ),
        "invite_to_amendment": at("invite_to_amendment", tabled, 1, stakeholder="Vailuku"),
        "cosponsor_proposal": at("cosponsor_proposal", tabled, revision=revision.pk),
        "invite_cosponsor": at("invite_cosponsor", tabled, stakeholder="Vailuku"),
        "desk": at("desk", tabled),
        "desk of a text taken over": at("desk", negotiation),
        "take_over": at("take_over", tabled, meeting="Third meeting", held_on=today()),
        "issue_revision": at("issue_revision", negotiation, summary="Hours become minutes."),
        "withdraw_proposal": at("withdraw_proposal", tabled, reason="It served its purpose."),
        "defer_proposal": at("defer_proposal", tabled, reason="Pending capitals."),
        "resume_proposal": at("resume_proposal", texts.deferred.pk),
        "adopt_proposal": at(
            "adopt_proposal", texts.settled.pk, meeting="Fifth meeting", place="Valdorne",
            held_at=f"{clock.now():%Y-%m-%dT%H:%M}", no_objection_raised="on",
            revision=settled.pk,
        ),
        "draft of a tabled text": at("draft", tabled),
        "tabling again": at("tabling", tabled, visibility="public", seen_version=0),
        "threads:thread": at("threads:thread", "proposal", tabled, body="A word."),
        "threads:comment": at("threads:comment", texts.comment.pk),
        "threads:withdrawal": at("threads:withdrawal", texts.comment.pk),
        "record:events": at("record:events", texts.stream.pk),
        "outcome_map": at("outcome_map", coalition, 1, negotiation, paragraph="whole"),
        "outcome_unmap": at("outcome_unmap", coalition, 1, texts.mapping.pk),
        "report": at("report", texts.report.pk),
        "report_progress": at("report_progress", texts.report.pk),
        "report_file": at("report_file", texts.report.pk, "pdf"),
        "api-proposal-detail": at("api-proposal-detail", tabled),
        "api-amendment-detail": at("api-amendment-detail", texts.first.pk),
        **programs.of_texts(texts),
        **programs.of_mappings(house, texts),
    }  # fmt: skip


def of_drafts(house: House) -> dict[str, Address]:
    """What stands on a draft before it is tabled, and on a non-paper before it circulates."""
    draft, paper = house.draft.pk, house.non_paper.pk
    return {
        "proposal": at("proposal", draft),
        "draft": at("draft", draft, **rows_of(house.draft)),
        "draft_saved": at("draft_saved", draft, **rows_of(house.draft)),
        "draft_discard": at("draft_discard", draft, seen_version=0),
        "tabling": at("tabling", draft, visibility="public", seen_version=0),
        "circulation": at("circulation", paper, visibility="public", seen_version=0),
        "invite_cosponsor": at("invite_cosponsor", draft, stakeholder="Vailuku"),
        "cosponsor_proposal": at("cosponsor_proposal", draft),
        "history": at("history", draft),
        "compare": at("compare", draft),
        "position": at("position", draft),
        "positions": at("positions", draft),
        "amend": at("amend", draft),
        "desk": at("desk", draft),
        "issue_revision": at("issue_revision", draft),
        "threads:thread": at("threads:thread", "proposal", draft, body="A word."),
        "api-proposal-detail": at("api-proposal-detail", draft),
        **not_yet_on_drafts(house),
        **programs.of_drafts(house),
    }


def not_yet_on_drafts(house: House) -> dict[str, Address]:
    """Acts on tabled texts and their amendments, asked of a draft, which has neither yet."""
    draft = house.draft.pk
    paragraph = Draft.objects.get(proposal=draft).paragraphs[-1]["id"]
    meeting = {"meeting": "Third meeting", "held_on": today()}
    return {
        "rail": at("rail", draft, paragraph),
        "proposal_revision": at("proposal_revision", draft, 0),
        "amend_preview": at(
            "amend_preview", draft, paragraph=paragraph, operation="replace", new_text=WORDS
        ),
        "amendment": at("amendment", draft, 1),
        "rewrite_amendment": at("rewrite_amendment", draft, 1, new_text=WORDS),
        "withdraw_amendment": at("withdraw_amendment", draft, 1),
        "accept_amendment": at("accept_amendment", draft, 1, wording=1),
        "record_outcome": at("record_outcome", draft, 1, wording=1, result="agreed"),
        "take_back_outcome": at("take_back_outcome", draft, 1, reason="It was misheard."),
        "cosponsor_amendment": at("cosponsor_amendment", draft, 1, wording=1),
        "invite_to_amendment": at("invite_to_amendment", draft, 1, stakeholder="Vailuku"),
        "take_over": at("take_over", draft, **meeting),
        "withdraw_proposal": at("withdraw_proposal", draft, reason="It served its purpose."),
        "defer_proposal": at("defer_proposal", draft, reason="Pending capitals."),
        "resume_proposal": at("resume_proposal", draft),
        "adopt_proposal": at(
            "adopt_proposal", draft, meeting="Fifth meeting", place="Valdorne",
            held_at=f"{clock.now():%Y-%m-%dT%H:%M}", no_objection_raised="on",
        ),
        "outcome_map": at("outcome_map", house.coalition.pk, 1, draft, paragraph="whole"),
    }  # fmt: skip


def rows_of(proposal: Proposal) -> dict[str, Any]:
    """The stored draft as its form sends it."""
    stored = Draft.objects.get(proposal=proposal)
    rows = {
        f"paragraphs-{place}-{part}": row[part]
        for place, row in enumerate(stored.paragraphs)
        for part in ("id", "kind", "text")
    }
    return {"title": proposal.title, "language": "en", "seen_version": stored.version, **rows}


def of_bodies(house: House) -> dict[str, Address]:
    """What stands on no text: pages of people, bodies and groups."""
    dravenia, kesimba = world.stakeholder("Dravenia"), world.stakeholder("Kesimba")
    coalition, number = house.coalition.pk, house.working_group.number
    entry, _new = RegistryEntry.objects.get_or_create(
        code="harbour-lights", defaults={"kind": "civil", "name_en": "Harbour Lights"}
    )
    return {
        "front": at("front"),
        "home": at("home"),
        "interface:help": at("interface:help"),
        "interface:accessibility": at("interface:accessibility"),
        "interface:discard": at("interface:discard", house.kept.pk),
        "speak_as": at("speak_as", speak_as=OWN_SEAT, back="/groups/"),
        "language": at("language", language="en", next="/groups/"),
        "settings": at("settings", name="New Name", language="en", time_zone="UTC"),
        "stakeholders": at("stakeholders"),
        "registry": at("registry"),
        "stakeholder_new": at("stakeholder_new", name="Harbour Lights", kind="civil"),
        "stakeholder": at("stakeholder", dravenia.pk),
        "stakeholder_edit": at("stakeholder_edit", kesimba.pk, name="Kesimba", about="Reads."),
        "delegation": at(
            "delegation", dravenia.pk, name="Second Adviser", email="second@dravenia.example",
            role="adviser", since=today(),
        ),
        "end_mandate": at("end_mandate", house.leaving.pk, last_day=today()),
        "invitation_revoke": at("invitation_revoke", house.invitation.pk),
        "invitation": at(
            "invitation", house.invitation.token, name="Coming Soon",
            password="a long pass phrase", time_zone="UTC",
        ),
        "invitation_decline": at("invitation_decline", house.invitation.token),
        "apply": at(
            "apply", organisation="Lanterns", kind="civil", function="Chair", statement="We watch."
        ),
        "secretariat": at("secretariat"),
        "secretariat_people": at("secretariat_people"),
        "application": at("application", house.application.pk, granted="yes", reason="Heard."),
        "coalitions": at("coalitions"),
        "coalition_found": at(
            "coalition_found", name="Open Hands", charter="We help.", outcomes="Help comes."
        ),
        "coalition": at("coalition", coalition),
        "coalition_join": at("coalition_join", coalition, standing="member"),
        "coalition_invite": at(
            "coalition_invite", coalition, standing="member",
            stakeholder=world.stakeholder("Vailuku").pk,
        ),
        "coalition_answer": at("coalition_answer", coalition, house.request.pk, answer="accept"),
        "coalition_leave": at("coalition_leave", coalition),
        "coalition_declare": at("coalition_declare", coalition, spokesperson=dravenia.pk),
        "coalition_outcome": at("coalition_outcome", coalition, text="Wards are asked first."),
        "outcome_texts": at("outcome_texts", coalition, 1),
        "groups": at("groups"),
        "group_new": at(
            "group_new", number=9, title="A new group", mandate="It meets.", symbol_part="WG9",
            visibility="public", consensus_rule="no_objection",
        ),
        "group": at("group", number),
        "group_edit": at(
            "group_edit", number, number=number, title="Renamed", mandate="It drafts.",
            symbol_part="WG4", visibility="public", consensus_rule="no_objection",
        ),
        "group_participation": at(
            "group_participation", number,
            **{f"{kind.value}-position": "advisory" for kind in CONSTITUENCIES},
        ),
        "group_members": at("group_members", number, stakeholders=[kesimba.pk]),
        "group_chairs": at("group_chairs", number, chair=world.seat_of("Open Relay Foundation").pk),
        "group_record": at("group_record", number),
        "group_feed": at("group_feed", number),
        "membership_end": at("membership_end", house.membership.pk, reason="It left."),
        "chair_end": at("chair_end", house.chair.pk, reason="It left."),
        "try_draft": at("try_draft", language="en", source="1. Decides to meet."),
        "draft_new": at(
            "draft_new", number, document_type="draft_norm", title="New", language="en", do="save",
            **{"paragraphs-0-kind": "op", "paragraphs-0-text": "Decides to meet."},
        ),
        "reports": at(
            "reports", group=house.working_group.pk, first_day=today(), last_day=today(),
            audience="public",
        ),
        "tokens": at("tokens", label="Archive", scope="read", last_day=today()),
        "personal_data": at("personal_data", email="wrong@address.example"),
        "personal_file": at("personal_file"),
        "person_erasure": at(
            "person_erasure", house.leaving.person_id, email="leaving@dravenia.example"
        ),
        "session_end": at("session_end", house.session.pk),
        "token_revocation": at("token_revocation", house.token.pk),
        "api_documentation": at("api_documentation"),
        "search": at("search", query="?q=hospitals"),
        "api-search": at("api-search", query="?q=hospitals"),
        "api-root": at("api-root"),
        "api_schema": at("api_schema"),
        "api-group-detail": at("api-group-detail", number),
        "api-stakeholder-detail": at("api-stakeholder-detail", dravenia.pk),
        "api-registry-list": at("api-registry-list"),
        "api-registry-detail": at("api-registry-detail", entry.pk),
        "api-coalition-detail": at("api-coalition-detail", coalition),
        **programs.of_bodies(house),
        **programs.of_rooms(house),
        "demo_enter": at("demo_enter", "small-state"),
        "demo_mail": at("demo_mail"),
        "demo_letter": at("demo_letter", house.letter.pk),
    }  # fmt: skip


ACCOUNTS: dict[str, dict[str, Any]] = {
    "account_reset_password_from_key": {"uidb36": "0", "key": "0-0"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}


def of_accounts(names: list[str]) -> dict[str, Address]:
    """allauth's own addresses."""
    return {name: Address(reverse(name, kwargs=ACCOUNTS.get(name))) for name in names}
