"""What may not be so on a machine that others reach."""

from __future__ import annotations

from django.conf import settings
from django.core import checks

from thuistafel.core.reasons import because
from thuistafel.wording import remedy, sentence


@checks.register(checks.Tags.security)
def webhooks_go_outside(app_configs: object, **options: object) -> list[checks.CheckMessage]:
    """Refuse to start with the setting that only tests need."""
    if not settings.WEBHOOKS_INSIDE:
        return []
    reason = because("webhooks_inside")
    return [checks.Error(sentence(reason), hint=remedy(reason), id="thuistafel.webhooks_inside")]
