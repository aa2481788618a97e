"""What is kept of a revision is kept of its files, not of its number."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from threading import Barrier
from time import sleep

import pytest
from django.db import transaction
from django.test import RequestFactory

from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.exchange.frame_writing import with_setting
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.queries.calculated import plan_at, plan_of
from thuistafel.web.figures.queries.dossiers import files_as_of
from thuistafel.web.region import kept
from thuistafel.web.region.kept import one_answer
from thuistafel.web.region.labels import label_of
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of, latest
from thuistafel.web.region.viewpoint import Viewpoint


class TakenBackError(Exception):
    """Whatever makes the database take a change back."""


def settled(region: Region, by: Member, path: str, value: object) -> Revision:
    content = with_setting(content_of(region, latest(region), FRAME_FILE), path, value, "")
    return revise(region, {FRAME_FILE: content}, Made(by, Revision.Kind.RULES))


def test_a_change_that_was_taken_back_leaves_nothing_behind(haaglanden: Region, anna: Member) -> None:
    with suppress(TakenBackError), transaction.atomic():
        number = settled(haaglanden, anna, "regels.maximum_procent", 12).number
        back = plan_at(haaglanden, number)
        files_as_of(haaglanden, number)
        label = label_of(haaglanden, number)
        raise TakenBackError

    made = settled(haaglanden, anna, "fictief", None)
    stayed = plan_at(haaglanden, number)

    assert made.number == number
    assert back
    assert stayed
    assert (back.dossier.frame.rules.cap_percent, stayed.dossier.frame.rules.cap_percent) == (12, 10)
    assert "fictief" not in (files_as_of(haaglanden, number).frame or {})
    assert label
    assert not label_of(haaglanden, number)


def test_the_same_revision_is_calculated_once_whatever_the_address_adds(haaglanden: Region) -> None:
    asked = Viewpoint(haaglanden.pk, 1, asked=(("op", "2099-01-01"),))

    assert plan_of(asked) is plan_of(Viewpoint(haaglanden.pk, 1)) is plan_at(haaglanden, 1)


def test_one_answer_asks_once_which_files_a_revision_has(haaglanden: Region, django_assert_num_queries: object) -> None:
    view = Viewpoint(haaglanden.pk, 1)
    plan_of(view)

    with django_assert_num_queries(1):  # type: ignore[operator]
        one_answer(lambda request: [plan_of(view) for _ in range(5)])(RequestFactory().get("/"))  # type: ignore[arg-type, return-value]
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert [plan_of(view), plan_of(view)]


def test_before_the_first_revision_there_is_no_plan(haaglanden: Region) -> None:
    assert plan_at(haaglanden, 0) is None


def asked_at_once(ask: Callable[[], int]) -> list[int]:
    """What four threads hear that ask at the same moment."""
    together = Barrier(4)

    def one(_: int) -> int:
        together.wait()
        return ask()

    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(one, range(4)))


def test_what_four_ask_at_once_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def slowly(view: Viewpoint) -> int:
        made.append("made")
        sleep(0.2)
        return view.revision

    monkeypatch.setattr(kept, "_digest", lambda *_: "digest")
    shared, alone = kept.per_view(4)(slowly), lru_cache(slowly)

    assert asked_at_once(lambda: shared(Viewpoint(1, 7))) == [7, 7, 7, 7]
    assert len(made) == 1
    assert asked_at_once(lambda: alone(Viewpoint(1, 7))) == [7, 7, 7, 7]
    assert len(made) == 1 + 4, "the naive control: a cache by itself lets all four work"


def test_what_fails_is_tried_again_by_who_asks_next(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([ValueError("not now"), 3])

    def first_fails(_: Viewpoint) -> int:
        if isinstance(answer := next(answers), ValueError):
            raise answer
        return answer

    monkeypatch.setattr(kept, "_digest", lambda *_: "digest")
    shared = kept.per_view(4)(first_fails)

    with pytest.raises(ValueError, match="not now"):
        shared(Viewpoint(1, 7))
    assert shared(Viewpoint(1, 7)) == 3
    assert not kept._working_out
