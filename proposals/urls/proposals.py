"""Addresses of texts: each act of the vocabulary has one of its own."""

from django.urls import path

from proposals.views import (
    amending,
    amendments,
    conclusions,
    desk,
    drafts,
    feeds,
    history,
    imports,
    new_drafts,
    outcomes,
    positions,
    proposals,
    revisions,
    sponsorship,
    tabling,
)

TEXT = "proposals/<uuid:pk>"
AMENDMENT = f"{TEXT}/amendments/<int:number>"

urlpatterns = [
    path("try/", imports.try_draft, name="try_draft"),
    path("groups/<int:number>/draft/", new_drafts.draft_new, name="draft_new"),
    path("groups/<int:number>/feed/", feeds.group_feed, name="group_feed"),
    path("texts/<path:symbol>", proposals.by_symbol, name="text"),
    path(f"{TEXT}/", proposals.proposal, name="proposal"),
    path(f"{TEXT}/rail/<uuid:paragraph>/", proposals.rail, name="rail"),
    path(f"{TEXT}/draft/", drafts.draft, name="draft"),
    path(f"{TEXT}/draft/saved/", drafts.saved, name="draft_saved"),
    path(f"{TEXT}/draft/discard/", drafts.discard, name="draft_discard"),
    path(f"{TEXT}/tabling/", tabling.tabling, name="tabling"),
    path(f"{TEXT}/circulation/", tabling.circulation, name="circulation"),
    path(f"{TEXT}/revisions/issue/", revisions.issue, name="issue_revision"),
    path(f"{TEXT}/revisions/<int:number>/", revisions.revision, name="proposal_revision"),
    path(f"{TEXT}/compare/", revisions.compare, name="compare"),
    path(f"{TEXT}/history/", history.history, name="history"),
    path(f"{TEXT}/positions/", positions.positions, name="positions"),
    path(f"{TEXT}/position/", positions.position, name="position"),
    path(f"{TEXT}/amend/", amending.amend, name="amend"),
    path(f"{TEXT}/amend/preview/", amending.preview, name="amend_preview"),
    path(f"{AMENDMENT}/", amendments.amendment, name="amendment"),
    path(f"{AMENDMENT}/wording/", amendments.rewrite, name="rewrite_amendment"),
    path(f"{AMENDMENT}/withdrawal/", amendments.withdraw, name="withdraw_amendment"),
    path(f"{AMENDMENT}/acceptance/", outcomes.accept, name="accept_amendment"),
    path(f"{AMENDMENT}/outcome/", outcomes.record, name="record_outcome"),
    path(f"{AMENDMENT}/outcome/take-back/", outcomes.take_back, name="take_back_outcome"),
    path(f"{AMENDMENT}/cosponsor/", sponsorship.cosponsor_amendment, name="cosponsor_amendment"),
    path(f"{AMENDMENT}/cosponsors/", sponsorship.invite_to_amendment, name="invite_to_amendment"),
    path(f"{TEXT}/cosponsor/", sponsorship.cosponsor_proposal, name="cosponsor_proposal"),
    path(f"{TEXT}/cosponsors/", sponsorship.invite, name="invite_cosponsor"),
    path(f"{TEXT}/desk/", desk.desk, name="desk"),
    path(f"{TEXT}/takeover/", conclusions.take_over, name="take_over"),
    path(f"{TEXT}/withdrawal/", conclusions.withdraw, name="withdraw_proposal"),
    path(f"{TEXT}/deferral/", conclusions.defer, name="defer_proposal"),
    path(f"{TEXT}/resumption/", conclusions.resume, name="resume_proposal"),
    path(f"{TEXT}/adoption/", conclusions.adopt, name="adopt_proposal"),
]
