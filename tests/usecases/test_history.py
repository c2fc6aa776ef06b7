"""What a person reads of a change holds no code: whatever a record holds is shown in words."""

import json
import re
import typing
from dataclasses import replace
from datetime import date
from enum import StrEnum
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.project import Grade, GradeClaim, Project, known
from inspector_app.domain.records import KINDS, encode, shape
from inspector_app.support import vocabulary
from inspector_app.support.clock import at
from inspector_app.usecases import acts, projects
from inspector_app.usecases.history import history
from inspector_app.usecases.history_values import Values
from tests.builders import a_company
from tests.drawn import drawn
from tests.usecases.test_measures import keep

CODE = re.compile(r"[a-z]+_[a-z_]+|[a-z]{3,}")
WORDS = ("", "示", "示例", "例工地", "工地款项", "示例工地款项")  # Chinese: what is not, once it is shown, is a code
TECHNICAL = {"rid", "head", "sha256", "facts_sha256", "form_sha256", "media_type", "calendar", "block_rid"}


def test_no_value_of_any_record_is_shown_as_a_code(context):
    values = Values(context)

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 2**32))
    def shown(seed):
        luck, codes = Random(seed), []
        for kind, entry in KINDS.items():
            record = drawn(luck, entry.type, lambda luck: luck.choice(WORDS))
            for name, value in json.loads(encode(record)).items():
                if name not in TECHNICAL:
                    words = f"{vocabulary.label(f'{kind}.{name}')}：{values.show(kind, name, value)}"
                    codes += [words] if CODE.search(words) else []
        assert codes == []

    shown()


def test_every_word_of_every_vocabulary_is_shown_in_words(context):
    """None is left to chance: each member of each field's own list."""
    values = Values(context)
    shown = {
        (kind, name): [values.show(kind, name, word.value) for word in inner]
        for kind, entry in KINDS.items()
        for name, declared in shape(entry.type).items()
        for inner in (declared, *typing.get_args(declared))
        if isinstance(inner, type) and issubclass(inner, StrEnum)
    }
    assert len(shown) > 30
    assert {field: words for field, words in shown.items() if any(map(CODE.search, words))} == {}


def test_a_grade_a_fact_and_a_service_are_told_in_words(desk):
    context = desk.context
    graded = projects.save_project(
        context, replace(desk.project, grade=GradeClaim(Grade.SEVERE, date(2026, 1, 5), "台账导入"))
    )
    projects.save_project(
        context,
        replace(graded, grade=GradeClaim(Grade.GENERAL, date(2026, 3, 2), "研判", "已付大半"), deposit=known("已存")),
    )
    told = {f.field: (f.before, f.after) for f in history(context, desk.project.rid)[0].fields}
    assert told == {
        "欠薪等级": ("严重欠薪，2026-01-05，台账导入", "一般欠薪，2026-03-02，研判，已付大半"),
        "工资保证金": ("未核查", "已存"),
    }
    values = Values(context)
    service = Service(ServiceMethod.ELECTRONIC, "示例收件人", confirmed=True, inspector_rids=(context.writer.rid,))
    act = json.loads(encode(acts.Act("a", acts.ActKind.SERVED, "s", at(date(2026, 3, 2), 9), "x", service=service)))
    assert values.show("act", "service", act["service"]) == "电子送达，示例收件人，受送达人已确认，陈示例"


def test_a_record_without_a_name_is_called_by_whom_it_is_about(context):
    with context.unit() as unit:
        unit.put(Project("site", "示例一期"))
    told = {"project_rid": "site", "grade": "severe", "found_on": "2026-03-02"}
    assert Values(context).title("hazard", told) == "示例一期（严重欠薪，2026年3月2日发现）"
    assert Values(context).title("finding", {"project_rid": "site"}) == "示例一期"


def test_what_law_and_forms_call_by_an_identity_is_shown_by_its_title(context):
    values = Values(context)
    assert values.show("deadline", "rule", "DL-13") != "DL-13"
    assert values.show("document", "form", "order-to-pay") == context.forms.find("order-to-pay").title
    assert values.show("liability", "ground", "PG-02") == "分包单位拖欠"
    assert values.show("agency", "province", "34") == "安徽"
    assert values.show("finding", "item", "CK-99") == "（现行法规数据中已没有）"


def test_who_was_handed_the_money_is_told_in_the_words_of_the_screen(context):
    values = Values(context)
    told = [values.show("payment", "to_worker", answer) for answer in (True, False)]
    assert (vocabulary.label("payment.to_worker"), told) == ("领款人", ["工人本人", "班组长代领"])
    assert values.show("lead", "secret", True) == "是"


def test_what_an_earlier_program_did_not_keep_is_changed_by_nobody(context, monkeypatch):
    firm = a_company(phone="")
    for saved in (firm, replace(firm, phone="0512-60000000"), replace(firm, phone="0512-60000000", industry="建筑业")):
        keep(context, saved)
    first, *later = context.store.journal.histories([firm.rid])[firm.rid]
    body = {name: value for name, value in json.loads(first.body).items() if name != "industry"}
    told = {firm.rid: (replace(first, body=json.dumps(body)), *later)}
    monkeypatch.setattr(type(context.store.journal), "histories", lambda _journal, _rids: told)
    named, called, _first = history(context, firm.rid)
    assert [field.field for field in called.fields] == ["联系电话"]
    assert [(field.before, field.after) for field in named.fields] == [("—", "建筑业")]
