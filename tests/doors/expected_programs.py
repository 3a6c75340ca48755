"""The table for programs' doors on groups, bodies, seats and coalitions: see `expected`."""

# What coalitions want of texts that everybody may read.
TEXTS = """
                                            anonymous     observer  delegate  member    co-chair
                                                 seatless      adviser   head      outsider  secretariat
api-outcome-mapping-list               GET  list
api-outcome-mapping-list               POST 403  403  403  403  201  201  403  403  403  403
api-outcome-mapping-detail             GET  200
api-outcome-mapping-unmapping          POST 403  403  403  403  204  204  403  403  403  403
"""  # noqa: E501

BODIES = """
                                            anonymous     observer  delegate  member    co-chair
                                                 seatless      adviser   head      outsider  secretariat
api-group-list                         POST 403  403  403  403  403  403  403  403  403  201
api-group-editing                      POST 403  403  403  403  403  403  403  403  403  200
api-group-participation                POST 403  403  403  403  403  403  403  403  403  200
api-group-membership                   POST 403  403  403  403  403  403  403  403  403  200
api-group-membership-ending            POST 403  403  403  403  403  403  403  403  403  200
api-group-chair                        POST 403  403  403  403  403  403  403  403  403  200
api-group-chair-ending                 POST 403  403  403  403  403  403  403  403  403  200
api-stakeholder-list                   POST 403  403  403  403  403  403  403  403  403  201
api-stakeholder-editing                POST 403  403  403  403  403  403  403  403  403  200
api-application-list                   GET  list
api-application-list                   POST 403  201  403  403  403  403  403  403  403  403
api-application-detail                 GET  404  404  404  404  404  404  404  404  404  200
api-application-decision               POST 404  404  404  404  404  404  404  404  404  200
api-seat-list                          GET  list
api-seat-detail                        GET  404  404  200  200  200  200  404  404  404  200
api-seat-ending                        POST 404  404  403  403  403  200  404  404  404  200
api-invitation-list                    GET  list
api-invitation-list                    POST 403  403  403  403  403  201  403  403  403  201
api-invitation-detail                  GET  404  404  200  200  200  200  404  404  404  200
api-invitation-revocation              POST 404  404  403  403  403  204  404  404  404  204
api-invitation-answer                  POST 404  200  404  404  404  404  404  404  404  404
api-coalition-list                     POST 403  403  403  403  201  201  201  201  201  403
api-coalition-request                  POST 403  403  403  403  403  403  403  200  200  403
api-coalition-invitation               POST 403  403  403  403  200  200  403  403  403  403
api-coalition-departure                POST 403  403  403  403  200  200  200  403  403  403
api-coalition-spokesperson             POST 403  403  403  403  200  200  200  403  403  403
api-coalition-outcome                  POST 403  403  403  403  200  200  403  403  403  403
api-membership-request-list            GET  list
api-membership-request-detail          GET  404  404  404  404  200  200  404  200  404  404
api-membership-request-answer          POST 404  404  404  404  204  204  404  403  404  404
"""  # noqa: E501
