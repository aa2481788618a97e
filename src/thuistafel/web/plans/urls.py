"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import differing, distribution, picture, start

urlpatterns = [
    path("", start.start, name="start"),
    path("beeld/", picture.picture, name="picture"),
    path("verschillen/", differing.differing, name="differing"),
    path("verdeling/", distribution.distribution, name="distribution"),
]
