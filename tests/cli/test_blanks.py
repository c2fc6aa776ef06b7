"""Blanks by command: printed with numbers, listed, reported."""

from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.store_file import opened
from tests.cli.conftest import SECRET, codes


def test_blanks_are_printed_listed_and_reported(run, store, tmp_path):
    with opened(store, SECRET, SystemClock()) as context:
        open_case(context, Case(new_rid(), "示例欠薪案", date(2026, 3, 2), respondent="示例劳务"))
    out = tmp_path / "pack.pdf"
    made = run("blanks", "print", store, "--case", "示例欠薪案", "--form", "interview-record=2", "-o", out)
    assert made.code == 0, made.complaints
    assert out.read_bytes().startswith(b"%PDF")
    assert codes(run("blanks", "print", store, "--form", "interview-record=x", "-o", out)) == ["blanks-count"]
    assert run("blanks", "report", store, "0001", "--as", "损毁", "--reason", "写错了人").code == 0
    states = [each["state"] for each in run("blanks", "list", store, "--json").json]
    assert states == ["待回录", "损毁"]
    assert "写错了人" in run("list", store, "blanks").text
