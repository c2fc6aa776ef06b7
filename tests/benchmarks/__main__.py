"""Prints the table of speed: ``uv run python -m tests.benchmarks [NAME…]``; exit code 1 when something doubled."""

import importlib
import sys

MEASURES = (
    "starting",
    "papers",
    "keys",
    "opening",
    "paging",
    "light",
    "searching",
    "finding",
    "exporting",
    "measuring",
    "grid",
)


def main(names: list[str]) -> int:
    """Measure what is named, else all; one line each as soon as it is known."""
    slower = False
    print(f"{'what':<34}{'ms':>9}  {'x baseline':>11}  {'usual':>6}  baseline")  # noqa: T201
    for name in names or MEASURES:
        for row in importlib.import_module(f"tests.benchmarks.{name}").measure():
            mark = "  <- slower" if row.slower else ""
            figures = f"{row.seconds * 1000:>9.1f}  {row.ratio:>11.2f}  {row.usual:>6.2f}"
            print(f"{row.name:<34}{figures}  {row.baseline}{mark}", flush=True)  # noqa: T201
            slower = slower or row.slower
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
