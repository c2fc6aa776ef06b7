"""How long papers take, against work of known size in the same process, so that no machine is too slow for the test."""

import hashlib
import time
from collections.abc import Callable

import pytest

from inspector_app.formdefs.model import Block, BlockKind, Column
from tests.documents.papers import ARCHIVE, a_form, rendered, workers

_BASELINE_BYTES = 64 << 20
_MOST = 12  # times the baseline; 1 and 4 when written


def _seconds(work: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[rounds // 2]


@pytest.fixture(scope="module")
def baseline() -> float:
    data = bytes(_BASELINE_BYTES)
    return _seconds(lambda: hashlib.sha256(data).digest())


QUESTION = "工资标准如何约定，由谁同你约定，是否签订劳动合同或者用工书面协议？"
ANSWER = (
    "按天算，小工每天260元，钢筋工每天380元，加班两小时算半天，是班组长𬭎庆口头同我说的，6月以后没有发过34,129.73元。"
)
TRANSCRIPT = (
    a_form(Block(BlockKind.TITLE, text="调查询问笔录"), Block(BlockKind.QA, fact="qas")),
    {"qas": [{"question": QUESTION, "answer": ANSWER * (1 + n % 2)} for n in range(39)]},
)
COLUMNS = tuple(
    Column(title, value, width, align)
    for title, value, width, align in (
        ("序号", "{line}", 10, "center"),
        ("姓名", "{name}", 30, "left"),
        ("身份号码", "34000019850930052X", 40, "left"),
        ("工种", "钢筋工", 20, "left"),
        ("欠薪期间", "2026年6月—9月", 34, "left"),
        ("欠发（元）", "{owed_fen}", 26, "right"),
        ("签名", "", 20, "left"),
    )
)
LIST = (a_form(Block(BlockKind.TABLE, fact="lines", columns=COLUMNS)), {"lines": workers(300)})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "paper"), [("six-page transcript", TRANSCRIPT), ("list of 300 lines", LIST)])
def test_a_paper_takes_no_longer_than_hashing_some_megabytes(name, paper, baseline, record_property, capsys):
    rendered(*paper, ARCHIVE)
    taken = _seconds(lambda: rendered(*paper, ARCHIVE))
    record_property(name, f"{taken * 1000:.0f} ms")
    with capsys.disabled():
        print(f"\n{name}: {taken * 1000:.0f} ms warm, {taken / baseline:.1f} x SHA-256 of 64 MiB")  # noqa: T201
    assert taken < _MOST * baseline
