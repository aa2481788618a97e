"""One setting of everything a region can agree; how it is written down stands in `switches`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class CapLevel(StrEnum):
    """Where the maximum holds (`maximum_niveau`)."""

    MUNICIPALITY = "gemeente"
    REGION = "regio"
    CORPORATION = "corporatie"


class CapBase(StrEnum):
    """Which lettings the maximum is taken of (`maximum_basis`)."""

    EXPECTED = "verwacht"
    REALISED_LAST_YEAR = "gerealiseerd_vorig_jaar"


class CapRounding(StrEnum):
    """How a maximum becomes whole (`maximum_afronding`)."""

    DOWN = "omlaag"
    HALF_UP = "rekenkundig"


class CapEffect(StrEnum):
    """Whether the maximum holds anyone back (`maximum_werking`)."""

    CEILING = "plafond"
    SIGNAL = "signaal"


class UnknownKey(StrEnum):
    """How people of unknown origin are attributed (`sleutel_onbekend`)."""

    INSTITUTION = "instelling"
    REGION = "regio"
    LETTINGS = "verhuringen"
    INHABITANTS = "inwoners"


class OutsideKey(StrEnum):
    """How people from outside the region are attributed (`sleutel_buiten_regio`)."""

    LETTINGS = "verhuringen"
    INHABITANTS = "inwoners"
    RETURN = "terug"


class ShortageRule(StrEnum):
    """Who bears the shortage (`tekort`)."""

    STAYS = "blijft"
    SOLIDARITY = "solidariteit"


class SolidarityKey(StrEnum):
    """By what room left is used (`solidariteit_sleutel`)."""

    ROOM = "ruimte"
    LETTINGS = "verhuringen"
    INHABITANTS = "inwoners"


class GroupRule(StrEnum):
    """How places are divided over target groups (`groepen`)."""

    PRO_RATA = "naar_rato"
    SAFETY_FIRST = "veiligheid_eerst"


@dataclass(frozen=True, slots=True)
class Rules:
    """One setting of all switches; the defaults are the agreement a region starts from."""

    cap_percent: Fraction = Fraction(10)
    cap_level: CapLevel = CapLevel.MUNICIPALITY
    cap_base: CapBase = CapBase.EXPECTED
    cap_rounding: CapRounding = CapRounding.DOWN
    cap_effect: CapEffect = CapEffect.CEILING
    counts_new_build: bool = True
    counts_student: bool = False
    counts_intermediary: bool = False
    key_unknown: UnknownKey = UnknownKey.INSTITUTION
    key_outside: OutsideKey = OutsideKey.LETTINGS
    shortage: ShortageRule = ShortageRule.STAYS
    solidarity_key: SolidarityKey = SolidarityKey.ROOM
    solidarity_maximum: int | None = None
    groups: GroupRule = GroupRule.PRO_RATA
    safety_groups: tuple[str, ...] = ("huiselijk_geweld", "vrouwenopvang", "mensenhandel")
    unknown_factor: Fraction = Fraction(2)
    plan_value_deviation_percent: Fraction = Fraction(10)
    negligible_shortage: int = 0
    years_to_clear_waiting: int | None = None
    persons_per_household: Fraction | None = None
