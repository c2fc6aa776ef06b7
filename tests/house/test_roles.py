"""What a paper is stands in data: no code names a form or a limit; each gate of each form is looked at."""

import ast
import re
from pathlib import Path

import pytest

import inspector_app
from inspector_app.domain import gates, role
from inspector_app.domain.gates import GATES
from inspector_app.domain.role import Role
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from inspector_app.usecases.own_data import load_forms
from inspector_app.usecases.steps import StepVerb

PROGRAM = Path(inspector_app.__file__).parent
FORMS = load_forms()
PROCEDURE = Lawbook.load(resource("law")).procedure
LIMIT = re.compile(r"(DL|PR)-\d\d(\.[a-z])?")
EXPLAINED = {Path(role.__file__), Path(gates.__file__)}
"""The words of the roles themselves, three of which our forms took for their names; what looks at each gate."""


def named_in(path: Path) -> list[str]:
    """Every text in code that is the name of a form, a limit or a gate."""
    ids = {form.id for form in FORMS.all()}
    texts = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and (text in ids or LIMIT.fullmatch(text))]


def test_no_code_names_a_form_a_limit_or_a_gate():
    paths = [path for path in PROGRAM.rglob("*.py") if path not in EXPLAINED]
    assert {path.name: found for path in paths if (found := named_in(path))} == {}


def test_the_search_would_find_one(tmp_path):
    found = tmp_path / "found.py"
    found.write_text('FORMS = ("order-to-pay",)\nif rule == "DL-08":\n    GATE = "PR-06"\n', encoding="utf-8")
    assert named_in(found) == ["order-to-pay", "DL-08", "PR-06"]


@pytest.mark.parametrize("form", FORMS.all(), ids=lambda form: f"{form.id}@{form.edition}")
def test_every_gate_of_every_form_is_looked_at(form):
    rule = PROCEDURE.roles[form.role]
    assert set(rule.gates) <= set(form.gates)
    assert set(form.gates) <= set(GATES)


def test_every_gate_of_law_is_looked_at():
    assert set(PROCEDURE.gates) == set(GATES)
    assert {gate for rule in PROCEDURE.roles.values() for gate in rule.gates} <= set(GATES)


def test_a_limit_asks_for_steps_that_there_are():
    asked = {step for limit in PROCEDURE.every_limit for step in limit.asks}
    assert asked <= set(StepVerb)


def test_the_forms_that_we_ship_are_offered_somewhere():
    assert all(form.offered for form in FORMS.all())
    assert {Role.ORDER, Role.PRE_NOTICE} <= set(FORMS.roles.values())
