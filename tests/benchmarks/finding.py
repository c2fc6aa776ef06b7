"""一处查找 in a store of a province, against the bare statements that it asks the store.

``uv run python -m tests.benchmarks.finding [PEOPLE]`` has 1,000,000 people and a tenth as many projects, prints each
look and tells how long the index takes to be made anew; in the table of speed they are 20,000.
"""

import sys
import time
from collections.abc import Iterator
from functools import partial
from statistics import quantiles

from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.usecases.context import Context
from inspector_app.usecases.find_all import find_all
from inspector_app.vault.door import rows
from tests.benchmarks.crowd import Size
from tests.benchmarks.crowd import fill as with_cases
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side, taken
from tests.benchmarks.province import fill

_PEOPLE, _FEW = 1_000_000, 20_000
WORDS = (
    "王", "曾", "国", "王建", "王建国", "建国", "w", "wj", "wjg", "wangjianguo", "zeng", "zh", "l", "1", "13", "138",
    "13800", "1234", "0013", "349900", "34990019", "3499001985", "示", "示例", "公司", "示例建筑劳务77有限公司",
    "安置房", "安置房77", "azf", "王 劳务", "w 138", "示例 公司 王", "劳监案〔2026〕7号", "按天算", "口头",
    "没有这个人", "xqzv", "９９号",
)  # fmt: skip
"""What is written into Ctrl+K: names, single signs, initials, beginnings and tails of numbers, what stands everywhere
and nowhere, words of answers."""


def _asked(context: Context, words: str) -> list[str]:
    """The statements of one look, as the driver was given them."""
    heard: list[str] = []
    context.store.db.conn.set_trace_callback(heard.append)
    find_all(context, words)
    context.store.db.conn.set_trace_callback(None)
    return heard


def _bare(context: Context, statements: list[str]) -> None:
    for statement in statements:
        rows(context.store.db, statement)


def _looks(context: Context) -> Iterator[tuple[str, float, float]]:
    """Seconds of the processor for each of the words, and for its statements alone."""
    for words in WORDS:
        look, bare = partial(find_all, context, words), partial(_bare, context, _asked(context, words))
        yield words, *side_by_side(look, bare, clock=time.process_time)


def slowest(seconds: list[float]) -> float:
    """What one look in twenty takes at least."""
    return quantiles(seconds, n=20)[-1]


def _filled(context: Context, people: int) -> float:
    """Fill the store; the seconds of the processor in which its index was made."""
    with_cases(context, Size(cases=100, interviews=200))
    fill(context, people, people // 10)
    told_by = (f"person-{people - 1}",)
    with context.unit("a secret lead") as unit:
        unit.put(Lead(new_rid(), LeadKind.REPORT, context.clock.today(), complainant_rids=told_by, secret=True))
    return taken(lambda: find_all(context, "示例"), time.process_time)


def measure() -> Iterator[Row]:
    """The slowest of twenty looks."""
    with desk() as (context, _folder):
        _filled(context, _FEW)
        found = list(_looks(context))
        ours, bare = (slowest([each[which] for each in found]) for which in (1, 2))
        yield Row(f"Ctrl+K, {_FEW:,} people, p95", "its bare statements", ours, bare, 1.2)


def main(people: int) -> None:
    """Print each look, then the slowest of twenty."""
    with desk() as (context, folder):
        print(f"index of {people:,} people made in {_filled(context, people):.1f} s")  # noqa: T201
        print(f"store {(folder / 'store' / 'inspector.db').stat().st_size / 1e6:.0f} MB")  # noqa: T201
        found = list(_looks(context))
        for words, ours, bare in found:
            print(f"{words:<24}{ours * 1000:>9.1f} ms{bare * 1000:>9.1f} ms bare")  # noqa: T201
        ours, bare = (slowest([each[which] for each in found]) for which in (1, 2))
        print(f"p95 {ours * 1000:.1f} ms, bare {bare * 1000:.1f} ms: {ours / bare:.2f} x")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _PEOPLE)
