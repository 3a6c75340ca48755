from django.urls import path

from demo import views

urlpatterns = [
    path("enter/<slug:key>/", views.enter, name="demo_enter"),
    path("mail/", views.mailbox, name="demo_mail"),
    path("mail/<uuid:pk>/", views.letter, name="demo_letter"),
]
