"""The weekly report of a district as large as is wished: ``python -m tests.benchmarks.district [PROJECTS [WORKERS]]``.

20,000 projects of 10 workers are a laptop's district (≤ 3 s), 20,000 of 50 an office of a million wage lines (≤ 10 s).
"""

import sys
from time import perf_counter, process_time

from inspector_app.domain.reported import ReportKind
from inspector_app.usecases.reports import make_report
from tests.benchmarks.desk import desk
from tests.benchmarks.measuring import put_site

_PROJECTS, _WORKERS, _AT_ONCE = 20_000, 10, 2_000


def main(projects: int = _PROJECTS, workers: int = _WORKERS) -> None:
    """Fill a store, and make the report twice."""
    with desk() as (context, _folder):
        for first in range(0, projects, _AT_ONCE):
            with context.unit("a district") as unit:
                for n in range(first, min(first + _AT_ONCE, projects)):
                    put_site(unit, n, workers)
        for _ in range(2):
            begun, used = perf_counter(), process_time()
            make_report(context, ReportKind.WEEK, context.clock.today())
            took = f"{perf_counter() - begun:.2f} s, {process_time() - used:.2f} s of it on the processor"
            print(f"{projects:,} projects, {projects * workers:,} lines: {took}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
