"""However people rearrange a good workbook: the claims stay as they were, or it is said that they did not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from good_books import GOOD, Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated_books import MUTATIONS, NAMED

from thuistafel.core.dossier import Dossier, PictureState, assemble, frame_from
from thuistafel.exchange.delivery.joining import known_from
from thuistafel.exchange.delivery.model import Delivery, SentFile
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.reference import register

FRAME = {"formaat": 1, "planjaar": 2023, "samenstelling": "Platform31-8"}
Claims = dict[object, tuple[tuple[object, ...], ...]]


@cache
def known():
    names = {"institutions": (f"Zorgaanbieder {letter} (fictief)" for letter in "ABG")}
    names["corporations"] = (f"Corporatie {number} (fictief)" for number in (1, 2, 9))
    return replace(known_from(Reading("proef", FRAME, "", None)), **{key: tuple(found) for key, found in names.items()})


def read(sent: SentFile) -> tuple[Delivery, Dossier]:
    delivery = deliveries([sent], known())[0]
    return delivery, assemble(frame_from(FRAME), delivery.rows, register())


def claims(dossier: Dossier, exactly: bool = True) -> Claims:
    """What is claimed by key: the value, and when nothing was asked its range and grade too."""
    tables = (dossier.lettings, dossier.outflow, dossier.priority, dossier.picture)
    return {
        key: tuple(
            sorted((claim.value, claim.range, claim.grade) if exactly else (claim.value,) for claim in value.claims)
        )
        for table in tables
        for key, value in table.items()
        if not isinstance(value, PictureState)
    }


@cache
def good(name: str) -> tuple[Claims, Claims]:
    _, dossier = read(next(draft for draft in GOOD if draft.name == name).sent())
    return claims(dossier), claims(dossier, exactly=False)


def said_of(delivery: Delivery, dossier: Dossier, draft: Draft) -> list[str]:
    """The codes of what is asked or kept aside, each about a sheet of this file or the file as a whole."""
    sheets = {draft.sheet, "", *(sheet.name for sheet in draft.more)}
    asked = [one.reason.code for one in delivery.questions if one.sheet in sheets]
    aside = [one.reason.code for one in (*delivery.quarantine, *dossier.quarantine) if one.place.sheet in sheets]
    return asked + aside + ([delivery.refused.code] if delivery.refused else [])


def equal(draft: Draft, delivery: Delivery, dossier: Dossier) -> bool:
    exactly, values = good(draft.name)
    asked = bool(delivery.questions) or any(item.reason.code for item in delivery.quarantine)
    return claims(dossier, exactly=False) == values if asked else claims(dossier) == exactly


def changed(draft: Draft, names: Iterable[str]) -> Draft:
    for name in names:
        draft = NAMED[name].change(draft)
    return draft


@pytest.mark.parametrize("draft", GOOD, ids=lambda draft: draft.name)
def test_a_good_workbook_gives_its_numbers_and_asks_nothing(draft):
    delivery, dossier = read(draft.sent())
    assert sum(map(len, claims(dossier).values())) == sum(len(draft.numbers) for _ in draft.rows)
    assert said_of(delivery, dossier, draft) == []


@pytest.mark.parametrize("draft", GOOD, ids=lambda draft: draft.name)
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_leaves_the_claims_as_they_were(mutation, draft):
    mutated = mutation.change(draft)
    delivery, dossier = read(mutated.sent())
    same = equal(draft, delivery, dossier)
    assert same or (mutation.loses and said_of(delivery, dossier, mutated)), (
        claims(dossier),
        good(draft.name)[0],
        delivery.questions,
        delivery.quarantine,
        delivery.refused,
    )


def test_there_are_forty_or_more():
    assert len(NAMED) == len(MUTATIONS) >= 40


@given(
    st.sampled_from(GOOD),
    st.lists(st.sampled_from([one.name for one in MUTATIONS]), min_size=2, max_size=2, unique=True),
)
@settings(max_examples=settings.default.max_examples * 2)
def test_no_pair_of_mutations_is_silent(draft, names):
    mutated = changed(draft, names)
    delivery, dossier = read(mutated.sent())
    assert equal(draft, delivery, dossier) or said_of(delivery, dossier, mutated), (
        claims(dossier),
        good(draft.name)[0],
        delivery.corrected,
    )
