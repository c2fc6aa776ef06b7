"""A person reads words: no history, time line, paper or line of the command line of the demo shows a code.

Pages and dialogs are looked at by ``sight.check``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from inspector_app.cli.commands import cli
from inspector_app.domain.case import Case
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo.day import OFFICE, PAPERS, STORE
from inspector_app.usecases.demo.district import PASSPHRASE, demo_file
from inspector_app.usecases.history import HistoryLine, case_history, history
from inspector_app.usecases.open_ends import open_ends
from inspector_app.usecases.steps import next_steps
from inspector_app.usecases.store_file import opened
from inspector_app.usecases.timeline import timeline
from tests.house.codes import codes, codes_in
from tests.pictures.pages import untouched_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    return shutil.copytree(untouched_demo(), tmp_path_factory.mktemp("codes") / "demo")


@pytest.fixture
def context(demo) -> Iterator[Context]:
    with opened(demo / STORE, PASSPHRASE, SystemClock()) as context:
        yield context


def told(line: HistoryLine) -> str:
    changes = "；".join(f"{f.field}：{f.before}→{f.after}" for f in line.fields)
    return f"{line.actor} {line.reason} {line.what} {line.name} {changes}"


def test_a_code_would_be_seen():
    assert {"severe", "wage_claim", "signed_off"} <= codes()
    assert codes_in("等级：severe，2026-01-05 → general") == ["severe", "general"]
    assert codes_in("wage_claim\t5；site_name") == ["wage_claim", "site_name"]
    assert codes_in("order-to-pay@2026.1 limits.toml forms/x_2.toml https://a.b/none Excel") == []


def test_histories_and_time_lines(context):
    rids = {(change.rid, change.kind) for change in context.store.journal.every()}
    texts = [told(line) for rid, _ in rids for line in history(context, rid)]
    assert any("→" in text for text in texts)
    for case in context.store.all(Case):
        whole = case_file(context, case.rid)
        texts += [group.words + told(line) for group in case_history(context, case.rid) for line in group.lines]
        texts += [f"{line.what} {line.who} {line.note}" for line in timeline(context, whole)]
        texts += [f"{step.title} {step.why}" for step in next_steps(context, case.rid)]
    ends = open_ends(context)
    texts += [end.words for group in (ends.unsigned, ends.unserved, ends.unscanned) for end in group]
    assert {text: found for text in texts if (found := codes_in(text))} == {}


def test_papers(demo):
    papers = sorted((demo / PAPERS).glob("*.pdf"))
    assert papers
    for paper in papers:
        with pypdfium2.PdfDocument(paper) as pdf:
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        assert codes_in(text) == [], paper.name


COMMANDS = {
    "projects list": lambda demo: ("projects", "list", demo / STORE),
    "check": lambda demo: ("check", demo / STORE),
    "editions list": lambda demo: ("editions", "list", demo / STORE),
    "forms list": lambda _demo: ("forms", "list"),
    "deadline": lambda _demo: ("deadline", "DL-13", "--from", "2026-03-16", "--province", "江苏"),
    "roster check": lambda _demo: ("roster", "check", demo_file("roster.xlsx")),
    "office status": lambda demo: ("office", "status", "--office", demo / OFFICE),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_lines_of_the_command_line(demo, name):
    arguments = [str(each) for each in COMMANDS[name](demo)]
    answer = CliRunner().invoke(cli, arguments, env={"INSPECTOR_PASSPHRASE": PASSPHRASE})
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.strip()
    # A problem's line ends with its code in brackets, for scripts and for the telephone: that one is meant to be read.
    lines = [line.rpartition("（")[0] or line for line in answer.output.splitlines()]
    assert {line: found for line in lines if (found := codes_in(line))} == {}
