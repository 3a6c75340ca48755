"""All addresses of the project, those of the demonstration included."""

from django.urls import include, path

from normsforum import urls as root

urlpatterns = [*root.urlpatterns, path("demo/", include("demo.urls"))]

handler400 = root.handler400
handler403 = root.handler403
handler404 = root.handler404
handler500 = root.handler500
handler429 = root.handler429
