"""The API and its schema."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "stakeholders.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "stakeholders.api.authentication.WithinScope",
        "stakeholders.api.authentication.Proven",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["interface.throttles.Throttle"],
    "DEFAULT_PARSER_CLASSES": ["interface.parsers.WholeJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "interface.api.CursorPagination",
    "EXCEPTION_HANDLER": "interface.api.problem",
    "DEFAULT_SCHEMA_CLASS": "interface.schema.DescribedSchema",
    "DEFAULT_VERSIONING_CLASS": None,
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Norms Forum",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "OAS_VERSION": "3.1.0",
    "ENUM_NAME_OVERRIDES": {
        "ProposalVisibilityEnum": "workinggroups.models.Visibility",
        "ConstituencyEnum": "stakeholders.models.stakeholders.CONSTITUENCY_KINDS",
        "GroupVisibilityEnum": "workinggroups.models.groups.AUDIENCES",
        "RegionalGroupEnum": "stakeholders.models.RegionalGroup",
    },
}
