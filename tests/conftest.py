"""Settings every test stands on: random cases, and a database of its own.

Random cases are few and always the same by default, many and fresh with `--hypothesis-profile=long`. The database is
SQLite in a folder of this run; with `THUISTAFEL_TEST_DATABASE=postgresql` it is a PostgreSQL started for this run.
"""

import os
import tempfile

import django
from hypothesis import HealthCheck, settings

from postgresql import started

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
