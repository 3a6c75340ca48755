"""The table: what each address answers to whom. It is read by the walk and by people.

A number is a status, "list" a page of what the caller may see, "in" a redirect to the sign-in, "to"
one elsewhere, "done" the redirect after an act that was carried out. One value stands for all
columns. A method without a line is refused to everybody: 405. What is sent is what whoever may do
the act would send, so that a refusal (422) can only be for who sends it.
"""

# On texts that everybody may read.
TEXTS = """
                                    anonymous     observer  delegate  member    co-chair
                                         seatless      adviser   head      outsider  secretariat
text                           GET  to
proposal                       GET  200
rail                           GET  200
proposal_revision              GET  200
compare                        GET  200
history                        GET  200
positions                      GET  200
position                       GET  in   403  403  403  200  200  200  200  200  403
position                       POST in   422  422  422  done done done done done 422
amend                          GET  in   403  403  403  200  200  200  200  200  403
amend                          POST in   422  422  422  done done done done done 422
amend_preview                  POST 200
amendment                      GET  200
rewrite_amendment              GET  in   403  403  403  403  403  200  403  403  403
rewrite_amendment              POST in   422  422  422  422  422  done 422  422  422
withdraw_amendment             GET  in   403  403  403  403  403  200  403  403  403
withdraw_amendment             POST in   422  422  422  422  422  done 422  422  422
accept_amendment               GET  in   403  403  403  200  200  403  403  403  403
accept_amendment               POST in   422  422  422  done done 422  422  422  422
record_outcome                 GET  in   to   to   to   to   to   to   to   to   to
record_outcome                 POST in   422  422  422  422  422  422  422  done 422
take_back_outcome              GET  in   403  403  403  403  403  403  403  200  403
take_back_outcome              POST in   422  422  422  422  422  422  422  done 422
cosponsor_amendment            GET  in   to   to   to   to   to   to   to   to   to
cosponsor_amendment            POST in   422  422  422  done done 422  done done 422
cosponsor_amendment accept     GET  in   to   to   to   to   to   to   to   to   to
cosponsor_amendment accept     POST in   422  422  422  422  422  422  422  done 422
invite_to_amendment            GET  in   403  403  403  403  403  200  403  403  403
invite_to_amendment            POST in   422  422  422  422  422  done 422  422  422
cosponsor_proposal             GET  in   to   to   to   to   to   to   to   to   to
cosponsor_proposal             POST in   422  422  422  422  422  done done done 422
invite_cosponsor               GET  in   403  403  403  200  200  403  403  403  403
invite_cosponsor               POST in   422  422  422  done done 422  422  422  422
desk                           GET  in   403  403  403  200  200  403  403  200  403
desk of a text taken over      GET  in   403  403  403  403  403  403  403  200  403
take_over                      GET  in   403  403  403  403  403  403  403  200  403
take_over                      POST in   422  422  422  422  422  422  422  done 422
issue_revision                 GET  in   403  403  403  403  403  403  403  200  403
issue_revision                 POST in   422  422  422  422  422  422  422  done 422
withdraw_proposal              GET  in   403  403  403  200  200  403  403  403  403
withdraw_proposal              POST in   422  422  422  done done 422  422  422  422
defer_proposal                 GET  in   403  403  403  403  403  403  403  200  403
defer_proposal                 POST in   422  422  422  422  422  422  422  done 422
resume_proposal                GET  in   403  403  403  403  403  403  403  200  403
resume_proposal                POST in   422  422  422  422  422  422  422  done 422
adopt_proposal                 GET  in   403  403  403  403  403  403  403  200  403
adopt_proposal                 POST in   422  422  422  422  422  422  422  done 422
draft of a tabled text         GET  in   to   to   to   to   to   to   to   to   to
draft of a tabled text         POST in   409  409  409  409  409  409  409  409  409
tabling again                  GET  in   403  403  403  403  403  403  403  403  403
tabling again                  POST in   422  422  422  422  422  422  422  422  422
threads:thread                 GET  200
threads:thread                 POST in   422  422  done done done done done done done
threads:comment                GET  to
threads:withdrawal             GET  in   403  403  403  200  403  403  403  403  403
threads:withdrawal             POST in   403  403  403  done 403  403  403  403  403
record:events                  GET  200
outcome_map                    GET  in   200  200  200  200  200  200  200  200  200
outcome_map                    POST in   422  422  422  done done 422  422  422  422
outcome_unmap                  GET  in   200  200  200  200  200  200  200  200  200
outcome_unmap                  POST in   422  422  422  done done 422  422  422  422
report                         GET  200
report_progress                GET  200
report_file                    GET  200
api-proposal-detail            GET  200
api-amendment-detail           GET  200
api-proposal-takeover                  POST 403  403  403  403  403  403  403  403  200  403
api-proposal-revision                  POST 403  403  403  403  403  403  403  403  200  403
api-proposal-deferral                  POST 403  403  403  403  403  403  403  403  200  403
api-proposal-resumption                POST 403  403  403  403  403  403  403  403  200  403
api-proposal-withdrawal                POST 403  403  403  403  200  200  403  403  403  403
api-proposal-adoption                  POST 403  403  403  403  403  403  403  403  200  403
api-proposal-invitation                POST 403  403  403  403  200  200  403  403  403  403
api-proposal-invitation-answer         POST 404
api-proposal-cosponsorship             POST 403  403  403  403  403  403  200  200  200  403
api-proposal-cosponsorship-withdrawal  POST 404
api-amendment-list                     POST 403  403  403  403  201  201  201  201  201  403
api-amendment-rewriting                POST 403  403  403  403  403  403  200  403  403  403
api-amendment-withdrawal               POST 403  403  403  403  403  403  200  403  403  403
api-amendment-acceptance               POST 403  403  403  403  200  200  403  403  403  403
api-amendment-outcome                  POST 403  403  403  403  403  403  403  403  200  403
api-amendment-reversal                 POST 403  403  403  403  403  403  403  403  200  403
api-amendment-invitation               POST 403  403  403  403  403  403  200  403  403  403
api-amendment-invitation-answer        POST 404  404  404  404  404  404  404  404  200  404
api-amendment-cosponsorship            POST 403  403  403  403  200  200  403  200  200  403
api-amendment-cosponsorship-withdrawal POST 404  404  404  404  404  404  404  404  409  404
api-position-list                      POST 403  403  403  403  201  201  201  201  201  403
api-amendment-list                     GET  list
api-position-list                      GET  list
api-position-detail                    GET  200
api-comment-list                       GET  list
api-comment-list                       POST 403  403  403  201  201  201  201  201  201  201
api-comment-detail                     GET  200
api-comment-withdrawal                 POST 403  403  403  403  200  403  403  403  403  403
api-report-detail                      GET  200
"""

# On a draft of Dravenia's: its own delegation. To all others it does not exist: 404.
DRAFTS = """
                                    anonymous adviser   head
                                         observer  delegate
proposal                       GET  404  to   to   to   to
draft                          GET  in   200  200  200  200
draft                          POST in   405  done done done
draft_saved                    POST 200  200  200  200  200
draft_discard                  GET  in   403  200  200  200
draft_discard                  POST in   422  done done done
tabling                        GET  in   403  403  200  200
tabling                        POST in   422  422  done done
circulation                    GET  in   403  403  200  200
circulation                    POST in   422  422  done done
invite_cosponsor               GET  in   403  403  200  200
invite_cosponsor               POST in   422  422  done done
cosponsor_proposal             GET  in   to   to   to   to
cosponsor_proposal             POST in   422  422  422  422
history                        GET  404  200  200  200  200
compare                        GET  404
position                       GET  in   404  404  404  404
position                       POST in   404  404  404  404
positions                      GET  404
amend                          GET  in   404  404  404  404
amend                          POST in   404  404  404  404
desk                           GET  in   403  403  403  403
issue_revision                 GET  in   404  404  404  404
issue_revision                 POST in   404  404  404  404
threads:thread                 GET  404
threads:thread                 POST in   404  404  404  404
api-proposal-detail            GET  404  200  200  200  200
api-proposal-draft                     GET  404  200  200  200  200
api-proposal-discarding                POST 404  403  204  204  204
api-proposal-tabling                   POST 404  403  403  200  200
api-proposal-circulation               POST 404  403  403  200  200
rail                           GET  404
proposal_revision              GET  404
amend_preview                  POST 404
amendment                      GET  404
rewrite_amendment              GET  in   404  404  404  404
rewrite_amendment              POST in   404  404  404  404
withdraw_amendment             GET  in   404  404  404  404
withdraw_amendment             POST in   404  404  404  404
accept_amendment               GET  in   404  404  404  404
accept_amendment               POST in   404  404  404  404
record_outcome                 GET  in   404  404  404  404
record_outcome                 POST in   404  404  404  404
take_back_outcome              GET  in   404  404  404  404
take_back_outcome              POST in   404  404  404  404
cosponsor_amendment            GET  in   404  404  404  404
cosponsor_amendment            POST in   404  404  404  404
invite_to_amendment            GET  in   404  404  404  404
invite_to_amendment            POST in   404  404  404  404
take_over                      GET  in   403  403  403  403
take_over                      POST in   422  422  422  422
withdraw_proposal              GET  in   403  403  403  403
withdraw_proposal              POST in   422  422  422  422
defer_proposal                 GET  in   403  403  403  403
defer_proposal                 POST in   422  422  422  422
resume_proposal                GET  in   403  403  403  403
resume_proposal                POST in   422  422  422  422
adopt_proposal                 GET  in   404  404  404  404
adopt_proposal                 POST in   404  404  404  404
outcome_map                    GET  in   200  200  200  200
outcome_map                    POST in   422  422  422  422
api-proposal-takeover                  POST 404  409  409  409  409
api-proposal-revision                  POST 404  409  409  409  409
api-proposal-deferral                  POST 404  409  409  409  409
api-proposal-resumption                POST 404  409  409  409  409
api-proposal-withdrawal                POST 404  409  409  409  409
api-proposal-adoption                  POST 404  422  422  422  422
api-proposal-invitation                POST 404  403  403  200  200
api-proposal-invitation-answer         POST 404
api-proposal-cosponsorship             POST 404  409  409  409  409
api-proposal-cosponsorship-withdrawal  POST 404
api-amendment-list                     GET  list
api-amendment-list                     POST 404  422  422  422  422
api-position-list                      GET  list
api-position-list                      POST 404  422  422  422  422
api-comment-list                       GET  list
api-comment-list                       POST 404
"""

# On no text.
BODIES = """
                                    anonymous     observer  delegate  member    co-chair
                                         seatless      adviser   head      outsider  secretariat
front                          GET  200
home                           GET  in   200  200  200  200  200  200  200  200  200
interface:help                 GET  200
interface:accessibility        GET  200
interface:discard              POST in   404  404  404  done 404  404  404  404  404
speak_as                       POST in   409  to   to   to   to   to   to   to   to
language                       POST to
settings                       GET  in   200  200  200  200  200  200  200  200  200
settings                       POST in   done done done done done done done done done
stakeholders                   GET  200
registry                       GET  200
stakeholder_new                GET  in   404  404  404  404  404  404  404  404  200
stakeholder_new                POST in   404  404  404  404  404  404  404  404  done
stakeholder                    GET  200
stakeholder_edit               GET  in   404  404  404  404  404  404  404  404  200
stakeholder_edit               POST in   404  404  404  404  404  404  404  404  done
delegation                     GET  in   to   200  200  200  200  to   to   to   200
delegation                     POST in   to   422  422  422  done to   to   to   done
end_mandate                    GET  in   403  403  403  403  200  403  403  403  200
end_mandate                    POST in   403  403  403  403  done 403  403  403  done
invitation_revoke              GET  in   403  403  403  403  to   403  403  403  to
invitation_revoke              POST in   403  403  403  403  done 403  403  403  done
invitation                     GET  200
invitation                     POST done 422  422  422  422  422  422  422  422  422
invitation_decline             POST done
apply                          GET  in   200  200  200  200  200  200  200  200  200
apply                          POST in   done 422  422  422  422  422  422  422  422
secretariat                    GET  in   404  404  404  404  404  404  404  404  200
secretariat_people             GET  in   404  404  404  404  404  404  404  404  200
application                    GET  in   404  404  404  404  404  404  404  404  200
application                    POST in   404  404  404  404  404  404  404  404  done
coalitions                     GET  200
coalition_found                GET  in   200  200  200  200  200  200  200  200  200
coalition_found                POST in   422  422  422  done done done done done 422
coalition                      GET  200
coalition_join                 GET  in   to   to   to   to   to   to   to   to   to
coalition_join                 POST in   422  422  422  422  422  422  done done 422
coalition_invite               GET  in   to   to   to   to   to   to   to   to   to
coalition_invite               POST in   422  422  422  done done 422  422  422  422
coalition_answer               GET  in   to   to   to   to   to   to   to   to   to
coalition_answer               POST in   422  422  422  done done 422  422  422  422
coalition_leave                GET  in   to   to   to   to   to   to   to   to   to
coalition_leave                POST in   422  422  422  done done done 422  422  422
coalition_declare              GET  in   to   to   to   to   to   to   to   to   to
coalition_declare              POST in   422  422  422  done done done 422  422  422
coalition_outcome              GET  in   to   to   to   to   to   to   to   to   to
coalition_outcome              POST in   422  422  422  done done 422  422  422  422
outcome_texts                  GET  in   200  200  200  200  200  200  200  200  200
groups                         GET  200
group_new                      GET  in   404  404  404  404  404  404  404  404  200
group_new                      POST in   404  404  404  404  404  404  404  404  done
group                          GET  200
group_edit                     GET  in   404  404  404  404  404  404  404  404  200
group_edit                     POST in   404  404  404  404  404  404  404  404  done
group_participation            GET  in   404  404  404  404  404  404  404  404  200
group_participation            POST in   404  404  404  404  404  404  404  404  done
group_members                  GET  200
group_members                  POST in   422  422  422  422  422  422  422  422  done
group_chairs                   GET  in   403  403  403  403  403  403  403  403  200
group_chairs                   POST in   403  403  403  403  403  403  403  403  done
group_feed                     GET  200
group_record                   GET  200
membership_end                 GET  in   403  403  403  403  403  403  403  403  200
membership_end                 POST in   403  403  403  403  403  403  403  403  done
chair_end                      GET  in   403  403  403  403  403  403  403  403  200
chair_end                      POST in   403  403  403  403  403  403  403  403  done
try_draft                      GET  200
try_draft                      POST 200
draft_new                      GET  in   200  200  200  200  200  200  200  200  200
draft_new                      POST in   422  422  done done done done done done 422
reports                        GET  200
reports                        POST in   422  422  422  422  422  422  422  done done
api-root                       GET  200
search                         GET  200
api-search                     GET  list
api_schema                     GET  200
api-group-list                 GET  list
api-group-detail               GET  200
api-stakeholder-list           GET  list
api-stakeholder-detail         GET  200
api-registry-list              GET  list
api-registry-detail            GET  200
api-coalition-list             GET  list
api-coalition-detail           GET  200
api-proposal-list              GET  list
demo_enter                     POST to
demo_mail                      GET  200
demo_letter                    GET  200
api-report-list                        GET  list
api-report-list                        POST 403  403  403  403  403  403  403  403  201  201
api-proposal-reading                   POST 403  200  200  200  200  200  200  200  200  200
api-proposal-list                      POST 403  403  403  201  201  201  201  201  201  403
tokens                         GET  in   200  200  200  200  200  200  200  200  200
tokens                         POST in   422  done done done done done done done done
personal_data                  GET  in   200  200  200  200  200  200  200  200  200
personal_data                  POST in   422  422  422  422  422  422  422  422  422
personal_file                  POST in   200  200  200  200  200  200  200  200  200
person_erasure                 GET  in   404  404  404  404  404  404  404  404  200
person_erasure                 POST in   404  404  404  404  404  404  404  404  done
session_end                    POST in   404  404  404  done 404  404  404  404  404
token_revocation               POST in   404  404  404  done 404  404  404  404  404
api_documentation                      GET  200
"""

# allauth's own: anonymous, and anybody who is signed in.
ACCOUNTS = """
                                    anonymous
                                         signed in
account_login                  GET  200  to
account_login                  POST 200  to
account_logout                 GET  to   200
account_logout                 POST to
account_inactive               GET  200
account_signup                 GET  200  to
account_signup                 POST 200  to
account_reauthenticate         GET  in   200
account_reauthenticate         POST in   200
account_email                  GET  in   200
account_email                  POST in   to
account_email_verification_sent GET  in   to
account_email_verification_sent POST in   to
account_change_password        GET  in   200
account_change_password        POST in   200
account_set_password           GET  in   to
account_set_password           POST in   to
account_reset_password         GET  200
account_reset_password         POST 200
account_request_login_code     GET  200  to
account_request_login_code     POST 200  to
account_confirm_login_code     GET  in   to
account_confirm_login_code     POST in   to
account_reset_password_from_key_done GET  200
account_reset_password_from_key GET  200
account_reset_password_from_key POST 200
account_reset_password_done    GET  200
mfa_index                      GET  in   200
mfa_index                      POST in   405
mfa_authenticate               GET  in   to
mfa_authenticate               POST in   to
mfa_reauthenticate             GET  in   to
mfa_reauthenticate             POST in   to
mfa_activate_totp              GET  in   to
mfa_activate_totp              POST in   to
mfa_deactivate_totp            GET  in   404
mfa_deactivate_totp            POST in   404
mfa_view_recovery_codes        GET  in   404
mfa_view_recovery_codes        POST in   405
mfa_generate_recovery_codes    GET  in   to
mfa_generate_recovery_codes    POST in   to
mfa_download_recovery_codes    GET  in   404
mfa_download_recovery_codes    POST in   404
mfa_list_webauthn              GET  in   200
mfa_list_webauthn              POST in   405
mfa_add_webauthn               GET  in   to
mfa_add_webauthn               POST in   to
mfa_reauthenticate_webauthn    GET  in   to
mfa_reauthenticate_webauthn    POST in   to
mfa_remove_webauthn            GET  in   to
mfa_remove_webauthn            POST in   to
mfa_edit_webauthn              GET  in   to
mfa_edit_webauthn              POST in   to
mfa_login_webauthn             GET  in   to
mfa_login_webauthn             POST in   to
usersessions_list              GET  in   200
usersessions_list              POST in   to
"""
