"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import distribution, start

urlpatterns = [
    path("", start.start, name="start"),
    path("verdeling/", distribution.distribution, name="distribution"),
]
