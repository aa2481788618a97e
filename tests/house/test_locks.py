"""The three locks: complete, with hashes, without a host's name, one inside the other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("run", "test", "bench")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def pins(lock: str) -> set[tuple[str, str]]:
    """(name, version) of every pinned package."""
    found = re.findall(r"^([\w.\-]+)(?:\[[^\]]*\])?==(\S+)", text(lock), flags=re.MULTILINE)
    return {(canonicalize_name(name), version) for name, version in found}


def asked(group: str | None) -> list[Requirement]:
    """What pyproject asks for at run time, or in a dependency group with the groups it includes."""
    if group is None:
        return [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    lines = PROJECT["dependency-groups"][group]
    own = [Requirement(line) for line in lines if isinstance(line, str)]
    return own + [one for line in lines if isinstance(line, dict) for one in asked(line["include-group"])]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", text(lock))
    bare = [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block]

    assert pins(lock)
    assert bare == []


@pytest.mark.parametrize("name", ["requirements/run.txt", "requirements/test.txt", "requirements/bench.txt"])
def test_a_lock_names_no_host_and_no_folder(name: str) -> None:
    assert re.findall(r"https?:|file:|--index|--find-links|--extra|/\w+/", (ROOT / name).read_text("utf-8")) == []


@pytest.mark.parametrize("of", ["fonts", "styles"])
def test_a_frontend_lock_names_no_host_and_has_its_hashes(of: str) -> None:
    lock = (ROOT / "frontend" / of / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert "://" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')


@pytest.mark.parametrize(("lock", "group"), [("run", None), ("test", "test"), ("bench", "bench")])
def test_a_lock_holds_what_is_asked_within_its_bounds(lock: str, group: str | None) -> None:
    wanted = asked(None) + (asked(group) if group else [])
    held = pins(lock)
    lacking = [
        str(one)
        for one in wanted
        if not any(canonicalize_name(one.name) == name and one.specifier.contains(version) for name, version in held)
    ]

    assert lacking == []


def test_each_lock_holds_the_one_before_it() -> None:
    assert pins("run") <= pins("test") <= pins("bench")
