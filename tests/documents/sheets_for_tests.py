"""Reports of the Haaglanden example as paper prints them, and office software to look at it with."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from plans_for_tests import haaglanden_plan

from thuistafel.core.plan import Plan
from thuistafel.documents.report import Report
from thuistafel.documents.report_build import build_report

HOSTILE = "#let x = $1$ [z] <script>alert(1)</script> \\ @ref * _ ` {{}} =1+1"
LONG = "Llanfairpwllgwyngyll" * 6
STRANGE = "中文 😀 العربية \x07 \u202e"
PATH = ((2023, 290, Fraction(44, 10)), (2024, 370, Fraction(58, 10)), (2030, 250, Fraction(41, 10)))

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def report_of(plan: Plan | None = None) -> Report:
    """The report of a plan, with a path and an urgency sentence."""
    return build_report(
        plan or haaglanden_plan(),
        variants=[],
        snapshot="a1b2c3d4",
        sentence=lambda reason: reason.code,
        path=PATH,
        urgency="Over 268 plekken hoeft u geen onderzoek meer af te wachten.",
    )


def named(report: Report, name: str) -> Report:
    """The report in which the first municipality bears this name everywhere."""
    row, note = replace(report.rows[0], name=name), replace(report.notes[0], name=name, sentence=f"Over {name}.")
    return replace(report, rows=(row, *report.rows[1:]), notes=(note, *report.notes[1:]))


def converted(file: Path, target: str, folder: Path) -> Path:
    """The file as LibreOffice reads, calculates and writes it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.fail(
            "LibreOffice is needed to recalculate and lay out: apt-get install libreoffice-calc libreoffice-writer"
        )
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    out = folder / "converted"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=180)
    return out / f"{file.stem}.{target}"
