"""Roles and kinds of parties: words that every app may use."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone does at the table (product, §2)."""

    PIONEER = "kwartiermaker", _("kwartiermaker")
    ADVISER = "adviseur", _("strategisch adviseur")
    STEWARD = "gegevensbeheerder", _("gegevensbeheerder")
    ALLOCATION_OFFICER = "toewijzing", _("medewerker toewijzing")
    OUTFLOW_COORDINATOR = "uitstroom", _("uitstroomcoördinator")
    DIRECTOR = "bestuurder", _("bestuurder")
    READER = "lezer", _("lezer")
    PROVINCE = "provincie", _("provincie")
    ADMINISTRATOR = "beheerder", _("beheerder")


class Kind(models.TextChoices):
    """What sort of party an organisation is."""

    REGION_OFFICE = "regiobureau", _("regiobureau")
    MUNICIPALITY = "gemeente", _("gemeente")
    CORPORATION = "corporatie", _("corporatie")
    CARE_PROVIDER = "zorgaanbieder", _("zorgaanbieder")
    DEVELOPER = "ontwikkelaar", _("ontwikkelaar")
    PROVINCE = "provincie", _("provincie")
    STATE = "rijk", _("rijk")
    KNOWLEDGE = "kennis", _("kennispartner")
