"""Every edition in ``forms/``: it loads, cites law that exists, and its examples fill pages that look right."""

import re
import tomllib
from datetime import UTC, datetime
from itertools import product

import pytest

from inspector_app.documents.render import Mark, layout_report, render
from inspector_app.formdefs.catalogue import Catalogue, released_editions
from inspector_app.formdefs.facts import check_facts, completed, example, from_json, to_json
from inspector_app.formdefs.model import BlockKind, FactType, Origin
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder, resource
from inspector_app.usecases.own_data import load_forms
from tests.of_each import of_each

CATALOGUE = load_forms()
FORMS = CATALOGUE.all()
LAW = Lawbook.load(resource("law"))
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.edition}")
every_copy = pytest.mark.parametrize(
    ("form", "copy", "full"),
    [(form, copy, full) for form in FORMS for copy, full in product(form.copies, (True, False))],
    ids=lambda value: getattr(value, "id", None) or getattr(value, "label", None) or ("full" if value else "empty"),
)


def test_every_file_is_a_sound_form():
    assert CATALOGUE.problems == ()
    assert len(FORMS) >= 11


@of_each("form", FORMS)
def test_file_name_says_id_and_edition(form):
    assert form.source_path.endswith(f"{form.id}_{form.edition}.toml")


@of_each("form", FORMS)
def test_every_edition_has_a_test_of_its_own(form):
    name = f"test_{form.id.replace('-', '_')}_{form.edition.replace('.', '_')}.py"
    assert (forms_folder().parent / "tests" / "forms" / name).is_file()


@of_each("form", FORMS)
def test_cited_articles_gates_and_limits_exist(form):
    for citation in form.basis:
        assert LAW.cite(citation).startswith("《")
    for gate in form.gates:
        LAW.gate(gate)
    for limit in form.starts:
        LAW.limit(limit)


@of_each("form", FORMS)
def test_examples_are_good_facts_and_the_fullest_shows_every_fact(form):
    full, empty = example(form), example(form, full=False)
    assert check_facts(form, full) == check_facts(form, empty) == []
    assert from_json(to_json(full)) == full
    by_hand = {fact.name for fact in form.facts if fact.example is None and not fact.default and not fact.required}
    missing = {fact.name for fact in form.facts} - set(full)
    assert missing <= by_hand
    assert all(
        fact.origin is Origin.COMPUTED or fact.required or fact.default for fact in form.facts if fact.name in empty
    )


@of_each("form", FORMS)
def test_every_item_of_a_list_is_printed(form):
    for block in form.blocks:
        named = " ".join([block.text, *(column.value for column in block.columns)])
        listed = form.fact(block.fact) if block.columns else None
        if listed and block.kind is not BlockKind.QA:
            assert [item.name for item in listed.items if f"{{{item.name}}}" not in named] == []


@of_each("form", FORMS)
def test_identity_card_and_private_telephone_numbers_are_sensitive(form):
    for fact in form.facts:
        private = {each for each in (fact, *fact.items) if each.name.startswith("person.") or each in fact.items}
        for each in private:
            if each.name.endswith(("id_number", "card", "phone")):
                assert each.sensitive, each.name


@of_each("form", FORMS)
def test_what_leaves_the_house_hides_cards_and_full_identity_numbers(form):
    for copy in form.copies:
        if copy.label != "交付联":
            continue
        for fact in form.facts:
            names = {f"{fact.name}.{item.name}" for item in fact.items if item.sensitive}
            assert names <= {*copy.omit, *copy.mask}


def faults(form, facts, copy):
    """What looks wrong on the pages of a copy. Editions of the first layout print as they did."""
    report = layout_report(form, facts, copy=copy)
    seals = report.bare_seals if form.layout > 1 else ()
    return [*report.cut_words, *report.lone_signatures, *report.widows, *seals]


# 等1名 of a single person, ￥ with 元, a bracket in a bracket of its kind, a stop after a stop or after nothing
_BADLY_SAID = re.compile(
    r"等1[名人]|￥(\{[^}]*\}|[\d,.]+)元|（[^（）]*（[^）]*）[^（]*）|[。，；：、][。，；、]|（）|《》"
)


def _texts(form, facts):
    """All that a paper says: its patterns, and its facts with those in lists."""
    yield from (words for block in form.blocks for words in (block.text, *(column.title for column in block.columns)))
    for value in facts.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (text for row in value for text in row.values() if isinstance(text, str))


@every_copy
def test_it_renders_and_looks_right(form, copy, full):
    facts = example(form, full)
    assert [text for text in _texts(form, facts) if form.layout > 1 and _BADLY_SAID.search(text)] == []
    pdf = render(form, facts, copy=copy, mark=Mark.FINAL, made_at=datetime(2026, 11, 24, tzinfo=UTC))
    assert pdf.startswith(b"%PDF")
    assert faults(form, facts, copy) == []


def _rich(listed, row):
    """The row with sums as long as a record takes on any site."""
    sums = [item.name for item in listed.items if item.type is FactType.MONEY and row.get(item.name) is not None]
    return row | dict.fromkeys(sums, 99_999_999_999)


@every_form
def test_long_lists_and_long_texts_still_break_well(form):
    facts = example(form)
    for fact in form.facts:
        if fact.type is FactType.LIST:
            facts[fact.name] = [dict(row) for _ in range(4) for row in facts[fact.name]]
            if form.layout > 1:
                facts[fact.name] = [_rich(fact, row) for row in facts[fact.name]]
        elif fact.type is FactType.LONG_TEXT and facts.get(fact.name):
            facts[fact.name] *= 6
    facts = completed(form, facts)
    assert faults(form, facts, form.copies[-1]) == []


LONG_NAME = "示例建设工程劳务服务管理咨询装饰安装园林市政公用机电设备租赁" * 4 + "有限公司"


@pytest.mark.parametrize("form", [form for form in FORMS if form.layout > 1], ids=lambda form: form.id)
def test_with_a_firm_of_120_letters_no_sheet_is_signed_that_says_nothing(form):
    given = {fact.name: fact.example for fact in form.facts if fact.example is not None and not fact.default}
    named = {name: LONG_NAME for name in ("addressee.name", "company.name", "lead.respondent") if name in given}
    assert not named or faults(form, completed(form, given | named), form.copies[-1]) == []


@pytest.mark.parametrize(
    ("form_id", "full"),
    [
        ("complaint-refused", True),
        ("inspection-notice", False),
        ("objection-result", True),
        ("complaint-accepted", True),
        ("talk-notice", True),
    ],
)
def test_a_paper_that_is_a_little_too_long_is_set_closer_so_that_its_seal_stays(form_id, full):
    form = CATALOGUE.find(form_id)
    assert layout_report(form, example(form, full), copy=form.copies[0]).pages == 1


def test_no_released_edition_goes_and_each_knows_its_earlier_files():
    for (form_id, edition), release in released_editions(resource("released.toml")).items():
        form = CATALOGUE.edition(form_id, edition)
        assert (form.sha256, form.earlier) == (release.sha256, release.files)
        assert all(form.printed_by(digest) for digest in release.files)


@of_each("form", FORMS)
def test_what_is_said_otherwise_than_in_the_vocabulary_has_a_source(form):
    assert form.remarks == ()


def test_our_files_take_their_labels_from_the_vocabulary():
    for path in forms_folder().rglob("*.toml"):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        written = [each for key in ("facts", "sentence") for each in told.get(key, ()) if isinstance(each, dict)]
        assert [each for each in written if "label" in each] == [], path.name


def test_every_fragment_is_included():
    texts = [path.read_text(encoding="utf-8") for path in forms_folder().rglob("*.toml")]
    for path in (forms_folder() / "fragments").glob("*.toml"):
        assert any(f'include = "{path.stem}"' in text for text in texts), path.name


def test_a_released_edition_that_was_changed_is_noticed(tmp_path):
    released = tmp_path / "released.toml"
    released.write_text(
        f'[[edition]]\nid = "{FORMS[0].id}"\nedition = "{FORMS[0].edition}"\nsha256 = "{"0" * 64}"\n', encoding="utf-8"
    )
    changed = Catalogue.load(forms_folder(), released)
    assert [problem.code for problem in changed.problems] == ["form-released-changed"]
    with pytest.raises(Refused, match="form-unknown"):
        changed.find(FORMS[0].id, FORMS[0].edition)
