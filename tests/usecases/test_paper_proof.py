"""A saved or printed paper laid beside the store."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from inspector_app.documents.render import Mark, render
from inspector_app.domain.paper_code import code_of
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing, settings
from inspector_app.usecases.acts import void
from inspector_app.usecases.own_data import load_forms
from inspector_app.usecases.paper_proof import Verdict, check_code, check_file, proof_words
from inspector_app.usecases.searches import find_papers
from tests.documents.papers import a_form, paragraph, rendered


@pytest.fixture
def order(desk):
    return desk.order()


@pytest.fixture
def shown(tmp_path):
    """A PDF in a file."""

    def kept(data):
        path = tmp_path / "shown.pdf"
        path.write_bytes(data)
        return path

    return kept


def saved_anew(pdf):
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.docinfo["/Title"] = "另存"
        opened.save(written)
    return written.getvalue()


def test_the_issued_file_a_file_saved_anew_and_one_with_another_sum(desk, order, shown):
    issued = issuing.copy_bytes(desk.context, order, "存档联")
    found = check_file(desk.context, shown(issued))
    assert (found.verdict, found.copy, found.holds) == (Verdict.ORIGINAL, "存档联", True)
    found = check_file(desk.context, shown(saved_anew(issued)))
    assert (found.verdict, found.document.rid, found.differences) == (Verdict.SAME_TEXT, order.rid, ())
    facts = from_json(order.facts)
    facts["lines"][0]["owed_fen"] += 100
    form = load_forms().edition(order.form, order.edition)
    forged = render(form, facts, copy=form.copy("存档联"), mark=Mark.FINAL, made_at=order.created_at)
    found = check_file(desk.context, shown(forged))
    assert (found.verdict, found.document.rid, found.holds) == (Verdict.DIFFERENT, order.rid, False)
    assert len(found.differences) == 1
    assert "签发时是“" in found.differences[0]


def test_a_paper_of_another_store_is_unknown_and_a_picture_cannot_be_read(desk, order, shown):
    other = rendered(a_form(paragraph()), {"story": "别的机关的文书"})
    found = check_file(desk.context, shown(other))
    assert (found.verdict, found.document) == (Verdict.UNKNOWN, None)
    assert proof_words(found) == "本资料库没有这份文书。"
    with pytest.raises(Refused, match="proof-no-text"):
        check_file(desk.context, shown(pictured()))
    with pytest.raises(Refused, match="foreign-damaged"):
        check_file(desk.context, shown(b"%PDF-1.7 broken"))


def pictured():
    """A PDF with a page and no letter on it."""
    written = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(written)
    return written.getvalue()


def test_a_code_is_compared_with_the_record_and_finds_its_paper(desk, order):
    code = code_of(order, from_json(order.facts), order.facts_sha256)
    found = check_code(desk.context, code.words)
    assert (found.verdict, found.document.rid) == (Verdict.SAME_FACTS, order.rid)
    assert [line.document.rid for line in find_papers(desk.context, code.words).page(0, 5)] == [order.rid]
    moved = replace(code, day=code.day.replace(year=2025))
    assert check_code(desk.context, moved.words).verdict is Verdict.DIFFERENT
    forged = replace(code, begin="0" * 32)
    assert (check_code(desk.context, forged.words).verdict, check_code(desk.context, forged.words).holds) == (
        Verdict.DIFFERENT, False,
    )  # fmt: skip
    assert check_code(desk.context, replace(forged, name="别处〔2026〕1号").words).verdict is Verdict.UNKNOWN
    with pytest.raises(Refused, match="proof-no-code"):
        check_code(desk.context, "你好")


def test_a_paper_that_was_withdrawn_does_not_hold(desk, order, shown):
    void(desk.context, order.rid, "误制")
    found = check_file(desk.context, shown(issuing.copy_bytes(desk.context, order, "存档联")))
    assert (found.verdict, found.holds) == (Verdict.ORIGINAL, False)
    assert proof_words(found).endswith("但这份文书已作废。")


def test_sheets_bear_a_code_where_the_agency_wants_one(desk):
    plain = issuing.copy_bytes(desk.context, desk.order(), "存档联")
    settings.save_agency(desk.context, replace(desk.context.agency, paper_codes=True))
    desk.clock.advance(days=1)
    coded = issuing.copy_bytes(desk.context, desk.order(), "存档联")
    assert squares(plain) == 0
    assert squares(coded) > 100


def squares(pdf):
    """How many filled boxes the first page bears: a code is made of them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(str(each.operator) == "re" for each in pikepdf.parse_content_stream(opened.pages[0]))
