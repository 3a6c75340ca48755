from django.urls import path

from record import views

app_name = "record"
urlpatterns = [path("streams/<uuid:stream_id>/events/", views.events, name="events")]
