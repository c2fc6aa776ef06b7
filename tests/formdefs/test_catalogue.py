from datetime import date

import pytest

from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.catalogue import Catalogue, released_editions
from inspector_app.formdefs.facts import example
from inspector_app.formdefs.model import BlockKind
from inspector_app.lawbook.marks import MARK_WORDS
from inspector_app.support.errors import Refused
from inspector_app.support.files import sha256
from inspector_app.usecases.own_data import load_forms
from tests.of_each import of_each


def put(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def ours(tmp_path, small_text):
    folder = tmp_path / "ours"
    ended = small_text.replace("2026.1", "2018.1").replace(
        "valid_from = 2026-01-01", "valid_from = 2018-01-01\nvalid_until = 2025-12-31"
    )
    put(folder, "a.toml", ended)
    put(folder, "b.toml", small_text.replace("2026.1", "2026.9"))
    put(folder, "c.toml", small_text.replace("2026.1", "2026.10"))
    return folder


def test_the_edition_is_the_newest_that_is_valid_on_the_day(ours):
    catalogue = Catalogue.load(ours)
    assert [form.edition for form in catalogue.all()] == ["2018.1", "2026.9", "2026.10"]
    assert catalogue.find("small-form", on=date(2025, 12, 31)).edition == "2018.1"
    assert catalogue.find("small-form", on=date(2026, 1, 1)).edition == "2026.10"
    assert catalogue.find("small-form", "2026.9").edition == "2026.9"
    assert catalogue.find("small-form").edition == "2026.10"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("other-form",), "form-unknown"),
        (("small-form", "2031.1"), "form-unknown-edition"),
        (("small-form", None, date(2017, 1, 1)), "form-not-valid-on-date"),
        (("small-form", "2018.1", date(2026, 1, 1)), "form-not-valid-on-date"),
    ],
)
def test_what_is_not_there_is_refused(ours, arguments, code):
    with pytest.raises(Refused, match=code):
        Catalogue.load(ours).find(*arguments)


def test_a_bureaus_own_edition_lies_over_ours(ours, small_text):
    text = small_text.replace("2026.1", "2026.1-sx").replace("小表", "本县小表")
    catalogue = Catalogue.load(ours, own={"small.toml": text.encode()})
    assert catalogue.find("small-form", on=date(2026, 5, 1)).title == "本县小表"
    assert catalogue.find("small-form", "2026.10").title == "小表"


def test_a_bad_file_is_named_and_left_out(ours):
    put(ours, "bad.toml", 'id = "bad"')
    catalogue = Catalogue.load(ours)
    assert len(catalogue.all()) == 3
    assert {p.code for p in catalogue.problems} == {"form-missing-key"}


def test_a_released_edition_cannot_be_changed_here_or_in_an_own_folder(ours, tmp_path, small_text):
    released = tmp_path / "released.toml"
    digest = sha256((ours / "b.toml").read_bytes())
    released.write_text(f'[[edition]]\nid = "small-form"\nedition = "2026.9"\nsha256 = "{digest}"\n', encoding="utf-8")
    assert Catalogue.load(ours, released).problems == ()
    changed = small_text.replace("2026.1", "2026.9").replace("小表", "改表").encode()
    for listed in (released, None):  # an edition that we ship is fixed whether it stands in the list or not
        catalogue = Catalogue.load(ours, listed, {"b.toml": changed})
        assert [p.code for p in catalogue.problems] == ["form-released-changed"]
        assert catalogue.find("small-form", "2026.9").title == "小表"
    (ours / "b.toml").write_bytes(changed)
    assert [p.code for p in Catalogue.load(ours, released).problems] == ["form-released-changed"]


def test_an_edition_stands_in_one_file_of_a_folder(ours, small_text):
    put(ours, "d.toml", small_text.replace("2026.1", "2026.10"))
    assert [p.code for p in Catalogue.load(ours).problems] == ["form-edition-twice"]


def test_a_damaged_list_of_released_editions_is_refused(tmp_path):
    path = tmp_path / "released.toml"
    path.write_text("[[edition]]\nid = 1\n", encoding="utf-8")
    with pytest.raises(Refused, match="forms-released-list"):
        released_editions(path)


@of_each("form", [form for form in load_forms().all() if form.kind is DocumentKind.OUTGOING])
def test_no_example_of_a_paper_that_goes_out_bears_a_mark_of_our_own(form):
    """How we know of a law and what is still to be proved is nothing for the other side to read."""
    told = str(example(form))
    marks = [*filter(None, MARK_WORDS.values()), "尚待证明", "待确认"]
    assert [mark for mark in marks if mark in told] == []


NEWEST = {form.id: form for form in load_forms().all()}.values()


def test_the_newest_edition_of_a_form_is_set_as_papers_are_now():
    """Else sums break in their cells, and a seal stands alone on its sheet."""
    assert [form.id for form in NEWEST if form.layout == 1] == []


def test_nothing_can_be_added_behind_the_signatures_of_a_record():
    kinds = {form.id: [block.kind for block in form.blocks] for form in NEWEST if form.kind is DocumentKind.RECORD}
    signed = {name: own for name, own in kinds.items() if BlockKind.SIGNATURES in own}
    assert [name for name, own in signed.items() if own[-1] not in (BlockKind.END, BlockKind.WRITING)] == []
