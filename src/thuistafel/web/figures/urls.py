"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.figures.views import sources

urlpatterns = [
    path("bronnen/", sources.sources, name="sources"),
    path("bronnen/plek/", sources.source_at, name="source_at"),
]
