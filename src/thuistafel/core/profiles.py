"""What kind of home is asked: the mix of profiles in a sample, with its margin (C5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, lcm

from thuistafel.core.claims import Interval
from thuistafel.core.errors import ThuistafelError

LEAST_SAMPLE = 20
Z_95 = Fraction(196, 100)


@dataclass(frozen=True, slots=True)
class ProfileShare:
    """A profile in the sample; `per_hundred` is None where the sample is too small to divide."""

    profile: str
    count: int
    per_hundred: Interval | None


@dataclass(frozen=True, slots=True)
class ProfileMix:
    """Shares by profile name; None when nobody was asked. `population` is None when its size is not known."""

    sample: int
    population: int | None
    shares: tuple[ProfileShare, ...] | None


def profile_mix(counts: Mapping[str, int], population: int | None = None) -> ProfileMix:
    """The mix in a sample with 95% margins, narrower the larger the part of the population that was asked.

    Errors: sample_exceeds_population.

    >>> mix = profile_mix({"geclusterd": 28, "zelfstandig": 192}, population=760)
    >>> mix.shares[0].per_hundred
    Interval(low=9, high=17)
    """
    sample = sum(counts.values())
    if population is not None and sample > population:
        raise ThuistafelError("sample_exceeds_population", sample=sample, population=population)
    if not sample:
        return ProfileMix(0, population, None)
    shares = (
        ProfileShare(name, counts[name], margin(counts[name], sample, population) if sample >= LEAST_SAMPLE else None)
        for name in sorted(counts)
    )
    return ProfileMix(sample, population, tuple(shares))


def margin(count: int, sample: int, population: int | None = None) -> Interval:
    """Of every 100, how many fit the profile: the Wilson interval with finite population correction, rounded outward.

    Within what is certain: those counted do, those counted otherwise do not.
    """
    if population == sample:
        return _outward(Fraction(count, sample), Fraction(0))
    n = Fraction(sample) if population is None else Fraction(sample * (population - 1), population - sample)
    share, z2 = Fraction(count, sample), Z_95 * Z_95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    square = z2 * (share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n) ** 2
    found = _outward(centre, square)
    if population is None:
        return Interval(max(0, found.low), min(100, found.high))
    certain = Interval(100 * count // population, -(-100 * (population - sample + count) // population))
    return Interval(max(found.low, certain.low), min(found.high, certain.high))


def _outward(centre: Fraction, square: Fraction) -> Interval:
    """100 × (centre ± √square), low end down and high end up, in whole numbers only."""
    centre, square = centre * 100, square * 10_000
    scale = lcm(centre.denominator, square.denominator)
    middle, reach = int(centre * scale), _root_up(int(square * scale * scale))
    return Interval((middle - reach) // scale, -(-(middle + reach) // scale))


def _root_up(square: int) -> int:
    root = isqrt(square)
    return root if root * root == square else root + 1
