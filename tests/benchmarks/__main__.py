"""Prints the table of speed: ``uv run --with typst --with fpdf2 --with duckdb python -m tests.benchmarks [--json]``,
of some measures when they are named.

Exit code 1 when something doubled. Without typst, fpdf2 and DuckDB the lines that need them say so. ``--json``: one
object a line.
"""

import importlib
import json
import sys
from dataclasses import asdict

from tests.benchmarks.measure import Absent, Row

MEASURES = (
    "starting",
    "papers",
    "typesetting",
    "keys",
    "opening",
    "paging",
    "light",
    "searching",
    "finding",
    "exporting",
    "office_load",
    "measuring",
    "grid",
)


def _line(row: Row | Absent) -> str:
    if isinstance(row, Absent):
        return f"{row.name:<34}{row.why}"
    goal = "–" if row.goal is None else f"{row.goal:.2f}"
    figures = f"{row.seconds * 1000:>9.1f}  {row.ratio:>11.2f}  {row.usual:>6.2f}  {goal:>5}"
    return f"{row.name:<34}{figures}  {row.baseline}{'  <- slower' if row.slower else ''}"


def _as_json(row: Row | Absent) -> str:
    told = {} if isinstance(row, Absent) else {"ratio": row.ratio, "slower": row.slower}
    return json.dumps(asdict(row) | told, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Measure what is named, else all; one line each as soon as it is known."""
    names = [name for name in arguments if name != "--json"]
    told = _as_json if "--json" in arguments else _line
    slower = False
    if told is _line:
        print(f"{'what':<34}{'ms':>9}  {'x baseline':>11}  {'usual':>6}  {'goal':>5}  baseline")  # noqa: T201
    for name in names or MEASURES:
        for row in importlib.import_module(f"tests.benchmarks.{name}").measure():
            print(told(row), flush=True)  # noqa: T201
            slower = slower or row.slower
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
