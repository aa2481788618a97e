"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import (
    changes,
    differing,
    distribution,
    note,
    papers,
    picture,
    search,
    snapshots,
    start,
    why,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("zoeken/", search.search, name="search"),
    path("veranderd/", changes.changes, name="changes"),
    path("beeld/", picture.picture, name="picture"),
    path("verschillen/", differing.differing, name="differing"),
    path("wethouder/<str:code>/", note.note, name="note"),
    path("verdeling/", distribution.distribution, name="distribution"),
    path("verdeling/waarom/<str:code>/<slug:field>/", why.why, name="why"),
    path("momentopnamen/", snapshots.snapshots, name="snapshots"),
    path("momentopnamen/vastleggen/", snapshots.snapshot_freeze, name="snapshot_freeze"),
    path("momentopnamen/<int:number>/", snapshots.snapshot, name="snapshot"),
    path("momentopnamen/<int:number>/antwoord.json", snapshots.snapshot_json, name="snapshot_json"),
    path("momentopnamen/<int:number>/dossier.zip", snapshots.snapshot_zip, name="snapshot_zip"),
    path("stukken/", papers.papers, name="papers"),
    path("stukken/dossier.zip", papers.dossier, name="papers_dossier"),
    path("stukken/<str:name>", papers.paper, name="papers_file"),
]
