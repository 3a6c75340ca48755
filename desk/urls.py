from django.urls import path

from desk import views

urlpatterns = [
    path("", views.front_page, name="front"),
    path("home/", views.home, name="home"),
]
