"""`dossier.toml` to a `Frame`: what cannot be understood stops everything, with one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thuistafel.core.dossier.cells import YEARS
from thuistafel.core.dossier.model import Frame
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import did_you_mean
from thuistafel.core.switches import is_switch, rules_from

FORMAT = 1
DEFAULT_COMPOSITION = "Platform31-8"
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|[\u0300-\u036f]{9}"
)
KEYS = ("formaat", "titel", "planjaar", "horizon", "fictief", "samenstelling", "regels")


def frame_from(toml: Mapping[str, object]) -> Frame:
    """The frame as `dossier.toml` states it.

    Raises `unknown_key`, `switch_outside_rules`, `wrong_format`, `no_plan_year`, `frame_value`,
    `horizon_before_plan_year` and what `rules_from` raises.
    """
    for name in sorted(set(toml) - set(KEYS)):
        if is_switch(name):
            raise DossierError("switch_outside_rules", name=name)
        raise DossierError("unknown_key", name=name, allowed=", ".join(KEYS), near=did_you_mean(name, KEYS))
    if not _is_whole(toml.get("formaat")) or toml["formaat"] != FORMAT:
        raise DossierError("wrong_format", given=str(toml.get("formaat", "niets")), allowed=FORMAT)
    if "planjaar" not in toml:
        raise DossierError("no_plan_year")
    plan_year = _year(toml, "planjaar")
    horizon = _year(toml, "horizon") if "horizon" in toml else plan_year
    if horizon < plan_year:
        raise DossierError("horizon_before_plan_year", horizon=horizon, plan_year=plan_year)
    return Frame(
        title=_text(toml, "titel", ""),
        plan_year=plan_year,
        horizon=horizon,
        composition=_text(toml, "samenstelling", DEFAULT_COMPOSITION),
        fictional=_flag(toml, "fictief"),
        rules=rules_from(_switches(toml)),
    )


def _year(toml: Mapping[str, object], name: str) -> int:
    written = toml[name]
    if not _is_whole(written) or written not in YEARS:
        raise DossierError("frame_value", name=name, given=str(written), allowed="een jaartal, zoals 2027")
    return int(str(written))


def _text(toml: Mapping[str, object], name: str, default: str) -> str:
    written = toml.get(name, default)
    if not isinstance(written, str) or _STEERING.search(written):
        raise DossierError("frame_value", name=name, given=str(written), allowed="gewone tekst tussen aanhalingstekens")
    return " ".join(written.split())


def _flag(toml: Mapping[str, object], name: str) -> bool:
    written = toml.get(name, False)
    if not isinstance(written, bool):
        raise DossierError("frame_value", name=name, given=str(written), allowed="true | false")
    return written


def _switches(toml: Mapping[str, object]) -> Mapping[str, object]:
    written = toml.get("regels", {})
    if not isinstance(written, Mapping):
        raise DossierError("frame_value", name="regels", given=str(written), allowed="een blok [regels]")
    return written


def _is_whole(written: object) -> bool:
    return isinstance(written, int) and not isinstance(written, bool)
