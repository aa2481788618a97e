"""Roles and kinds of parties: words that every app may use."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What someone does at the table (product, §2)."""

    PIONEER = "kwartiermaker", "kwartiermaker"
    ADVISER = "adviseur", "strategisch adviseur"
    STEWARD = "gegevensbeheerder", "gegevensbeheerder"
    ALLOCATION_OFFICER = "toewijzing", "medewerker toewijzing"
    OUTFLOW_COORDINATOR = "uitstroom", "uitstroomcoördinator"
    DIRECTOR = "bestuurder", "bestuurder"
    READER = "lezer", "lezer"
    PROVINCE = "provincie", "provincie"
    ADMINISTRATOR = "beheerder", "beheerder"


class Kind(models.TextChoices):
    """What sort of party an organisation is."""

    REGION_OFFICE = "regiobureau", "regiobureau"
    MUNICIPALITY = "gemeente", "gemeente"
    CORPORATION = "corporatie", "corporatie"
    CARE_PROVIDER = "zorgaanbieder", "zorgaanbieder"
    DEVELOPER = "ontwikkelaar", "ontwikkelaar"
    PROVINCE = "provincie", "provincie"
    STATE = "rijk", "rijk"
    KNOWLEDGE = "kennis", "kennispartner"
