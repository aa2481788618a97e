"""A key that asks too fast waits, and no question slips through uncounted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import give_token
from thuistafel.web.api.models import Token
from thuistafel.web.api.pace import MINUTE, Pace, take_turn
from thuistafel.web.region.models import Region

START = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def token(haaglanden: Region) -> Token:
    return give_token(haaglanden, Member.objects.get(user__name="Daan Visser"), "proef", "lezen")[0]


def asked(token: Token, monkeypatch: pytest.MonkeyPatch, second: float) -> bool:
    monkeypatch.setattr(timezone, "now", lambda: START + timedelta(seconds=second))
    try:
        take_turn(token)
    except ThuistafelError:
        return False
    return True


def test_so_many_at_once_and_then_one_for_each_step(token: Token, settings, monkeypatch) -> None:
    settings.API_PER_MINUTE, settings.API_AT_ONCE = 60, 3

    assert [asked(token, monkeypatch, 0) for _ in range(5)] == [True, True, True, False, False]
    assert [asked(token, monkeypatch, 1) for _ in range(2)] == [True, False]
    assert [asked(token, monkeypatch, 60) for _ in range(4)] == [True, True, True, False]


def test_the_answer_says_after_how_many_seconds_it_can(haaglanden: Region, settings, monkeypatch) -> None:
    settings.API_PER_MINUTE, settings.API_AT_ONCE = 12, 1
    _, key = give_token(haaglanden, Member.objects.get(user__name="Daan Visser"), "proef", "lezen")
    client = Client(headers={"authorization": f"Bearer {key}"})
    client.get("/api/v1/regios")

    answer = client.get("/api/v1/regios")

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(answer["Retry-After"]) <= 5
    assert answer.json()["code"] == "api_too_fast"


def test_another_key_does_not_wait_for_this_one(token: Token, haaglanden: Region, settings, monkeypatch) -> None:
    settings.API_PER_MINUTE, settings.API_AT_ONCE = 60, 1
    other, _ = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "lezen")

    assert [asked(one, monkeypatch, 0) for one in (token, other, token)] == [True, True, False]


def test_two_who_read_the_same_token_are_both_counted(token: Token, settings, monkeypatch) -> None:
    settings.API_PER_MINUTE, settings.API_AT_ONCE = 60, 1
    same = Token.objects.get(pk=token.pk)

    assert [asked(token, monkeypatch, 0), asked(same, monkeypatch, 0)] == [True, False]


@given(per_minute=st.integers(1, 60_000), at_once=st.integers(1, 50))
def test_no_minute_has_more_turns_than_was_agreed(per_minute: int, at_once: int) -> None:
    pace = Pace(per_minute, at_once)

    turns_at_most = (pace.ahead + MINUTE) // pace.step + 1
    assert turns_at_most <= per_minute + at_once
    assert pace.ahead // pace.step + 1 == at_once
