"""What a paper is stands in data: no code names a form or a limit; each gate of each form is looked at."""

import ast
import re
from pathlib import Path

import inspector_app
from inspector_app.domain import gates, order_gates, recorder_gates, role, service_gates
from inspector_app.domain.gates import GATES
from inspector_app.domain.role import Role
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from inspector_app.usecases import lead_facts, review_facts
from inspector_app.usecases.own_data import load_forms
from inspector_app.usecases.steps import StepVerb
from tests.house.source import modules, nodes
from tests.of_each import of_each

PROGRAM = Path(inspector_app.__file__).parent
FORMS = load_forms()
PROCEDURE = Lawbook.load(resource("law")).procedure
OF_LAW = re.compile(r"\b[A-Z]{2}-\d\d(\.[a-z])?\b")  # limits, gates, grounds, sums, items of the checklist
EXPLAINED = {
    Path(gates.__file__): set(GATES),  # what looks at each gate stands under its id
    Path(order_gates.__file__): {"PR-06", "PR-18", "PR-22", "PR-25", "PR-27", "PR-28"},
    Path(recorder_gates.__file__): {"PR-01", "PR-02", "PR-03", "PR-23"},
    Path(service_gates.__file__): {"PR-07"},
    Path(role.__file__): {
        "advice-letter",
        "filing-approval",
        "payment-confirmation",
        "service-record",
    },  # roles whose names our forms took
    Path(lead_facts.__file__): {"representatives"},  # a list of people by whose name a form is called too
    Path(review_facts.__file__): {"representatives"},
}
TYPED = PROGRAM / "usecases" / "demo"  # what the invented inspector of the demonstration chooses


def named_in(path: Path) -> set[str]:
    """Every id of a form, and of an entry of the law, that stands in a module, its comments and doc texts included."""
    text, ids = path.read_text("utf-8"), {form.id for form in FORMS.all()}
    texts = {node.value for node in nodes(path) if isinstance(node, ast.Constant) if node.value in ids}
    return texts | {match[0] for match in OF_LAW.finditer(text)}


def test_no_code_names_a_form_or_an_entry_of_the_law():
    paths = [path for path in modules(PROGRAM) if TYPED not in path.parents]
    assert {path: found for path in paths if (found := named_in(path) - EXPLAINED.get(path, set()))} == {}


def test_the_exceptions_are_needed():
    assert {path: named_in(path) for path in EXPLAINED} == EXPLAINED


def test_the_search_would_find_one(tmp_path):
    found = tmp_path / "found.py"
    found.write_text('FORMS = ("order-to-pay",)\nif rule == "DL-08":\n    GATE = "PR-06"  # MN-01\n', encoding="utf-8")
    assert named_in(found) == {"order-to-pay", "DL-08", "PR-06", "MN-01"}


@of_each("form", FORMS.all())
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
