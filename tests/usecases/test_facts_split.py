from inspector_app.formdefs.model import FactType
from inspector_app.usecases.facts import prefilled
from inspector_app.usecases.facts_split import entry_of, first_facts, split, typed_facts
from inspector_app.usecases.issuing import form_for
from inspector_app.usecases.paper import Paper


def order(desk):
    paper = desk.order_paper()
    form = form_for(desk.context, paper)
    return form, prefilled(desk.context, form, paper)


def names(facts):
    return [fact.name for fact in facts]


def test_records_are_shown_and_the_rest_is_asked(desk):
    form, given = order(desk)
    parts = split(form, given)
    assert "addressee.name" in names(parts.known)
    assert names(parts.lists) == ["lines"]
    assert "order.due" in names(parts.asked)
    assert "document.number" not in names((*parts.asked, *parts.known))


def test_what_no_record_gives_is_asked_for(desk):
    form, given = order(desk)
    parts = split(form, {name: value for name, value in given.items() if name != "project.name"})
    assert "project.name" in names(parts.asked)


def test_long_sentences_come_after_the_short_entries(desk):
    form, given = order(desk)
    kinds = [fact.type is FactType.LONG_TEXT for fact in split(form, given).asked]
    assert kinds == sorted(kinds)


def test_a_kept_paper_follows_the_records_and_keeps_what_was_written(desk):
    form, given = order(desk)
    kept = first_facts(form, given, {})
    kept["text.ground"] = "另写的一段"
    again = first_facts(form, {**given, "project.name": "示例新名称工程"}, kept)
    assert again["project.name"] == "示例新名称工程"
    assert "示例新名称工程" in again["text.facts"]
    assert again["text.ground"] == "另写的一段"


def test_a_cell_that_cannot_be_read_is_kept(desk):
    form, given = order(desk)
    kept = {**first_facts(form, given, {}), "order.tell_rights": "看情况"}
    assert first_facts(form, given, kept)["order.tell_rights"] == "看情况"


def test_an_emptied_sentence_stays_empty_and_an_emptied_fact_goes(desk):
    form, given = order(desk)
    facts = typed_facts(form, first_facts(form, given, {}), {"text.violation": None, "order.due": None})
    assert facts["text.violation"] == ""
    assert "order.due" not in facts


def test_an_interpreter_who_is_typed_is_among_those_present_letter_by_letter(desk):
    """Else the record, which tells so by itself, would contradict its own paper."""
    form = form_for(desk.context, Paper("interview-record"))
    facts = {}
    for typed in ("杨", "杨示例（聋协）", "", "李示例"):
        facts = typed_facts(form, facts, {"interview.interpreter": typed})
    assert facts["interview.others_present"] == "翻译：李示例"
    facts = typed_facts(form, facts, {"interview.others_present": "王示例；翻译：李示例"})
    facts = typed_facts(form, facts, {"interview.interpreter": "赵示例"})
    assert facts["interview.others_present"] == "王示例；翻译：赵示例"


def test_a_problem_finds_the_entry_it_is_about():
    assert entry_of("lines[3].owed_fen", ["lines"]) == "lines"
    assert entry_of("order.due", ["lines"]) == ""


def test_what_two_inspectors_have_alike_says_whose_it_is(desk):
    """An interview's paper asked for two 行政执法证号, and nobody could tell which was whose."""
    form = form_for(desk.context, Paper("interview-record"))
    names = {"inspector1.name": "陈示例", "inspector2.name": "林示例"}
    for given, whose in ((names, ["陈示例", "林示例"]), ({}, ["第一名监察员", "第二名监察员"])):
        parts = split(form, given)
        facts = {fact.name: fact for fact in (*parts.asked, *parts.known)}
        for field in ("certificate", "enforcement_certificate"):
            shown = [facts[f"inspector{number}.{field}"].label for number in (1, 2)]
            plain = form.fact(f"inspector1.{field}").label
            assert shown == [f"{plain}（{each}）" for each in whose]
    labels = [fact.label for fact in (*parts.asked, *parts.known)]
    assert len(labels) == len(set(labels))
