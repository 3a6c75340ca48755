from django.conf import settings
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.views import SpectacularAPIView

from interface.registry import account_menu
from normsforum.documentation import documentation

urlpatterns = [
    path("", include("desk.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("interface.urls")),
    path("", include("record.urls")),
    path("", include("stakeholders.urls")),
    path("", include("workinggroups.urls")),
    path("", include("threads.urls")),
    path("", include("proposals.urls")),
    path("reports/", include("reports.urls")),
    path("", include("search.urls")),
    path("api/v1/", include("normsforum.api")),
    path("api/", documentation, name="api_documentation"),
    path("api/schema/", SpectacularAPIView.as_view(), name="api_schema"),
]
if settings.DEMONSTRATION:
    urlpatterns += [path("demo/", include("demo.urls"))]

account_menu.add("api", _("The API"), "api_documentation", 70)

handler400 = "interface.views.bad_request"
handler403 = "interface.views.permission_denied"
handler404 = "interface.views.page_not_found"
# allauth's own name for it.
handler429 = "interface.views.too_many"
handler500 = "interface.views.server_error"
