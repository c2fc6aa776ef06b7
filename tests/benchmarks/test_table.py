"""The table of speed stays runnable: it is no test itself, and what it measures moves on."""

import importlib
import json
from unittest.mock import Mock

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.interview import Interview
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.store.check import check
from inspector_app.support.paths import forms_folder
from tests.benchmarks import __main__ as table
from tests.benchmarks import crowd, typesetting
from tests.benchmarks.__main__ import MEASURES
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Absent, Row
from tests.benchmarks.papers import LENGTHS, longer, printed


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_there(name):
    assert callable(importlib.import_module(f"tests.benchmarks.{name}").measure)


@pytest.mark.parametrize(("form_id", "fact"), [(length.form_id, length.fact) for length in LENGTHS])
def test_the_long_papers_can_be_printed(form_id, fact):
    form = Catalogue.load(forms_folder()).find(form_id)
    assert printed(form, longer(form, fact, 30))().startswith(b"%PDF")


@pytest.mark.parametrize("paper", typesetting.PAPERS, ids=lambda paper: paper.name)
def test_typst_is_given_the_same_text_another_one_each_time(paper):
    form = Catalogue.load(forms_folder()).find(paper.form_id)
    facts = typesetting.renewed(longer(form, paper.fact, 3), paper)
    first, second = (paper.source(next(facts)).decode() for _ in range(2))
    assert first != second
    assert all(str(row[paper.word]) in first for row in longer(form, paper.fact, 3)[paper.fact])


def test_a_line_says_its_goal_and_one_without_its_baseline_what_is_missing(monkeypatch, capsys):
    rows = [Row("示例", "the same", 2.0, 1.0, usual=2.0, goal=1.5), Absent("another", "not here")]
    monkeypatch.setattr(importlib, "import_module", lambda _name: Mock(measure=lambda: iter(rows)))
    assert table.main(["示例"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split()[-2:] == ["goal", "baseline"]
    assert first.split()[1:5] == ["2000.0", "2.00", "2.00", "1.50"]
    assert second.split() == ["another", "not", "here"]
    assert table.main(["--json", "示例"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[0]["ratio"], told[0]["goal"], told[1]["why"]) == (2.0, 1.5, "not here")


@pytest.mark.parametrize(("seconds", "slower"), [(1.0, False), (1.7, False), (2.0, True)])
def test_a_doubling_is_noticed(seconds, slower):
    assert Row("示例", "the same", seconds, 1.0, usual=1.0).slower is slower


def test_a_crowd_is_a_store_that_is_whole_and_every_page_can_be_read():
    with desk() as (context, _folder):
        crowd.fill(context, crowd.Size(cases=10, lines=2, interviews=12, questions=6))
        assert check(context.store) == []
        assert len(context.store.all(Case)) == 10
        assert {len(interview.qas) for interview in context.store.all(Interview)} == {6}
        assert all(crowd.statements(context, read) for read in crowd.PAGES.values())
