"""A sent workbook of 25,000 to 100,000 rows, from file to recognised rows: the time must grow with the rows only."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

import xlsxwriter

from thuistafel.exchange.folder import read_source

HEADER = ("corporatie", "gemeente", "jaar", "kwartaal", "kamers", "huurklasse", "aantal", "waarvan_uitstroom")
PLACES = ("Delft", "Den Haag", "Leidschendam-Voorburg", "Midden-Delfland", "Voorschoten", "Wassenaar", "Zoetermeer")
LENGTHS = (25_000, 50_000, 100_000)
FRAME = 'naam = "Lang"\nplanjaar = 2023\nsamenstelling = "Platform31-8"\nfictief = true\n'


def make(folder: Path, rows: int) -> None:
    """A dossier to which a corporation sent its lettings, each row about something else."""
    (folder / "aanleveringen").mkdir(parents=True)
    (folder / "dossier.toml").write_text(FRAME, encoding="utf-8")
    with xlsxwriter.Workbook(str(folder / "aanleveringen" / "Verhuringen 2023.xlsx")) as book:
        sheet = book.add_worksheet("C1 Verhuringen")
        sheet.write_row(0, 0, HEADER)
        for row in range(rows):
            about, quarter = divmod(row, 4)
            corporation, place = divmod(about, len(PLACES))
            name = f"Corporatie {corporation}"
            cells = (name, PLACES[place], 2023, quarter + 1, "2", "tot 1e aftoppingsgrens", row % 50, 0)
            sheet.write_row(row + 1, 0, cells)


def main() -> None:
    """Print the seconds for each length and what became of the rows."""
    print(f"a sent workbook of {len(HEADER)} columns, read, recognised and added up")
    with tempfile.TemporaryDirectory() as scratch:
        for rows in LENGTHS:
            folder = Path(scratch) / str(rows)
            make(folder, rows)
            start = perf_counter()
            (one,) = read_source(folder).deliveries
            passed = perf_counter() - start
            said = f"{len(one.rows)} rows, {len(one.quarantine)} set aside, {len(one.questions)} questions"
            print(f"  {rows:7} rows {passed:6.2f} s   {said}")


if __name__ == "__main__":
    main()
