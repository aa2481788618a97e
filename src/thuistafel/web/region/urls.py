"""Addresses about long work, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.region import views

urlpatterns = [
    path("werk/<slug:key>/", views.run, name="run"),
    path("werk/<slug:key>/stoppen/", views.stop, name="run_stop"),
]
