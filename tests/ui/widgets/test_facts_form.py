import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.formdefs.model import FactDef, FactType, Origin
from inspector_app.support.errors import Problem
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from tests.ui.gallery import VALUES, facts


@pytest.fixture
def form(qtbot):
    form = FactsForm(facts(), VALUES, lambda: date(2026, 3, 5))
    qtbot.addWidget(form)
    form.show()
    return form


def test_values_survive_the_entries_unchanged(form):
    assert form.values() == VALUES
    assert not form.form.is_dirty
    assert json.loads(json.dumps(form.values())) == VALUES


def test_every_type_of_fact_has_an_entry(qtbot):
    for kind in FactType:
        items = (FactDef("name", "姓名", FactType.TEXT, Origin.ASK),) if kind is FactType.LIST else ()
        form = FactsForm([FactDef("x", "某项", kind, Origin.ASK, items=items, choices=("甲", "乙"))], {}, date.today)
        qtbot.addWidget(form)
        assert set(form.fields) == {"x"}
        assert form.values() == {}


def test_each_entry_is_named_by_its_label(form, named, unnamed):
    assert unnamed(form) == []
    assert named(form, QLineEdit, "开户银行（必填）").text() == "示例银行城东支行"
    assert named(form, QPlainTextEdit, "情况说明")
    assert named(form, QPushButton, "检查结果：不合格").isChecked()


def test_typing_changes_the_facts(form, qtbot, named):
    named(form, QLineEdit, "开户银行（必填）").setText("示例银行")
    named(form, QLineEdit, "本月应拨人工费（元）").setText("800000")
    named(form, QLineEdit, "开户日期（必填）").setText("2026年3月2日")
    qtbot.mouseClick(named(form, QPushButton, "已设维权信息告示牌：是"), Qt.MouseButton.LeftButton)
    named(form, QLineEdit, "检查时间：时间").setText("10:00")
    values = form.values()
    assert values["bank"] == "示例银行"
    assert values["monthly"] == 80000000
    assert values["opened_on"] == "2026-03-02"
    assert "posted" not in values
    assert values["visited_at"] == "2026-03-05T10:00+08:00"
    form.form.undo_stack.undo()
    assert form.values()["visited_at"] == VALUES["visited_at"]


def test_known_facts_are_shown_and_never_asked(form):
    shown = [label.text() for label in form.findChildren(QLabel)]
    assert "西环路立交二标（示例）" in shown
    assert "34,129.73" in shown
    form.show_known({**VALUES, "debt.total": 100})
    assert "1.00" in [label.text() for label in form.findChildren(QLabel)]


def test_sensitive_facts_are_masked_and_conceal_masks_again(form):
    edits = form.findChildren(MaskedEdit)
    assert len(edits) == 2
    edits[0].toggle()
    form.conceal()
    assert not any(edit.is_open for edit in edits)


def test_problems_are_shown_beside_fields_and_rows_at_their_list(form):
    homeless = form.form.show_problems([Problem("money-shape", "lines[2].amount"), Problem("date-shape", "nowhere")])
    assert [problem.where for problem in homeless] == ["nowhere"]
    assert form.fields["lines"].message


def test_unreadable_cells_are_found_before_saving(form):
    assert [(problem.code, problem.where) for problem in form.form.own_problems()] == [("ui-grid-cell", "lines")]


def test_message_comes_on_leaving_a_field_not_while_typing(form, qtbot):
    edit = form.fields["opened_on"].entry
    assert isinstance(edit, DateEdit)
    edit.line.setFocus()
    edit.line.setText("三月")
    assert form.fields["opened_on"].message == ""
    form.fields["bank"].entry.setFocus()
    assert "三月" in form.fields["opened_on"].message
