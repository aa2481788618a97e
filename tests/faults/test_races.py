"""Who does the same twice does it once, and who works at the same dossier as another loses nothing."""

from __future__ import annotations

from pathlib import Path

from scripting import begun, said

DOUBLE = """
import threading
from django.db import connection
from django.http import HttpResponseRedirect
from django.test import RequestFactory
from thuistafel.web.site.actions import record
from thuistafel.web.site.models import Event
from thuistafel.web.site.once import FIELD, acting_once

def act():
    record("race", "acted", {{}})
    return HttpResponseRedirect("/done/")

def submit():
    together.wait()
    for _ in range(20):
        try:
            answers.append(acting_once(RequestFactory().post("/", {sent}), "someone", act).headers["Location"])
            break
        except Exception as problem:  # two that take the same number in the chain: without a key each tries again
            if {is_once}:
                answers.append(repr(problem))
                break
    connection.close()

together, answers = threading.Barrier(10), []
threads = [threading.Thread(target=submit) for _ in range(10)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(Event.objects.filter(chain="race").count(), len(answers), *sorted(set(answers)))
"""
WRITER = """
import sys
from thuistafel.core.errors import ThuistafelError
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import File, Region, Revision
from thuistafel.web.region.queries import content_of, latest

region, name = Region.objects.get(slug="haaglanden"), "notitie.txt"

def add(word, naive=False):
    while True:
        base = latest(region)
        try:
            kept = content_of(region, base, name)
        except File.DoesNotExist:
            kept = b""
        try:
            revise(region, {name: kept + word}, Made(None, Revision.Kind.FORM), base=None if naive else base)
            return
        except ThuistafelError as problem:
            assert problem.code == "revision_conflict", problem.code
"""
COUNT = """
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of, latest
region = Region.objects.get(slug="haaglanden")
numbers = list(Revision.objects.values_list("number", flat=True))
print(numbers, content_of(region, latest(region), "notitie.txt").decode())
"""
WORDS = 3


def test_ten_times_the_same_at_once_acts_once(table: Path) -> None:
    found = said(DOUBLE.format(sent='{FIELD: "key"}', is_once=True), table)

    assert found == "1 10 /done/"


def test_without_a_key_it_acts_ten_times(table: Path) -> None:
    """The control: the ten really were there."""
    found = said(DOUBLE.format(sent="{}", is_once=False), table)

    assert found == "10 10 /done/"


def test_two_who_write_in_one_file_each_get_their_own_revisions_and_lose_nothing(table: Path) -> None:
    writers = [begun(WRITER + f"for _ in range({WORDS}): add(b'{one}')", table) for one in "ab"]

    assert [writer.wait(300) for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()
    numbers, text = said(COUNT, table).rsplit(" ", 1)
    assert numbers == str(list(range(1, 2 * WORDS + 2)))
    assert sorted(text) == sorted("ab" * WORDS)


def test_who_does_not_say_what_he_looked_at_overwrites_the_other(table: Path) -> None:
    """The control: without the revision one looked at, what was written in between is gone."""
    slow = """
from thuistafel.web.figures.actions import revising
read, done = revising._read, []
def once(*given):
    if not done:
        done.append(1); add(b"b")
    return read(*given)
region = Region.objects.get(slug="haaglanden")
revising._read = once
try:
    revise(region, {name: b"a"}, Made(None, Revision.Kind.FORM))
except ThuistafelError:
    revise(region, {name: b"a"}, Made(None, Revision.Kind.FORM))
"""
    said(WRITER + slow, table)

    assert said(COUNT, table).endswith(" a")


def test_the_file_of_the_database_is_sound_after_it(table: Path) -> None:
    said(WRITER + "add(b'c')", table)

    check = "from django.db import connection as c; print(c.cursor().execute('PRAGMA integrity_check').fetchone()[0])"
    assert said(check, table) == "ok"
