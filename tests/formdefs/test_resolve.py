"""Facts by name, fragments and other wordings: what a short form file comes to, and what it is refused for."""

import tomllib

import pytest

from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.model import Origin
from inspector_app.formdefs.resolve import resolved
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.paths import forms_folder
from inspector_app.support.words import sentences
from tests.of_each import of_each

NAMED = """
id = "named-form"
edition = "2026.1"
title = "短表"
kind = "outgoing"
valid_from = 2026-01-01
example = { "document.number" = "示〔2026〕9号" }

facts = [
  { include = "outgoing" },
  "case.number",
  { name = "order.due", ask = true, required = true },
  { name = "lines", from = "claims", required = true, items = ["name", "id_number", "owed_fen"] },
  { name = "debt.heads", computed = "count lines" },
  { name = "debt.total_fen", computed = "sum lines.owed_fen" },
  "debt.capitals",
  { name = "own.note", label = "本县备注", type = "long_text" },
]
sentence = [{ name = "text.facts", required = true, text = "拖欠{debt.heads}人{debt.capitals}。" }]
block = [
  { kind = "title", text = "{agency.name}" },
  { kind = "paragraph", text = "{text.facts}" },
  { kind = "facts", rows = [
    ["case.number", { fact = "order.due", as = "付清日", source = "示例文件", span = 2 }],
    [{ label = "备注", value = "{own.note}" }],
  ] },
  { kind = "table", fact = "lines", columns = [
    { item = "name", width = 20 },
    { item = "id_number", as = "证件　号码", width = 30 },
    { item = "owed_fen", width = 30, align = "right" },
  ] },
  { include = "seal" },
]
copies = [{ include = "seal" }]
"""


def read(text: str = NAMED):
    return parse_form(text.encode(), "named.toml")


def complaints(before: str, after: str) -> list[tuple[str, str, str]]:
    assert before in NAMED
    with pytest.raises(Refused) as refusal:
        read(NAMED.replace(before, after, 1))
    assert {problem.code for problem in refusal.value.problems} <= set(sentences())
    return [(p.code, p.where, p.details["word"]) for p in refusal.value.problems if "word" in p.details]


def test_a_fact_named_is_the_vocabularys():
    form = read()
    due, entry = form.fact("order.due"), vocabulary.entry("order.due")
    assert (due.label, due.type, due.example) == (entry.label, entry.type, entry.example.isoformat())
    assert (due.origin, due.required) == (Origin.ASK, True)
    number = form.fact("case.number")
    assert (number.origin, number.source, number.required) == (Origin.FROM, "case.number", False)
    capitals = form.fact("debt.capitals")
    assert (capitals.origin, capitals.source) == (Origin.COMPUTED, entry_of("debt.capitals").computed)
    assert form.fact("text.facts").label == vocabulary.label("text.facts")
    assert form.fact("own.note").label == "本县备注"


def entry_of(name: str) -> vocabulary.Entry:
    return vocabulary.entry(name)


def test_a_list_takes_the_items_it_names_and_the_example_has_no_others():
    lines = read().fact("lines")
    assert [item.name for item in lines.items] == ["name", "id_number", "owed_fen"]
    assert [(item.sensitive, item.required) for item in lines.items] == [(False, True), (True, False), (False, True)]
    rows = vocabulary.entry("claims").example
    assert lines.example == [{key: row[key] for key in ("name", "id_number", "owed_fen")} for row in rows]
    every = read(NAMED.replace(', items = ["name", "id_number", "owed_fen"]', "")).fact("lines")
    assert [item.name for item in every.items] == list(vocabulary.entry("claims").items)


def test_cells_and_columns_print_what_the_fact_is_called_unless_they_say_as():
    facts, table = read().blocks[2:4]
    assert [(c.label, c.value, c.span) for c in facts.rows[0]] == [
        (vocabulary.label("case.number"), "{case.number}", 1), ("付清日", "{order.due}", 2),
    ]  # fmt: skip
    assert [c.title for c in table.columns] == ["姓名", "证件　号码", vocabulary.entry("wage_claim.owed_fen").with_unit]


def test_a_fragment_gives_its_facts_blocks_and_copies():
    form = read()
    assert form.fact("agency.name").required
    assert form.fact("document.number").example == "示〔2026〕9号"  # the form's own example over the vocabulary's
    assert [block.text for block in form.blocks][-1] == "{agency.name}"
    assert [copy.label for copy in form.copies] == ["交付联", "存档联"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('"case.number",\n', '"case.nummer",\n', ("form-fact-no-entry", "named.toml facts 2", "case.nummer")),
        ('from = "claims", required', 'from = "claimz", required',
         ("form-source-unknown", "named.toml facts 4", "claimz")),
        ('{ include = "outgoing" }', '{ include = "out" }', ("form-fragment-unknown", "named.toml facts 1", "out")),
        ('{ include = "outgoing" }', '{ include = "../seal" }',
         ("form-fragment-unknown", "named.toml facts 1", "../seal")),
        ('  { include = "seal" },\n]', '  { include = "party" },\n]',  # it is there and has no blocks
         ("form-fragment-unknown", "named.toml block 5", "party")),
        ('"id_number", "owed_fen"]', '"id_numbers", "owed_fen"]',
         ("form-fact-no-entry", "named.toml facts 4", "id_numbers")),
        ('name = "text.facts"', 'name = "text.fakts"', ("form-fact-no-entry", "named.toml sentence 1", "text.fakts")),
        (', source = "示例文件"', "", ("form-wording-without-source", "named.toml block 3", "付清日")),
        ('"order.due", ask', '"order.due", as = "付清日", ask',
         ("form-wording-without-source", "named.toml facts 3", "付清日")),
        ('as = "证件　号码"', 'as = "号码"', ("form-wording-without-source", "named.toml block 4", "号码")),
        ('["case.number", {', '["case.title", {', ("form-unknown-fact", "named.toml block 3", "case.title")),
        ('{ item = "name", width', '{ item = "card", width', ("form-unknown-fact", "named.toml block 4", "card")),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_refused_where_it_stands(before, after, found):
    assert found in complaints(before, after)


def test_a_complaint_about_a_block_of_a_fragment_names_the_fragment():
    wanting = NAMED.replace('  { include = "outgoing" },\n', '  { name = "agency.name", required = true },\n')
    with pytest.raises(Refused) as refusal:
        read(wanting)
    assert ("form-unknown-fact", "named.toml block 5 seal block 2") in [
        (problem.code, problem.where) for problem in refusal.value.problems
    ]


def test_a_form_names_the_source_of_all_its_wordings_once():
    told = NAMED.replace("example =", 'wording = "示例文件"\nexample =').replace(', source = "示例文件"', "")
    assert read(told).blocks[2].rows[0][1].label == "付清日"


def test_a_source_that_nobody_gives_is_remarked_in_a_file_written_whole(small_text):
    earlier = parse_form(small_text.replace('from = "agency.name"', 'from = "agency.nam"').encode(), "small.toml")
    assert ("form-source-unknown", "small.toml facts 1") in [(p.code, p.where) for p in earlier.remarks]
    assert earlier.fact("agency.name").source == "agency.nam"


def test_a_label_in_the_file_that_the_vocabulary_says_otherwise_is_remarked_not_refused(small, small_text):
    found = {(problem.where, problem.details["word"]) for problem in small.remarks}
    assert ("small.toml facts 1", "机关") in found
    spaced = parse_form(small_text.replace('label = "机关"', 'label = "机关　名称"').encode(), "small.toml")
    assert ("small.toml facts 1", "机关　名称") not in {(p.where, p.details["word"]) for p in spaced.remarks}
    assert read().remarks == ()


@of_each("path", sorted(forms_folder().glob("*.toml")))
def test_a_form_once_resolved_says_everything_itself(path):
    """As it would stand in a file of the old style: read again it is the same."""
    problems: list[Problem] = []
    whole = resolved(tomllib.loads(path.read_text(encoding="utf-8")), path.name, problems)
    again = resolved(whole, path.name, problems)
    assert again == whole
    assert not any(problem.level is Level.ERROR for problem in problems)
    named = str(whole)
    assert not any(key in named for key in ("'include'", "'as'", "'ask'", "'item'"))
