"""What is worked out of a dossier stays in memory, by revision and by what its files are.

A revision never changes, but its number may come to stand for other files: when the database took back the change that
made it, or a backup was put in place of everything. So the digest of the files is part of each key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock, RLock
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import digests_near
from thuistafel.web.region.viewpoint import Viewpoint

T = TypeVar("T")
_guard, _working_out = Lock(), dict[Hashable, RLock]()
_seen: ContextVar[dict[tuple[int, int], str] | None] = ContextVar("digests", default=None)


def per_revision(most: int) -> Callable[[Callable[[Region, int], T]], Callable[[Region, int], T]]:
    """Keep what a function makes of the `most` revisions that were asked for last."""

    def decorate(make: Callable[[Region, int], T]) -> Callable[[Region, int], T]:
        @lru_cache(maxsize=most)
        def kept(region_id: int, number: int, digest: str) -> T:
            return make(Region.objects.get(pk=region_id), number)

        @wraps(make)
        def answer(region: Region, number: int) -> T:
            digest = _digest(region.pk, number)
            if not digest:
                return make(region, number)
            with _alone((make, region.pk, number, digest)):
                return kept(region.pk, number, digest)

        return answer

    return decorate


def per_view(most: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Keep what a function makes of the `most` viewpoints, each with what else it was given (such as a language)."""

    def decorate(make: Callable[..., T]) -> Callable[..., T]:
        @lru_cache(maxsize=most)
        def kept(digest: str, view: Viewpoint, *more: str) -> T:
            return make(view, *more)

        @wraps(make)
        def answer(view: Viewpoint, *more: str) -> T:
            digest, plain = _digest(view.region_id, view.revision), view.plain()
            if not digest:
                return make(plain, *more)
            with _alone((make, digest, plain, *more)):
                return kept(digest, plain, *more)

        return answer

    return decorate


@contextmanager
def _alone(key: Hashable) -> Iterator[None]:
    """Who asks what another thread is working out waits for that answer, instead of working it out beside it."""
    with _guard:
        lock = _working_out.setdefault(key, RLock())
    with lock:
        try:
            yield
        finally:
            with _guard:
                _working_out.pop(key, None)


def one_answer(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """While one request is answered, the digest of a revision is asked of the database once."""

    def middleware(request: HttpRequest) -> HttpResponse:
        before = _seen.set({})
        try:
            return respond(request)
        finally:
            _seen.reset(before)

    return middleware


def _digest(region_id: int, number: int) -> str:
    """Of the revision; '' while there is none, and then nothing is kept."""
    seen = _seen.get()
    known = {} if seen is None else seen
    if (region_id, number) not in known:
        known |= {(region_id, each): digest for each, digest in digests_near(region_id, number).items()}
    return known.get((region_id, number), "")
