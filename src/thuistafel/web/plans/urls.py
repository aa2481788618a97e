"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import changes, differing, distribution, picture, search, start

urlpatterns = [
    path("", start.start, name="start"),
    path("zoeken/", search.search, name="search"),
    path("veranderd/", changes.changes, name="changes"),
    path("beeld/", picture.picture, name="picture"),
    path("verschillen/", differing.differing, name="differing"),
    path("verdeling/", distribution.distribution, name="distribution"),
]
