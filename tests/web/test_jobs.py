"""Long work is done once, goes on after a worker died, can be stopped, and says what went wrong."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.site import jobs, outbox
from thuistafel.web.site.jobs import Job, cancel, perform, reap, start
from thuistafel.web.site.models import Message, Run

DONE: list[object] = []


def count(job: Job) -> dict[str, object]:
    job.step(50, "tellen")
    DONE.append(job.input["n"])
    return {"n": job.input["n"]}


def refuse(job: Job) -> dict[str, object]:
    raise ThuistafelError("upload_too_large", limit=25)


def break_down(job: Job) -> dict[str, object]:
    raise ZeroDivisionError


def lose(job: Job) -> dict[str, object]:
    """Another worker took the run over while this one slept."""
    Run.objects.filter(pk=job.run_id).update(attempts=job.attempt + 1)
    job.step(10)
    return {}


@pytest.fixture(autouse=True)
def _kinds(settings: object) -> None:
    DONE.clear()
    settings.WORK = {name: f"{__name__}.{name}" for name in ("count", "refuse", "break_down", "lose")}  # type: ignore[attr-defined]


def test_the_same_work_is_one_run_and_one_task(db: None) -> None:
    first, second = start("count", "haaglanden", {"n": 1}), start("count", "haaglanden", {"n": 1})

    assert first == second
    assert DBTaskResult.objects.count() == 1
    perform.func(first.key)
    perform.func(first.key)
    assert DONE == [1]
    assert start("count", "haaglanden", {"n": 1}).result == {"n": 1}


def test_other_input_is_other_work(db: None) -> None:
    assert start("count", "haaglanden", {"n": 1}) != start("count", "haaglanden", {"n": 2})


@pytest.mark.parametrize(("kind", "code"), [("refuse", "upload_too_large"), ("break_down", "work_broken")])
def test_what_fails_says_why_and_can_be_begun_again(db: None, kind: str, code: str) -> None:
    run = start(kind, "haaglanden", {})
    perform.func(run.key)

    run.refresh_from_db()
    assert (run.state, run.problem["code"]) == (Run.State.FAILED, code)
    assert start(kind, "haaglanden", {}).state == Run.State.WAITING


def test_a_run_whose_worker_died_is_given_to_another_and_in_the_end_given_up(db: None) -> None:
    run = start("count", "haaglanden", {"n": 3})
    later = timezone.now()
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs._taken(run.key) is not None  # and then the worker is gone
        later += jobs.SILENCE * 2
        Run.objects.filter(pk=run.pk).update(heartbeat=later - jobs.SILENCE * 1.5)
        assert reap(later) == 1

    run.refresh_from_db()
    assert (run.state, run.problem["code"]) == (Run.State.FAILED, "work_gave_up")


def test_a_living_worker_keeps_its_run(db: None) -> None:
    run = start("count", "haaglanden", {"n": 4})
    jobs._taken(run.key)

    assert reap() == 0
    assert jobs._taken(run.key) is None


def test_who_lost_a_run_writes_nothing_of_it(db: None) -> None:
    run = start("lose", "haaglanden", {})
    perform.func(run.key)

    run.refresh_from_db()
    assert (run.state, run.attempts, run.result) == (Run.State.RUNNING, 2, None)


def test_a_stopped_run_is_not_done(db: None) -> None:
    run = start("count", "haaglanden", {"n": 5})
    cancel(run)
    perform.func(run.key)

    run.refresh_from_db()
    assert (run.state, DONE) == (Run.State.CANCELLED, [])


def test_its_page_shows_how_far_it_is_and_stops_it(haaglanden: object, as_person) -> None:
    run = start("count", "haaglanden", {"n": 6})
    browser = as_person("Bram Smit")

    page = browser.get(f"/regio/haaglanden/werk/{run.key}/").content.decode()
    assert "wacht op zijn beurt" in page
    assert 'hx-trigger="every 1s"' in page
    stopped = browser.post(f"/regio/haaglanden/werk/{run.key}/stoppen/", follow=True).content.decode()
    assert "gestopt" in stopped
    assert "every 1s" not in stopped


def test_work_of_another_party_is_not_there(haaglanden: object, as_person) -> None:
    run = start("count", "haaglanden", {"n": 7})

    assert as_person("Daan Visser").get(f"/regio/haaglanden/werk/{run.key}/").status_code == 404


def test_a_message_goes_out_once(db: None) -> None:
    outbox.post("m1", "mail", "a@voorbeeld.invalid", "Onderwerp", "Tekst")
    outbox.post("m1", "mail", "a@voorbeeld.invalid", "Onderwerp", "Tekst")

    assert outbox.send_waiting() == 1
    assert outbox.send_waiting() == 0
    assert [sent.subject for sent in mail.outbox] == ["Onderwerp"]


def test_a_message_that_fails_waits_longer_each_time_and_the_others_go_on(db: None, settings) -> None:
    settings.SENDERS = {**settings.SENDERS, "webhook": f"{__name__}.unreachable"}
    outbox.post("m1", "webhook", "x", "", "")
    outbox.post("m2", "mail", "a@voorbeeld.invalid", "Onderwerp", "Tekst")
    now = timezone.now()

    assert outbox.send_waiting(now) == 1
    assert outbox.send_waiting(now + timedelta(seconds=30)) == 0
    assert Message.objects.get(key="m1").attempts == 1
    outbox.send_waiting(now + timedelta(seconds=61))
    late = Message.objects.get(key="m1")
    assert (late.attempts, late.sent_at, late.problem) == (2, None, "ConnectionError: dicht")


def unreachable(message: Message) -> None:
    raise ConnectionError("dicht")
