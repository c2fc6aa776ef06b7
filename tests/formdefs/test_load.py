import pytest

from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.load import load_form, parse_form
from inspector_app.formdefs.model import BlockKind, FactType, Origin
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentences

BREAKAGES = [
    ('title = "小表"', 'title = "小表"\ncolour = "red"', "form-unknown-key", "small.toml", "colour"),
    ('title = "小表"\n', "", "form-missing-key", "small.toml", "title"),
    ('title = "小表"', "title = 5", "form-wrong-type", "small.toml", "title"),
    ('kind = "outgoing"', 'kind = "outbound"', "form-unknown-word", "small.toml", "kind"),
    ("valid_from = 2026-01-01", "valid_from = 2026-01-01T08:00:00", "form-wrong-type", "small.toml", "valid_from"),
    ('id = "small-form"', 'id = "Small Form"', "form-word-shape", "small.toml", "id"),
    ('edition = "2026.1"', 'edition = "1"', "form-word-shape", "small.toml", "edition"),
    ('"R423#18"', '"R423 art. 18"', "form-word-shape", "small.toml", "basis"),
    ('"PR-01"', '"PR1"', "form-word-shape", "small.toml", "gates"),
    ('"DL-08"', '"8"', "form-word-shape", "small.toml", "starts"),
    ("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2025-01-01", "form-dates-order", "small.toml",
     "valid_until"),
    ("{serial}号", "号", "form-number-without-serial", "small.toml", "number_pattern"),
    ('copies = [{ label = "交付联", mask = ["lines.name"] }, { label = "存档联" }]', "", "form-no-copy", "small.toml",
     "copy"),
    ('mask = ["lines.name"]', 'mask = ["lines.card"]', "form-unknown-fact", "small.toml copies 1", "mask"),
    ('label = "日期", type = "date"', 'label = "日期", typ = "date"', "form-unknown-key", "small.toml facts 2", "typ"),
    ('{ name = "document.date"', '{ name = "agency.name"', "form-fact-twice", "small.toml fact agency.name", "name"),
    ('choices = ["直接送达", "张贴"], ', "", "form-choices-and-type", "small.toml fact visit.kind", "choices"),
    ('type = "list", required = true, items', 'type = "list", required = true, rows = [{ name = 5 }], items',
     "form-rows-unfit", "small.toml fact lines", "rows"),
    ('type = "list", required = true, items', 'type = "list", required = true, rows = ["䶮"], items', "form-wrong-type",
     "small.toml facts 6", "rows"),
    ('label = "机关", from', 'label = "机关", rows = [{ name = "示例局" }], from', "form-rows-unfit",
     "small.toml fact agency.name", "rows"),
    ('type = "yes_no", example', 'type = "yes_no", default = "是", example', "form-default-and-type",
     "small.toml fact visit.urgent", "default"),
    ('"count lines"', '"count rows"', "form-computed-unknown", "small.toml fact debt.heads", "computed"),
    ('"count lines"', '"eval lines"', "form-computed-unknown", "small.toml fact debt.heads", "computed"),
    ('"difference owed_fen paid_fen"', '"difference owed_fen"', "form-computed-unknown", "small.toml fact lines",
     "computed"),
    ('from = "agency.name", required', 'from = "agency.name", computed = "count lines", required', "form-two-origins",
     "small.toml facts 1", "computed"),
    ("{text.facts}{{原样}}", "{text.fact}{{原样}}", "form-unknown-fact", "small.toml block 2", "text"),
    ("{text.facts}{{原样}}", "{text.facts}{原样}", "form-bad-pattern", "small.toml block 2", "text"),
    ('value = "{rest_fen}"', 'value = "{rest}"', "form-unknown-fact", "small.toml block 3", "columns.尚欠"),
    ('totals = ["合计", "{debt.total_fen}"]', 'totals = ["合计"]', "form-totals-count", "small.toml block 3", "totals"),
    ('totals = ["合计", "{debt.total_fen}"]', 'page_totals = ["小计", "{visit.urgent}"]', "form-page-total",
     "small.toml block 3", "page_totals"),
    ('fact = "lines"\n', 'fact = "debt.heads"\n', "form-list-expected", "small.toml block 3", "fact"),
    ('kind = "table"\nfact = "lines"', 'kind = "qa"\nfact = "lines"', "form-block-items", "small.toml block 3", "fact"),
    ('fact = "document.date"', 'fact = "document.day"', "form-unknown-fact", "small.toml block 4", "fact"),
    ('text = "{agency.name}"\nfact', 'text = "{agency.name}"\nwhen = "!no.such"\nfact', "form-unknown-fact",
     "small.toml block 4", "when"),
    ("width = 30.5", 'width = "wide"', "form-wrong-type", "small.toml block 3 columns 2", "width"),
]  # fmt: skip


def test_a_form_is_read_whole(small):
    assert (small.id, small.kind, small.valid_until) == ("small-form", DocumentKind.OUTGOING, None)
    assert small.fact("debt.total_fen").origin is Origin.COMPUTED
    assert small.fact("text.facts").type is FactType.LONG_TEXT
    assert [block.kind for block in small.blocks][2:] == [BlockKind.TABLE, BlockKind.SEAL]
    assert small.blocks[2].columns[1].width == 30.5
    assert small.fact("visit.at").example == "2026-11-24T09:05:00+08:00"
    assert small.copy("交付联").mask == ("lines.name",)
    assert len(small.sha256) == 64


def test_line_ends_do_not_change_the_hash(small, small_text):
    assert parse_form(small_text.replace("\n", "\r\n").encode(), "small.toml").sha256 == small.sha256


@pytest.mark.parametrize(("old", "new", "code", "where", "key"), BREAKAGES)
def test_every_complaint_names_code_place_and_key(small_text, old, new, code, where, key):
    assert old in small_text
    with pytest.raises(Refused) as refusal:
        parse_form(small_text.replace(old, new, 1).encode(), "small.toml")
    found = [(p.code, p.where, p.details["key"]) for p in refusal.value.problems]
    assert (code, where, key) in found
    assert all(problem_code in sentences() for problem_code, _, _ in found)


def test_all_complaints_come_at_once(small_text):
    broken = small_text.replace("{agency.name}", "{agency.nam}").replace("PR-01", "PR-1")
    with pytest.raises(Refused) as refusal:
        parse_form(broken.encode(), "small.toml")
    assert {p.code for p in refusal.value.problems} == {"form-word-shape", "form-unknown-fact", "form-not-printed"}


def test_a_required_fact_that_is_not_printed_is_refused_unless_marked(small_text):
    unprinted = small_text.replace('label = "紧急", ', 'label = "紧急", required = true, ')
    with pytest.raises(Refused, match="form-not-printed"):
        parse_form(unprinted.encode(), "small.toml")
    parse_form(
        unprinted.replace("required = true, type", "required = true, printed = false, type").encode(), "small.toml"
    )


@pytest.mark.parametrize("data", [b"id = ", b"\xff\xfe", b"id = 1\nid = 2"])
def test_what_is_not_toml_is_refused(data):
    with pytest.raises(Refused, match="form-not-toml"):
        parse_form(data, "small.toml")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="form-unreadable"):
        load_form(tmp_path / "none.toml")
