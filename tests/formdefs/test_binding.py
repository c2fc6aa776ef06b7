"""A form is bound by what it is: gates of its role, contents that law demands, and words that nobody knows refused."""

import re
from dataclasses import replace

import pytest

from inspector_app.domain.gates import GATES
from inspector_app.domain.role import Need, Offered, Role
from inspector_app.formdefs.binding import CAPACITY, bound
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder, resource
from inspector_app.support.words import problem_line

PROCEDURE = Lawbook.load(resource("law")).procedure
ORDER = (forms_folder() / "order-to-pay_2026.1.toml").read_text(encoding="utf-8")
OWN = "order-to-pay_2026.9.toml"


def own(text: str, name: str = OWN) -> Catalogue:
    """Our forms with one of a bureau's over them."""
    return Catalogue.load(forms_folder(), own={name: text.encode()}, procedure=PROCEDURE)


def edition(text: str = ORDER) -> str:
    return text.replace('edition = "2026.1"', 'edition = "2026.9"')


def without(*lines: str) -> str:
    """Our order as an edition of its own that lacks the lines beginning so."""
    return "\n".join(line for line in edition().split("\n") if not line.startswith(lines))


def test_our_forms_are_bound_by_their_roles():
    ours = Catalogue.load(forms_folder(), procedure=PROCEDURE)
    assert ours.problems == ()
    order = ours.find("order-to-pay")
    assert (order.role, order.about, order.offered) == (Role.ORDER, (Need.LIABLE, Need.CLAIMS), (Offered.CASE,))
    assert order.gates == ("PR-01", "PR-06", "PR-18", "PR-24")
    assert ours.roles["list-pre-notice"] is Role.PRE_NOTICE


def test_a_bureaus_edition_that_says_nothing_of_itself_is_what_ours_is():
    catalogue = own(without("role", "about", "offered", "gates"))
    assert catalogue.problems == ()
    form = catalogue.edition("order-to-pay", "2026.9")
    assert form is not None
    assert (form.role, form.gates) == (Role.ORDER, ("PR-01", "PR-06", "PR-18", "PR-24"))


def test_a_form_adds_gates_and_never_drops_one():
    text = edition().replace('role = "order"', 'role = "order"\ngates = ["PR-03"]')
    form = own(text).edition("order-to-pay", "2026.9")
    assert form is not None
    assert form.gates == ("PR-01", "PR-06", "PR-18", "PR-24", "PR-03")


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ('role = "order"', 'role = "command"', "form-unknown-word", "command"),
        ('role = "order"', 'role = "order"\ngates = ["PR-99"]', "form-gate-unknown", "PR-99"),
        ('role = "order"', 'role = "order"\nstarts = ["DL-99"]', "form-limit-unknown", "DL-99"),
        ('role = "order"', 'role = "order"\nstarts = ["DL-10"]', "form-limit-endless", "DL-10"),
        ('role = "order"', 'role = "notice"', "form-role-changed", "order"),
        ('offered = "case"', 'offered = "somewhere"', "form-unknown-word", "somewhere"),
        ('about = ["liable", "claims"]', 'about = ["liable"]', "form-about-missing", "claims"),
        ('about = ["liable", "claims"]', 'about = ["liable", "claims", "weather"]', "form-unknown-word", "weather"),
        ('kind = "outgoing"', 'kind = "record"', "form-role-kind", "outgoing"),
    ],
)
def test_what_a_form_says_of_itself_is_checked_when_it_is_read(old, new, code, named):
    (problem,) = own(edition().replace(old, new, 1)).problems
    assert problem.code == code
    assert named in problem_line(problem)
    assert problem.where.startswith(OWN)


def dropped(name: str) -> str:
    """Our order without a fact that law demands, and without every place that prints it."""
    text = re.sub(rf'  \{{ name = "{name}".*\n', "", edition())
    return text.replace(f"{{{name}}}", "")


@pytest.mark.parametrize(
    ("name", "article"), [("order.due", "第二十六条"), ("liability.article", "第四十条"), ("debt.period", "第二十六条")]
)
def test_a_dropped_content_is_refused_with_its_article(name, article):
    (problem,) = own(dropped(name)).problems
    assert (problem.code, problem.details["word"]) == ("form-content-dropped", name)
    assert article in problem_line(problem)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "liability.article", required', 'name = "liability.article", printed = false, required'),
        ('copies = [\n  { label = "交付联"', 'copies = [\n  { label = "交付联", omit = ["liability.article"]'),
        ('{ name = "liability.article", required = true }', '"liability.article"'),
        ('text = "{text.ground}" }', 'text = "{text.ground}", when = "order.tell_rights" }'),
        ('as = "清偿责任", required = true, text', 'as = "清偿责任", text'),
    ],
)
def test_a_content_left_blank_unprinted_or_off_a_copy_is_dropped_too(old, new):
    text = edition().replace(old, new, 1)
    assert text != edition()
    if "printed" in new:
        text = text.replace("{liability.article}", "有关规定")
    assert "form-content-dropped" in [problem.code for problem in own(text).problems]


def test_a_party_that_law_does_not_know_is_refused_with_the_known_ones():
    notice = Catalogue.load(forms_folder(), procedure=PROCEDURE).find("list-pre-notice")
    facts = (
        replace(fact, choices=(*fact.choices, "班组长")) if fact.name == CAPACITY else fact for fact in notice.facts
    )
    with pytest.raises(Refused) as refusal:
        bound(replace(notice, facts=tuple(facts)), PROCEDURE, None, "notice.toml")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.details["word"]) == ("form-party-unknown", "班组长")
    assert "用人单位、法定代表人或者主要负责人" in problem_line(problem)


def test_a_form_of_another_name_must_say_what_it_is():
    text = without("role").replace('id = "order-to-pay"', 'id = "own-order"')
    (problem,) = own(text, "own-order_2026.9.toml").problems
    assert (problem.code, problem.details["key"]) == ("form-missing-key", "role")


def account_inquiry(*more: str) -> str:
    """Our inquiry as a bureau would begin its inquiry into accounts, with more facts, each printed."""
    inquiry = (forms_folder() / "inquiry-notice_2026.1.toml").read_text(encoding="utf-8")
    text = inquiry.replace('id = "inquiry-notice"', 'id = "own-inquiry"').replace('"inquiry"', '"account-inquiry"')
    facts = "".join(f'{{ name = "{name}", ask = true, required = true }},\n  ' for name in more)
    shown = "".join(f'{{ kind = "paragraph", text = "{{{name}}}" }},\n  ' for name in more)
    return text.replace("facts = [\n  ", f"facts = [\n  {facts}", 1).replace(
        "block = [\n  ", f"block = [\n  {shown}", 1
    )


def test_a_role_whose_gate_nobody_can_look_at_is_refused_with_the_gate(monkeypatch):
    monkeypatch.delitem(GATES, "PR-15")
    problem, *_ = own(account_inquiry(), "own-inquiry_2026.1.toml").problems
    assert (problem.code, problem.details["word"]) == ("form-gate-unknown", "PR-15")
    assert "查询账户和财产的批准" in problem_line(problem)


def test_an_inquiry_into_accounts_must_state_its_approval():
    problems = own(account_inquiry(), "own-inquiry_2026.1.toml").problems
    assert [problem.details["word"] for problem in problems] == ["approval.agency", "approval.by", "approval.on"]
    assert all("保障农民工工资支付条例》第四十条" in problem_line(problem) for problem in problems)
    whole = own(account_inquiry("approval.agency", "approval.by", "approval.on"), "own-inquiry_2026.1.toml")
    assert whole.problems == ()
    assert "PR-15" in whole.edition("own-inquiry", "2026.1").gates


def test_a_bureaus_own_form_of_a_role_stands_before_ours():
    catalogue = own(edition().replace('id = "order-to-pay"', 'id = "own-order"'), "own-order_2026.9.toml")
    assert catalogue.problems == ()
    day = catalogue.find("own-order").valid_from
    of_role = catalogue.with_role(Role.ORDER, day)
    assert [form.id for form in of_role if form.usual] == ["own-order", "order-to-pay"]
    assert not any(form.usual for form in of_role[2:]), "what is made by name alone stands last"


def test_a_ground_that_law_does_not_know_is_refused():
    notice = (forms_folder() / "list-pre-notice_2022.1.toml").read_text(encoding="utf-8")
    asked = '{ name = "notice.ground", ask = true, required = true }'
    own_words = asked.replace(" }", ', choices = ["第五条第（三）项：其他"], default = "第五条第（三）项：其他" }')
    assert asked in notice
    text = notice.replace(asked, own_words).replace('edition = "2022.1"', 'edition = "2022.9"')
    (problem,) = own(text, "list-pre-notice_2022.9.toml").problems
    assert problem.code == "form-ground-unknown"
    assert "第五条第（一）项、第五条第（二）项" in problem_line(problem)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("如不服本指令，可以依法申请行政复议。", "form-wording-lacks"),
        ("你（单位）没有申请行政复议的权利，60日、6个月内也不得提起行政诉讼。", "form-wording-denies"),
        ("如不服，可以自收到之日起六十日内申请行政复议，或者自收到之日起六个月内提起行政诉讼。", None),
    ],
)
def test_the_rights_of_the_party_are_drafted_wholly_and_never_denied(words, code):
    """ARL art. 20(3), ALL art. 46."""
    text = re.sub(r'(name = "text.rights".*?text = ")[^"]*', rf"\g<1>{words}", edition())
    assert words in text
    assert [problem.code for problem in own(text).problems] == ([code] if code else [])
