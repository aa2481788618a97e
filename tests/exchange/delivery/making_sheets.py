"""Sheets as they are sent, made by code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from thuistafel.core.regions import compose, memberships_of
from thuistafel.exchange.delivery.answers import Answer, Answers
from thuistafel.exchange.delivery.blocks import blocks_of
from thuistafel.exchange.delivery.columns import recognised
from thuistafel.exchange.delivery.model import Column, Known, Recognised, SentFile, SentSheet, Spot
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.reference import register
