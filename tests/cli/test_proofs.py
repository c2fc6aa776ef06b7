"""A paper that somebody shows, checked by command."""

from datetime import UTC, date, datetime

from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.paper_code import PaperCode
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.cli.conftest import SECRET, codes
from tests.documents.papers import a_form, paragraph, rendered

HASH = "ab" * 32


def test_a_file_and_a_code_are_checked_and_what_is_not_ours_gives_exit_code_1(run, store, tmp_path):
    pdf = rendered(a_form(paragraph()), {"story": "示人社监令字〔2026〕12号，示例甲，100.00元"})
    with opened(store, SECRET, SystemClock()) as context, context.unit("签发") as unit:
        copy = FrozenCopy("存档联", context.store.sealed.add(pdf), len(pdf), 1)
        paper = Document(
            "r1", "order-to-pay", "2026.12", DocumentKind.OUTGOING, "指令书", datetime(2026, 3, 2, 1, tzinfo=UTC),
            number="示人社监令字〔2026〕12号", copies=(copy,), facts="{}", facts_sha256=HASH,
        )  # fmt: skip
        unit.put(paper)
    shown = tmp_path / "shown.pdf"
    shown.write_bytes(pdf)
    answer = run("check-paper", store, shown)
    assert (answer.code, answer.text) == (
        0, "《指令书》（示人社监令字〔2026〕12号）的存档联：就是签发时的原件，一字不差。\n",
    )  # fmt: skip
    shown.write_bytes(rendered(a_form(paragraph()), {"story": "示人社监令字〔2026〕12号，示例甲，900.00元"}))
    answer = run("check-paper", store, shown, "--json")
    assert (answer.code, answer.json["verdict"], answer.json["number"]) == (1, "different", paper.number)
    (apart,) = answer.json["differences"]
    assert "100.00" in apart
    assert "900.00" in apart
    code = PaperCode("指令书", date(2026, 3, 2), HASH[:32])
    assert run("check-paper", store, "--code", code.words).code == 0
    assert codes(run("check-paper", store, "--code", "你好")) == ["proof-no-code"]
    assert run("check-paper", store).code == 2
