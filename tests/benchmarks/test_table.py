"""The table of speed stays runnable: it is no test itself, and what it measures moves on."""

import importlib

import pytest

from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.support.paths import forms_folder
from tests.benchmarks.__main__ import MEASURES
from tests.benchmarks.measure import Row
from tests.benchmarks.papers import LENGTHS, longer, printed


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_there(name):
    assert callable(importlib.import_module(f"tests.benchmarks.{name}").measure)


@pytest.mark.parametrize(("form_id", "fact"), [(length.form_id, length.fact) for length in LENGTHS])
def test_the_long_papers_can_be_printed(form_id, fact):
    form = Catalogue.load(forms_folder()).find(form_id)
    assert printed(form, longer(form, fact, 30))().startswith(b"%PDF")


@pytest.mark.parametrize(("seconds", "slower"), [(1.0, False), (1.7, False), (2.0, True)])
def test_a_doubling_is_noticed(seconds, slower):
    assert Row("示例", "the same", seconds, 1.0, usual=1.0).slower is slower
