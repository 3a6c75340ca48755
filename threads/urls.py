from django.urls import path

from threads import views

app_name = "threads"
urlpatterns = [
    path("threads/<slug:subject_type>/<uuid:subject_id>/", views.thread, name="thread"),
    path("comments/<uuid:pk>/", views.comment, name="comment"),
    path("comments/<uuid:pk>/withdrawal/", views.withdrawal, name="withdrawal"),
]
