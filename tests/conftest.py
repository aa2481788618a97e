"""Random cases: few and always the same by default, many and fresh with `--hypothesis-profile=long`."""

from hypothesis import HealthCheck, settings

settings.register_profile("short", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("short")
