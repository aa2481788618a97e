"""Settings every test stands on: random cases, and a database of its own.

Random cases are few and always the same by default, many and fresh with `--hypothesis-profile=long`. The database is
SQLite in a folder of this run; with `THUISTAFEL_TEST_DATABASE=postgresql` it is a PostgreSQL started for this run.
"""

import os
import tempfile
from collections.abc import Iterator
from shutil import which

import django
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from postgresql import started

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

settings.register_profile("short", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("short")

os.environ["DJANGO_SETTINGS_MODULE"] = "thuistafel.web.settings"
os.environ["THUISTAFEL_DATA"] = tempfile.mkdtemp(prefix="thuistafel-test-")
os.environ.setdefault("THUISTAFEL_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
if os.environ.get("THUISTAFEL_TEST_DATABASE") == "postgresql":
    os.environ["DATABASE_URL"] = started().get_uri()
else:
    os.environ.pop("DATABASE_URL", None)
django.setup()  # here: the conftests below this one import models


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: its driver cannot be started twice in a process."""
    found = which("chromium") or which("google-chrome") or which("chromium-browser")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()
