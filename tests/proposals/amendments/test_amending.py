from typing import Any

import pytest

from interface.identifiers import uuid7
from interface.refusal import Refusal
from proposals import actions as acts
from proposals.models import Amendment, AmendmentVersion, Paragraph
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db


def table(proposal: Any, by: Any = "Marlonia", **fields: Any) -> Any:
    fields = {"base": fields.get("base") or issued_revision(proposal), **fields}
    return acts.table_amendment(world.actor_of(by), proposal, **fields)


def test_an_amendment_keeps_base_words_mover_and_rationale() -> None:
    proposal = world.tabled_proposal()
    amendment = world.amendment(proposal, "Marlonia", rationale="Companies run them.")
    version = amendment.versions.get()
    assert version.base_text.startswith("Calls upon all States")
    assert "States and companies" in version.new_text
    assert amendment.mover == world.stakeholder("Marlonia")
    assert (amendment.name, amendment.status) == ("Amd.1", "open")


def test_numbers_run_through_all_revisions_and_never_restart() -> None:
    proposal = world.tabled_proposal()
    first = world.amendment(proposal)
    acts.accept_amendment(world.actor_of("Dravenia"), first)
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    second = world.amendment(proposal, label="OP2", new_text="Asks companies for help.")
    assert (second.number, second.base.number) == (2, 1)


def test_an_insertion_mints_its_paragraph_at_tabling() -> None:
    proposal = world.tabled_proposal()
    after = world.paragraph_id(proposal, "OP1")
    amendment = table(
        proposal, operation="insert", kind="op", after=after, new_text="Requests a report;"
    )
    assert Paragraph.objects.get(pk=amendment.paragraph_id).proposal == proposal
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    revision = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    row = revision.rows.get(paragraph=amendment.paragraph_id)
    assert (row.label, row.text) == ("OP2", "Requests a report;")


def test_a_paragraph_is_deleted_and_another_moved() -> None:
    proposal = world.tabled_proposal()
    table(proposal, operation="delete", paragraph=world.paragraph_id(proposal, "PP1"))
    table(
        proposal,
        operation="move",
        paragraph=world.paragraph_id(proposal, "OP1"),
        after=world.paragraph_id(proposal, "OP2"),
    )
    for amendment in Amendment.objects.all():
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    revision = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    labels = {row.label: row.text[:7] for row in revision.rows.all()}
    assert labels == {
        "Title": "Keeping", "Enacting line": "The Wor", "OP1": "Invites", "OP2": "Calls u",
    }  # fmt: skip


def test_words_are_bracketed_with_a_reason(refused: Any) -> None:
    proposal = world.tabled_proposal()
    target = {"operation": "bracket", "paragraph": world.paragraph_id(proposal, "OP2")}
    with refused("span_required", field="span"):
        table(proposal, **target, reason="substance")
    with refused("reason_required", field="reason"):
        table(proposal, **target, span=(0, 7))
    amendment = table(proposal, **target, span=(0, 7), reason="pending")
    assert amendment.versions.get().reason == "pending"


def test_only_the_latest_revision_is_amended_and_the_refusal_says_what_changed(
    refused: Any,
) -> None:
    proposal = world.tabled_proposal()
    old = issued_revision(proposal)
    acts.accept_amendment(world.actor_of("Dravenia"), world.amendment(proposal))
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    with refused("stale_base") as caught:
        table(
            proposal,
            base=old,
            operation="delete",
            paragraph=world.paragraph_id(proposal, "OP2"),
        )
    assert "Rev.1" in caught[0].message
    assert "OP1" in caught[0].message


def test_a_revision_of_another_text_is_no_base(refused: Any) -> None:
    proposal, other = world.tabled_proposal(), world.tabled_proposal()
    with refused("stale_base"):
        table(
            proposal,
            base=issued_revision(other),
            operation="delete",
            paragraph=world.paragraph_id(proposal, "OP2"),
        )


@pytest.mark.parametrize("words", ["Calls [upon] States", "ends with ]", "［全角］"])
def test_typed_brackets_are_refused_with_an_explanation(refused: Any, words: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("brackets_typed", field="new_text") as caught:
        world.amendment(proposal, new_text=words)
    assert "disputes" in caught[0].message


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"operation": "translate"}, "bad_operation", "operation"),
        (
            {"operation": "replace", "paragraph": "OP1", "new_text": " "},
            "words_required",
            "new_text",
        ),
        (
            {"operation": "replace", "paragraph": "OP1", "new_text": "x" * 20_001},
            "too_long",
            "new_text",
        ),
        (
            {"operation": "replace", "paragraph": "OP1", "new_text": "a\x00b"},
            "unprintable",
            "new_text",
        ),
        ({"operation": "replace", "new_text": "Words"}, "vanished_paragraph", "paragraph"),
        ({"operation": "delete", "paragraph": uuid7()}, "vanished_paragraph", "paragraph"),
        ({"operation": "insert", "kind": "ode", "new_text": "Words"}, "bad_kind", "kind"),
        ({"operation": "insert", "kind": "sub", "new_text": "Words"}, "bad_place", "place"),
        (
            {"operation": "insert", "kind": "op", "after": uuid7(), "new_text": "Words"},
            "vanished_place",
            "place",
        ),
        ({"operation": "move", "paragraph": "OP1", "after": "OP1"}, "bad_place", "place"),
        ({"operation": "move", "paragraph": "OP2", "after": "OP1"}, "no_change", "place"),
        ({"operation": "move", "paragraph": "OP1", "kind": "ode"}, "bad_kind", "kind"),
        ({"operation": "move", "paragraph": "OP1", "kind": "sub"}, "bad_place", "place"),
    ],
)
def test_what_makes_no_sense_is_refused_by_field(
    refused: Any, fields: Any, code: Any, field: Any
) -> None:
    proposal = world.tabled_proposal()
    for name in ("paragraph", "after"):
        if isinstance(fields.get(name), str):
            fields = {**fields, name: world.paragraph_id(proposal, fields[name])}
    with refused(code, field=field):
        table(proposal, **fields)


def test_the_words_as_they_stand_are_no_amendment(refused: Any) -> None:
    proposal = world.tabled_proposal()
    same = issued_revision(proposal).rows.get(label="OP1").text
    with refused("no_change", field="new_text"):
        world.amendment(proposal, new_text=f"  {same} ")


@pytest.mark.parametrize(
    "close",
    [
        lambda p: acts.withdraw_proposal(world.actor_of("Dravenia"), p, reason="Overtaken."),
        lambda p: acts.defer_proposal(world.cochair(p.group), p, reason="Waits."),
    ],
)
def test_a_text_that_is_not_open_is_not_amended(refused: Any, close: Any) -> None:
    proposal = world.tabled_proposal()
    close(proposal)
    with refused("not_open"):
        world.amendment(proposal)


def test_a_draft_is_not_amended(refused: Any) -> None:
    with refused("not_open"):
        table(world.draft(), base=uuid7(), operation="delete", paragraph=uuid7())


class TestWithdrawal:
    def test_its_mover_takes_it_back(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment, reason="Settled.")
        amendment.refresh_from_db()
        assert amendment.status == "withdrawn"

    def test_nobody_else_does(self, refused: Any) -> None:
        amendment = world.amendment(world.tabled_proposal(), "Marlonia")
        for other in (world.actor_of("Dravenia"), world.actor_of("Marlonia", "adviser")):
            with refused("not_entitled"):
                acts.withdraw_amendment(other, amendment)

    def test_it_is_withdrawn_once(self, refused: Any) -> None:
        amendment = world.amendment(world.tabled_proposal(), "Marlonia")
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
        with refused("closed"):
            acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)

    def test_imported_brackets_are_lifted_by_who_runs_the_text(self, refused: Any) -> None:
        proposal = world.tabled_proposal(paragraphs=[{"kind": "op", "text": "Calls [upon] all."}])
        bracket = Amendment.objects.get()
        with refused("not_entitled"):
            acts.withdraw_amendment(world.actor_of("Marlonia"), bracket)
        acts.withdraw_amendment(world.actor_of("Dravenia"), bracket)
        assert not proposal.amendments.open().exists()


class TestRewriting:
    def rewrite(
        self,
        amendment: Any,
        words: Any = "Urges all States to act;",
        by: Any = "Marlonia",
        base: Any = None,
    ) -> Any:
        base = base or issued_revision(amendment.proposal)
        return acts.rewrite_amendment(world.actor_of(by), amendment, new_text=words, base=base)

    def test_versions_are_appended_and_the_last_one_counts(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        version = self.rewrite(amendment)
        assert (version.number, version.cause) == (2, "rewritten")
        assert AmendmentVersion.objects.count() == 2

    def test_it_moves_to_the_latest_revision(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        accepted = world.amendment(proposal, "Kesimba", new_text="Asks all States to act;")
        acts.accept_amendment(world.actor_of("Dravenia"), accepted)
        revision = acts.issue_revision(world.actor_of("Dravenia"), proposal)
        version = self.rewrite(amendment)
        assert (version.base, version.base_text) == (revision, "Asks all States to act;")

    def test_the_same_words_are_refused_only_on_the_same_revision(self, refused: Any) -> None:
        amendment = world.amendment(world.tabled_proposal(), "Marlonia")
        words = amendment.versions.get().new_text
        with refused("no_change", field="new_text"):
            self.rewrite(amendment, words)

    def test_brackets_others_and_closed_amendments_are_refused(self, refused: Any) -> None:
        amendment = world.amendment(world.tabled_proposal(), "Marlonia")
        with refused("brackets_typed", field="new_text"):
            self.rewrite(amendment, "Urges [all] States")
        with refused("not_entitled"):
            self.rewrite(amendment, by="Kesimba")
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
        with refused("closed"):
            self.rewrite(amendment)

    def test_an_insertion_keeps_its_paragraph(self) -> None:
        proposal = world.tabled_proposal()
        amendment = table(proposal, operation="insert", kind="op", new_text="Requests a report;")
        before = amendment.paragraph_id
        self.rewrite(amendment, "Requests two reports;")
        amendment.refresh_from_db()
        assert amendment.paragraph_id == before
        assert Paragraph.objects.filter(rows__isnull=True).count() == 1


def test_the_same_words_are_not_moved_twice_by_one_mover() -> None:
    proposal = world.tabled_proposal()
    first = world.amendment(proposal, "Marlonia", "OP1", "Asks all States;")
    with pytest.raises(Refusal) as refused:
        world.amendment(proposal, "Marlonia", "OP1", "Asks all States;")
    assert refused.value.code == "already_moved"
    assert first.name in str(refused.value)
    world.amendment(proposal, "Ostvarn", "OP1", "Asks all States;")
    acts.withdraw_amendment(world.actor_of("Marlonia"), first)
    world.amendment(proposal, "Marlonia", "OP1", "Asks all States;")


def test_words_that_were_given_up_may_be_moved_again() -> None:
    proposal = world.tabled_proposal()
    marlonia = world.actor_of("Marlonia")
    first = world.amendment(proposal, "Marlonia", "OP1", "Asks all States;")
    acts.rewrite_amendment(
        marlonia, first, new_text="Urges all States;", base=issued_revision(proposal)
    )
    world.amendment(proposal, "Marlonia", "OP1", "Asks all States;")
    with pytest.raises(Refusal) as refused:
        world.amendment(proposal, "Marlonia", "OP1", "Urges all States;")
    assert refused.value.code == "already_moved"
    assert first.name in str(refused.value)
