"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import (
    composition,
    demand,
    distribution,
    next_number,
    note,
    papers,
    room,
    rules,
    snapshots,
    start,
    urgency,
    variants,
    why,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("wethouder/<str:code>/", note.note, name="note"),
from thuistafel.web.plans.views import changes, differing, distribution, picture, search, start

urlpatterns = [
    path("", start.start, name="start"),
    path("zoeken/", search.search, name="search"),
    path("veranderd/", changes.changes, name="changes"),
    path("beeld/", picture.picture, name="picture"),
    path("verschillen/", differing.differing, name="differing"),
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
    path("samenstelling/", composition.composition, name="composition"),
    path("samenstelling/kiezen/", composition.choose_composition, name="composition_choose"),
    path("vraag/", demand.demand, name="demand"),
    path("ruimte/", room.room, name="room"),
    path("urgentie/", urgency.urgency, name="urgency"),
    path("welk-getal/", next_number.next_number, name="next_number"),
    path("welk-getal/mail/", next_number.number_mail, name="next_number_mail"),
    path("welk-getal/gevraagd/", next_number.mark_number, name="next_number_mark"),
    path("varianten/", variants.variants, name="variants"),
    path("varianten/bewaren/", variants.keep, name="variants_keep"),
    path("varianten/<int:key>/naam/", variants.rename, name="variants_rename"),
    path("varianten/<int:key>/vervallen/", variants.drop, name="variants_drop"),
    path("spelregels/", rules.rules, name="rules"),
    path("spelregels/vastleggen/", rules.settle_rule, name="rules_settle"),
    path("spelregels/ongedaan/", rules.undo_setting, name="rules_undo"),
]
