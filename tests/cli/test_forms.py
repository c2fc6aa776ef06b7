import json
from dataclasses import replace

import pytest

from inspector_app.cli import forms as cli_forms
from inspector_app.formdefs.catalogue import released_editions
from inspector_app.support.errors import Problem
from inspector_app.support.paths import forms_folder, resource
from tests.cli.conftest import codes
from tests.documents.papers import text_of


def test_the_list_says_what_is_valid_when(run):
    listed = run("forms", "list", "--json").json
    assert all(
        list(form) == ["id", "edition", "title", "kind", "valid_from", "valid_until", "sha256"] for form in listed
    )
    by_edition = {(form["id"], form["edition"]): form for form in listed}
    assert by_edition["list-pre-notice", "2018.1"]["valid_until"] == "2021-12-31"
    released = released_editions(resource("released.toml"))
    assert all(release.sha256 == by_edition[key]["sha256"] for key, release in released.items())
    assert by_edition["order-to-pay", "2026.1"] | {"sha256": ""} == {
        "id": "order-to-pay", "edition": "2026.1", "title": "劳动保障监察限期改正指令书", "kind": "outgoing",
        "valid_from": "2026-01-01", "valid_until": None, "sha256": "",
    }  # fmt: skip
    assert {form["kind"] for form in listed} == {"outgoing", "record", "internal"}
    lines = run("forms", "list").text.splitlines()
    assert len(lines) == len(listed)
    assert any("list-pre-notice@2018.1" in line and "—2021-12-31" in line for line in lines)


def test_our_own_forms_are_sound(run):
    answer = run("forms", "check")
    assert (answer.code, answer.complaints) == (0, [])
    assert run("forms", "check", forms_folder() / "order-to-pay_2026.1.toml").code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{order.due}", "{order.dew}"),
        ('kind = "outgoing"', 'kind = "outing"'),
        ("valid_from = 2026-01-01", "valid_from = 2026-01-32"),
        ('role = "order"', 'gates = [3]\nrole = "order"'),
        ('title = "劳动保障监察限期改正指令书"', 'title = "劳动'),
    ],
)
def test_a_broken_form_is_refused_and_named(run, tmp_path, before, after):
    text = (forms_folder() / "order-to-pay_2026.1.toml").read_text(encoding="utf-8")
    assert before in text
    broken = tmp_path / "order-to-pay_2026.1.toml"
    broken.write_text(text.replace(before, after, 1), encoding="utf-8")
    answer = run("forms", "check", broken)
    assert answer.code == 2
    assert answer.complaints
    assert all("order-to-pay_2026.1.toml" in line for line in answer.complaints)


def test_what_a_form_says_otherwise_than_the_vocabulary_is_remarked_and_passes(run, tmp_path):
    text = (forms_folder() / "order-to-pay_2026.1.toml").read_text(encoding="utf-8")
    own = tmp_path / "order-to-pay_2026.2.toml"
    whole = '{ name = "debt.first_name", label = "头一个", computed = "first lines.name" },'
    old_style = text.replace('"debt.first_name",', whole).replace("wording =", "# wording =")
    old_style = old_style.replace('edition = "2026.1"', 'edition = "2026.2"')
    own.write_text(old_style, encoding="utf-8")
    answer = run("forms", "check", own)
    assert answer.code == 2  # what it prints otherwise, by as, has lost its source
    assert all("form-wording-without-source" in line for line in answer.complaints)
    own.write_text(old_style.replace(' as = "', ' source = "示例", as = "'), encoding="utf-8")
    answer = run("forms", "check", own)
    assert answer.code == 0
    assert [line for line in answer.complaints if "头一个" in line and "facts" in line]


def test_what_is_no_form_at_all_is_refused(run, tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty.toml").write_bytes(b"")
    for name in ("bytes.toml", "empty.toml", "none.toml"):
        answer = run("forms", "check", tmp_path / name)
        assert answer.code == 2
        assert answer.complaints


@pytest.mark.parametrize("form", ["order-to-pay", "interview-record", "list-pre-notice@2018.1"])
def test_an_example_can_be_rendered_and_is_always_a_draft(run, tmp_path, form):
    facts = tmp_path / "facts.json"
    facts.write_text(run("forms", "example", form).text, encoding="utf-8")
    answer = run("render", form, facts, "-o", tmp_path / "out.pdf")
    assert (answer.code, answer.text) == (0, "已生成 out.pdf（草稿）。\n")
    assert "草稿" in text_of((tmp_path / "out.pdf").read_bytes())


def test_the_emptiest_example_is_enough(run, tmp_path):
    full = json.loads(run("forms", "example", "order-to-pay").text)
    empty = json.loads(run("forms", "example", "order-to-pay", "--emptiest").text)
    assert len(empty) < len(full)
    (tmp_path / "facts.json").write_text(json.dumps(empty), encoding="utf-8")
    assert run("render", "order-to-pay", tmp_path / "facts.json", "-o", tmp_path / "out.pdf").code == 0


@pytest.mark.parametrize(
    ("reference", "code"), [("nothing", "form-unknown"), ("order-to-pay@1999.1", "form-unknown-edition")]
)
def test_an_unknown_form_is_refused(run, reference, code):
    answer = run("forms", "example", reference)
    assert (answer.code, codes(answer), answer.text) == (2, [code], "")


def facts_with(run, tmp_path, **changes):
    facts = json.loads(run("forms", "example", "order-to-pay").text) | changes
    (tmp_path / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return tmp_path / "facts.json"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"addressee.nmae": "示例"}, "fact-unknown"),
        ({"addressee.name": ""}, "fact-missing"),
        ({"document.date": "1948-01-01"}, "date-out-of-range"),
        ({"document.date": "2101-01-01"}, "date-out-of-range"),
        ({"document.date": "3月2日"}, "fact-wrong-type"),
        ({"lines": [{"line": 1, "name": "甲", "owed_fen": 12.345}]}, "facts-not-json"),
        ({"lines": [{"line": 1, "name": "甲", "owed_fen": -1}]}, "money-negative"),
        ({"lines": [{"line": 1, "name": "甲", "owed_fen": 10**15}]}, "money-too-large"),
    ],
)
def test_bad_facts_are_refused_and_nothing_is_written(run, tmp_path, changes, code):
    answer = run("render", "order-to-pay", facts_with(run, tmp_path, **changes), "-o", tmp_path / "out.pdf")
    assert (answer.code, answer.text) == (2, "")
    assert code in codes(answer)
    assert not (tmp_path / "out.pdf").exists()


def test_names_with_markup_and_rare_characters_come_back_from_the_paper(run, tmp_path):
    names = {"addressee.name": "示例<劳务>&“建工”·䶮㛃𬭎有限公司", "project.name": "A&B<3#楼>"}
    answer = run(
        "render", "order-to-pay", facts_with(run, tmp_path, **names, **{"text.facts": None}), "-o", tmp_path / "out.pdf"
    )
    assert answer.code == 0
    text = text_of((tmp_path / "out.pdf").read_bytes())
    assert all(name in text for name in names.values())


def test_a_symbol_without_a_glyph_is_refused_by_name(run, tmp_path):
    facts = facts_with(run, tmp_path, **{"addressee.name": "示😀例公司"})
    answer = run("render", "order-to-pay", facts, "-o", tmp_path / "out.pdf")
    assert (answer.code, codes(answer)) == (2, ["character-no-glyph"])
    assert "U+1F600" in answer.complaints[0]


def test_a_letter_that_no_font_has_is_a_box_to_write_in(run, tmp_path):
    facts = facts_with(run, tmp_path, **{"addressee.name": "示\U00033000例公司", "text.facts": None})
    assert run("render", "order-to-pay", facts, "-o", tmp_path / "out.pdf").code == 0
    text = text_of((tmp_path / "out.pdf").read_bytes())
    assert "示\U00033000例公司" in text
    assert "照证件手写" in text


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"a": NaN}'])
def test_facts_that_are_no_json_object_are_refused(run, tmp_path, text):
    (tmp_path / "facts.json").write_text(text, encoding="utf-8")
    answer = run("render", "order-to-pay", tmp_path / "facts.json", "-o", tmp_path / "out.pdf")
    assert (answer.code, codes(answer)) == (2, ["facts-not-json"])


def test_files_that_cannot_be_read_or_written_are_trouble(run, tmp_path):
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    for name in ("none.json", "bytes.json"):
        answer = run("render", "order-to-pay", tmp_path / name, "-o", tmp_path / "out.pdf")
        assert (answer.code, codes(answer)) == (1, ["file-unreadable"])
    answer = run("render", "order-to-pay", facts_with(run, tmp_path), "-o", tmp_path / "none" / "out.pdf")
    assert (answer.code, codes(answer)) == (1, ["disk-write-failed"])


def test_a_form_that_is_left_out_of_the_list_is_named(run, monkeypatch):
    """As one whose words in the vocabulary became another type: its edition would print something else."""
    known = cli_forms.catalogue()
    odd = Problem("form-released-changed", "order-to-pay_2026.1.toml", details={"edition": "2026.1"})
    fewer = tuple(form for form in known.layers[0] if form.id != "order-to-pay")
    monkeypatch.setattr(cli_forms, "catalogue", lambda: replace(known, layers=(fewer, ()), problems=(odd,)))
    for options in ((), ("--json",)):
        answer = run("forms", "list", *options)
        assert answer.code == 2
        assert "order-to-pay@" not in answer.text
        assert any("order-to-pay_2026.1.toml" in line for line in answer.complaints)


def test_an_example_lets_the_program_draft_its_sentences(run, tmp_path):
    answer = run("forms", "example", "order-to-pay")
    facts = json.loads(answer.text)
    assert not [name for name in facts if name.startswith("text.") or name in ("debt.heads", "debt.capitals")]
    (said,) = answer.complaints
    assert "虚构" in said
    assert "text.facts（认定的事实）" in said
    facts["company.name"] = "示例另一家劳务有限公司"
    (tmp_path / "f.json").write_text(json.dumps(facts), encoding="utf-8")
    assert run("render", "order-to-pay", tmp_path / "f.json", "-o", tmp_path / "out.pdf").code == 0
    assert "示例另一家劳务有限公司在示例" in text_of((tmp_path / "out.pdf").read_bytes()).replace("\n", "")
