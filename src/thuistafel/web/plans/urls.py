"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import differing, distribution, start

urlpatterns = [
    path("", start.start, name="start"),
    path("verschillen/", differing.differing, name="differing"),
    path("verdeling/", distribution.distribution, name="distribution"),
]
