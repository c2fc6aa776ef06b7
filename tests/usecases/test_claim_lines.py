from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Debt, Payment, PaymentMethod
from inspector_app.domain.person import Person
from inspector_app.support.errors import Refused
from inspector_app.usecases import claim_lines, people
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.history import history
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.builders import a_claim, a_company, a_person, a_uscc, an_id_number, an_interview
from tests.stand_ins import put_with_stand_ins


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def lines(desk) -> tuple[ClaimLine, ...]:
    return claim_lines.lines_of(case_file(desk.context, desk.case.rid))


def a_line(desk, name="钱示例", number=4) -> ClaimLine:
    person = a_person(name)
    return ClaimLine(a_claim(line=number, case_rid=desk.case.rid, person_rid=person.rid), person)


def save(desk, kept=(), removed=()):
    return claim_lines.save_lines(desk.context, case_file(desk.context, desk.case.rid), kept, removed)


def test_lines_come_in_their_order_with_their_people(desk, lines):
    assert [line.person for line in lines] == list(desk.workers)
    assert [line.claim for line in lines] == list(desk.claims)


def test_people_and_claims_are_kept_in_one_act_and_the_debt_follows(desk, lines):
    head = desk.context.store.journal.head(desk.context.store.identity.device).seq
    changed = replace(lines[0], person=replace(lines[0].person, phone="13800000009"))
    new = a_line(desk)
    save(desk, (changed, new), (lines[2],))
    whole = case_file(desk.context, desk.case.rid)
    assert [claim.rid for claim in whole.claims] == [lines[0].rid, lines[1].rid, new.rid]
    assert whole.debts[0].claim_rids == tuple(claim.rid for claim in whole.claims)
    assert desk.context.store.need(Person, changed.person.rid).phone == "13800000009"
    groups = {
        change.group
        for rid in (changed.person.rid, new.rid, new.person.rid, lines[2].rid)
        for change in desk.context.store.journal.history(rid)
        if change.seq > head
    }
    assert len(groups) == 1


def test_a_line_that_came_back_is_the_same_line(desk, lines):
    save(desk, removed=lines[:1])
    save(desk, lines[:1])
    assert claim_lines.lines_of(case_file(desk.context, desk.case.rid)) == lines


def test_what_may_not_be_kept_is_told_line_by_line(desk, lines):
    backwards = replace(lines[0], claim=replace(lines[0].claim, last_day=date(2025, 1, 1)))
    nameless = a_line(desk, name=" ")
    doubled = replace(
        a_line(desk, "孙示例", 5), person=replace(a_person("孙示例"), id_number=lines[1].person.id_number)
    )
    refused = claim_lines.refused_lines(
        desk.context, case_file(desk.context, desk.case.rid), (backwards, nameless, doubled, lines[2])
    )
    assert {rid: [problem.code for problem in found] for rid, found in refused.items()} == {
        backwards.rid: ["claim-period-order"],
        nameless.rid: ["person-no-name"],
        doubled.rid: ["claim-same-number"],
    }
    assert refused[doubled.rid][0].details == {"line": "2"}
    with pytest.raises(Refused):
        save(desk, (backwards,))
    assert desk.context.store.need(WageClaim, backwards.rid) == lines[0].claim


def test_numbers_may_be_exchanged_in_one_step(desk, lines):
    one, two = lines[0].person.id_number, lines[1].person.id_number
    swapped = (
        replace(lines[0], person=replace(lines[0].person, id_number=two)),
        replace(lines[1], person=replace(lines[1].person, id_number=one)),
    )
    swapped = tuple(replace(line, claim=replace(line.claim, identity_checked=False)) for line in swapped)
    desk.keep(*(line.claim for line in swapped))
    assert claim_lines.refused_lines(desk.context, case_file(desk.context, desk.case.rid), swapped) == {}


def also(desk, record) -> None:
    with desk.context.unit("示例") as unit:
        put_with_stand_ins(desk.context.store, unit, record)


def renamed(line, **facts) -> ClaimLine:
    return replace(line, person=replace(line.person, **facts))


KNOWN = pytest.mark.parametrize("known", ["checked", "questioned", "paid", "ordered", "in another case"])


def made_known(desk, line, known) -> ClaimLine:
    """The line, once more than it tells of its person."""
    line = replace(line, claim=replace(line.claim, identity_checked=known == "checked"))
    desk.keep(line.claim)
    if known == "questioned":
        also(desk, replace(an_interview(), person_rid=line.person.rid))
    elif known == "paid":
        template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK)
        register_payments(desk.context, template, (PaymentEntry(line.rid, 100),))
    elif known == "ordered":
        desk.order()
    elif known == "in another case":
        also(desk, a_claim(line=1, case_rid="other", person_rid=line.person.rid))
    (line, *_) = claim_lines.lines_of(case_file(desk.context, desk.case.rid))
    return line


@KNOWN
@pytest.mark.parametrize("facts", [{"name": "示例改名"}, {"id_number": an_id_number(sequence=803)}, {"id_number": ""}])
def test_who_somebody_is_is_corrected_only_once_more_than_the_line_tells_of_him(desk, lines, known, facts):
    line = made_known(desk, lines[0], known)
    with pytest.raises(Refused) as refusal:
        save(desk, (renamed(line, **facts),))
    assert codes(refusal) == ["person-corrected-only"]
    assert desk.context.store.need(Person, line.person.rid) == line.person
    save(desk, (renamed(line, phone="13800000009"),))


def take_back(desk, lines):
    return claim_lines.restore_lines(desk.context, case_file(desk.context, desk.case.rid), lines, (), "撤销")


@KNOWN
def test_no_undo_and_no_list_calls_somebody_otherwise_who_is_known_elsewhere_by_now(desk, lines, known):
    line = made_known(desk, lines[0], known)
    with pytest.raises(Refused) as refusal:
        take_back(desk, (renamed(line, name="示例改名"),))
    assert codes(refusal) == ["person-corrected-since"]
    assert desk.context.store.need(Person, line.person.rid) == line.person


def test_a_step_that_named_somebody_and_checked_him_takes_both_back(desk):
    new = a_line(desk)
    before = replace(new, claim=replace(new.claim, identity_checked=False))
    save(desk, (before,))
    after = renamed(replace(before, claim=replace(before.claim, identity_checked=True)), name="示例改名")
    save(desk, (after,))
    take_back(desk, (before,))
    assert claim_lines.lines_of(case_file(desk.context, desk.case.rid))[-1] == before


def test_a_line_that_was_given_to_somebody_registered_goes_back_to_whom_it_was_about(desk, lines):
    typed = replace(a_line(desk), person=replace(a_person("钱示例"), id_number=""))
    typed = replace(typed, claim=replace(typed.claim, person_rid=typed.person.rid, identity_checked=False))
    save(desk, (typed,))
    registered = a_person("钱示列")
    also(desk, registered)
    also(desk, a_claim(line=1, case_rid="other", person_rid=registered.rid))
    save(desk, (claim_lines.with_person(typed, registered),))
    take_back(desk, (typed,))
    assert claim_lines.lines_of(case_file(desk.context, desk.case.rid))[-1] == typed
    assert desk.context.store.need(Person, registered.rid) == registered


def test_a_line_comes_back_with_the_name_that_was_corrected_meanwhile(desk, lines):
    also(desk, replace(an_interview(), person_rid=lines[0].person.rid))
    save(desk, removed=lines[:1])
    people.correct_person(desk.context, replace(lines[0].person, name="示例改名"), "录错一字")
    take_back(desk, lines[:1])
    assert desk.context.store.need(Person, lines[0].person.rid).name == "示例改名"


def test_whom_only_the_line_knows_is_written_freely_and_the_history_says_who_it_was(desk):
    new = a_line(desk)
    new = replace(new, claim=replace(new.claim, identity_checked=False), person=replace(new.person, id_number=""))
    save(desk, (new,))
    save(desk, (renamed(new, id_number=an_id_number(sequence=804)),))
    save(desk, (renamed(new, name="示例改名", id_number=an_id_number(sequence=805)),))
    told = [change.reason for change in history(desk.context, new.person.rid)]
    assert told[:2] == ["修改明细：钱示例的姓名或证件号码", "修改明细"]


def test_a_number_that_was_corrected_is_to_be_checked_again(desk, lines):
    people.correct_person(desk.context, replace(lines[0].person, phone="13800000009"), "录错一位")
    assert desk.context.store.need(WageClaim, lines[0].rid).identity_checked
    people.correct_person(desk.context, replace(lines[0].person, id_number=an_id_number(sequence=806)), "录错一位")
    assert not desk.context.store.need(WageClaim, lines[0].rid).identity_checked


def test_an_imported_number_that_fails_its_check_does_not_block_other_cells(desk, lines):
    odd = replace(lines[0].person, id_number="340000199001010000")
    with desk.context.unit("示例") as unit:
        unit.put(odd)
    line = replace(lines[0], person=odd, claim=replace(lines[0].claim, crew="木工一班"))
    assert claim_lines.refused_lines(desk.context, case_file(desk.context, desk.case.rid), (line,)) == {}
    save(desk, (line,))


def test_what_an_order_states_stays(desk, lines):
    desk.order()
    changed = replace(lines[0], claim=replace(lines[0].claim, found_fen=1))
    with pytest.raises(Refused) as refusal:
        save(desk, (changed,))
    assert codes(refusal) == ["claim-ordered"]
    with pytest.raises(Refused) as refusal:
        save(desk, removed=lines[:1])
    assert codes(refusal) == ["claim-ordered"]
    save(desk, (replace(lines[0], claim=replace(lines[0].claim, crew="木工班")),))


def test_a_line_with_a_payment_does_not_go(desk, lines):
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK)
    register_payments(desk.context, template, (PaymentEntry(lines[0].rid, 100),))
    with pytest.raises(Refused) as refusal:
        save(desk, removed=lines[:2])
    assert codes(refusal) == ["claim-has-payments"]
    whole = case_file(desk.context, desk.case.rid)
    assert len(whole.claims) == 3
    assert desk.context.store.count(Debt) == 1


def test_the_template_has_the_columns_that_are_read(context, tmp_path):
    claim_lines.save_roster_template(context, tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    assert book.worksheets[0]["A1"].value == "姓名"
    book.close()


def test_the_case_that_an_act_gives_back_is_the_case_as_it_is_read(desk, lines):
    """Also of somebody who came, of somebody who went with the line, of one who stays for another reason."""
    talk = an_interview(case_rid=desk.case.rid, person_rid=lines[2].person.rid)
    with desk.context.unit() as unit:
        put_with_stand_ins(desk.context.store, unit, talk)
    firm = people.save_company(desk.context, a_company("示例外包有限公司", uscc=a_uscc("MB0000777")))
    whole = case_file(desk.context, desk.case.rid)
    new = a_line(desk)
    foreign = replace(new, claim=replace(new.claim, employer_rid=firm.rid))
    for kept, gone in (
        ((replace(lines[0], person=replace(lines[0].person, phone="13800000009")),), ()),
        ((foreign, replace(lines[1], claim=replace(lines[1].claim, line=9, earned_fen=5))), (lines[2],)),
        ((), (foreign,)),
        (lines, ()),
        ((), ()),
    ):
        whole = claim_lines.restore_lines(desk.context, whole, kept, gone, "示例")
        assert whole == case_file(desk.context, desk.case.rid)


def test_a_case_read_before_something_else_was_recorded_is_read_again(desk, lines):
    old = case_file(desk.context, desk.case.rid)
    desk.order()
    with pytest.raises(Refused) as refusal:
        claim_lines.save_lines(desk.context, old, (replace(lines[0], claim=replace(lines[0].claim, found_fen=1)),))
    assert codes(refusal) == ["claim-ordered"]


def test_a_number_that_two_lines_had_before_does_not_block_their_other_cells(desk, lines):
    twin = replace(lines[1].person, id_number=lines[0].person.id_number)
    with desk.context.unit("旧数据") as unit:
        unit.put(twin)
    line = replace(lines[1], person=twin, claim=replace(lines[1].claim, crew="木工一班"))
    save(desk, (line,))
    assert desk.context.store.need(WageClaim, line.rid).crew == "木工一班"
