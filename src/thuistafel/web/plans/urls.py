"""Addresses of the plan's pages, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.plans.views import (
    composition,
    demand,
    distribution,
    next_number,
    room,
    rules,
    start,
    urgency,
    variants,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("verdeling/", distribution.distribution, name="distribution"),
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
