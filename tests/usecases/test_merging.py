"""合并 and 分开: what moves, what stays, what forbids it, and that taking apart brings everything back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.records import KINDS, encode
from inspector_app.store.referred import records_naming
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import handover, issuing, lookups, merging, office, people, store_file
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine, save_lines
from inspector_app.usecases.keeping_back import keep_back, send_needed
from inspector_app.usecases.merging import Side, merge, merged_lines, party, prepare_merging, separate
from inspector_app.usecases.surroundings import Surroundings
from tests.builders import NOON, a_document, a_person, an_id_number, an_interview
from tests.desk import MONDAY, OFFICE_SECRET
from tests.stand_ins import put_with_stand_ins


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def keep(context, *records):
    with context.unit("登记") as unit:
        put_with_stand_ins(context.store, unit, *records)


def everything(context):
    return {
        (kind, record.rid): encode(record) for kind, entry in KINDS.items() for record in context.store.all(entry.type)
    }


@pytest.fixture
def two(desk):
    """A worker with a line, and the same one met elsewhere: with a transcript, a paper, a complaint and a case."""
    kept = people.save_person(desk.context, replace(desk.workers[0], phone="13800000001", address="示例县一号"))
    other = Person(new_rid(), "示例 工人甲", phone="13800000001", address="示例县二号", bank="示例银行", born_on=MONDAY)
    second = Case(new_rid(), "示例二案", MONDAY)
    claim = WageClaim(new_rid(), second.rid, other.rid, 1, claimed_fen=100)
    lead = Lead(new_rid(), LeadKind.COMPLAINT, MONDAY, complainant_rids=(other.rid, kept.rid))
    paper = a_document(addressee_rid=other.rid, addressee="示例 工人甲", about=About(person_rid=other.rid), copies=())
    keep(desk.context, other, second, claim, an_interview(person_rid=other.rid), lead, paper)
    return kept, other


def merged(desk, two, **chosen):
    kept, other = two
    sides = {"name": Side.KEPT, "address": Side.OTHER} | chosen
    return merge(desk.context, kept.rid, other.rid, sides, "核对后为同一人")


def test_it_is_shown_what_differs_what_is_filled_and_what_moves(desk, two):
    shown = prepare_merging(desk.context, two[0].rid, two[1].rid)
    assert shown.why == "name_and_phone"
    assert {each.field: (each.kept, each.other) for each in shown.differences} == {
        "name": ("示例工人甲", "示例 工人甲"), "address": ("示例县一号", "示例县二号"),
    }  # fmt: skip
    assert shown.filled == ("开户银行", "出生日期")
    assert set(shown.moved) == {"线索1项", "询问笔录1项", "明细1项", "文书1项"}


def test_every_reference_moves_and_papers_keep_their_words(desk, two):
    kept, other = two
    result = merged(desk, two)
    store = desk.context.store
    assert (result.address, result.bank, result.name) == ("示例县二号", "示例银行", "示例工人甲")
    assert store.get(Person, kept.rid) == result
    assert [each.person_rid for each in store.all(Interview)] == [kept.rid]
    assert store.all(Lead)[-1].complainant_rids == (kept.rid,)
    paper = store.all(Document)[-1]
    assert (paper.addressee_rid, paper.about.person_rid, paper.addressee) == (kept.rid, kept.rid, "示例 工人甲")
    assert len(store.find(WageClaim, person_rid=kept.rid)) == 2
    assert store.find(WageClaim, person_rid=other.rid) == ()
    assert party(desk.context, other.rid) == result
    assert store.need(Person, other.rid).name == other.name
    assert store_file.check_store(desk.context) == []


def test_it_is_one_act_and_taking_it_apart_brings_everything_back(desk, two):
    before, last = everything(desk.context), desk.context.store.journal.newest()[1].seq
    merged(desk, two)
    changes = list(desk.context.store.journal.changes_after(desk.context.store.identity.device, last))
    assert len({change.group for change in changes}) == 1
    told = merged_lines(desk.context, desk.context.store.need(Person, two[0].rid))
    assert [(line.record.rid, line.told.reason) for line in told] == [(two[1].rid, "合并人员：核对后为同一人")]
    assert separate(desk.context, two[1].rid, "撤销合并") == two[1]
    assert everything(desk.context) == before
    assert merged_lines(desk.context, two[0]) == ()


def test_what_came_or_changed_after_the_merging_stays_when_it_is_taken_apart(desk, two):
    kept, other = two
    result = merged(desk, two)
    later = an_interview(person_rid=kept.rid)
    keep(desk.context, later)
    people.correct_person(desk.context, replace(result, address="示例县三号"), "本人告知")
    separate(desk.context, other.rid, "不是同一人")
    store = desk.context.store
    assert store.need(Interview, later.rid).person_rid == kept.rid
    assert (store.need(Person, kept.rid).address, store.need(Person, kept.rid).bank) == ("示例县三号", "")
    assert store.need(Person, other.rid) == other


def test_what_is_saved_with_the_old_identity_names_the_record_that_goes_on(desk, two):
    kept, other = two
    merged(desk, two)
    stale = an_interview(person_rid=other.rid)
    keep(desk.context, stale)
    assert desk.context.store.need(Interview, stale.rid).person_rid == kept.rid
    with pytest.raises(Refused) as refused:
        people.save_person(desk.context, other)
    assert codes(refused) == ["party-merged"]


def test_lists_show_one_and_find_it_by_the_other_name(desk, two):
    kept, other = two
    merged(desk, two)
    found = lookups.people(desk.context, "示例 工人甲")
    assert [each.rid for each in found.page(0, 9)] == [kept.rid]
    everybody = lookups.people(desk.context, "")
    assert other.rid not in [each.rid for each in everybody.page(0, 99)]


def test_a_chain_of_mergings_is_taken_apart_from_its_end(desk, two):
    kept, other = two
    third = people.save_person(desk.context, Person(new_rid(), "示例工人甲"))
    before = everything(desk.context)
    merged(desk, two)
    merge(desk.context, third.rid, kept.rid, {}, "同一人")
    assert party(desk.context, other.rid).rid == third.rid
    with pytest.raises(Refused) as refused:
        separate(desk.context, other.rid, "分开")
    assert codes(refused) == ["separate-later-first"]
    separate(desk.context, kept.rid, "分开")
    separate(desk.context, other.rid, "分开")
    assert everything(desk.context) == before
    with pytest.raises(Refused) as refused:
        separate(desk.context, other.rid, "分开")
    assert codes(refused) == ["separate-not-merged"]


def test_two_different_numbers_are_never_merged(desk):
    one, other = desk.workers[:2]
    for attempt in (
        lambda: prepare_merging(desk.context, one.rid, other.rid),
        lambda: merge(desk.context, one.rid, other.rid, {"name": Side.KEPT}, "同一人"),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert "merge-other-number" in codes(refused)


def test_the_number_of_15_digits_gives_way_to_that_of_18(desk):
    long = an_id_number("19850612", 401)
    kept, other = Person(new_rid(), "示例老张", id_number=long[:6] + long[8:17]), a_person("示例老张", id_number=long)
    keep(desk.context, kept, other)
    assert merge(desk.context, kept.rid, other.rid, {}, "同一人").id_number == long


def test_one_list_that_tells_them_apart_forbids_it(desk, two):
    kept, other = two
    line = ClaimLine(WageClaim(new_rid(), desk.case.rid, other.rid, 9, claimed_fen=1), other)
    save_lines(desk.context, case_file(desk.context, desk.case.rid), [line])
    with pytest.raises(Refused) as refused:
        prepare_merging(desk.context, kept.rid, other.rid)
    assert codes(refused) == ["merge-same-case"]
    assert refused.value.problems[0].details == {"case": "示例欠薪案", "lines": "1、9"}


def test_what_else_forbids_it(desk, two):
    kept, other = two

    def refusal(*given):
        with pytest.raises(Refused) as refused:
            merge(desk.context, *given)
        return codes(refused)

    sides = {"name": Side.KEPT, "address": Side.OTHER}
    assert refusal(kept.rid, kept.rid, {}, "同一人") == ["merge-itself"]
    assert refusal(kept.rid, desk.company.rid, {}, "同一人") == ["merge-other-kind"]
    assert refusal(kept.rid, other.rid, {"name": Side.KEPT}, "同一人") == ["merge-not-chosen"]
    assert refusal(kept.rid, other.rid, sides, ".") == ["void-no-reason"]
    desk.context.store.drafts.save(f"cases:new:person:{other.rid}", "修改人员", {"name": "甲"})
    assert refusal(kept.rid, other.rid, sides, "同一人") == ["merge-draft"]
    desk.context.store.drafts.drop(f"cases:new:person:{other.rid}")
    merged(desk, two)
    assert refusal(kept.rid, other.rid, sides, "同一人") == ["party-merged"]
    with pytest.raises(Trouble):
        party(desk.context, new_rid())


def test_one_ground_of_liability_for_both_forbids_it(desk):
    other = people.save_company(desk.context, Company(new_rid(), "示例劳务有限责任公司"))
    liability = Liability(new_rid(), desk.liability.debt_rid, PartyKind.COMPANY, other.rid, "PG-01")
    keep(desk.context, liability)
    with pytest.raises(Refused) as refused:
        prepare_merging(desk.context, desk.company.rid, other.rid)
    assert codes(refused) == ["merge-same-liability"]


def test_a_company_moves_with_its_signed_order_which_prints_as_before(desk, order):
    pdf = issuing.copy_bytes(desk.context, order, order.copies[0].label)
    kept = people.save_company(desk.context, Company(new_rid(), "示例劳务有限责任公司", phone="13800000002"))
    merge(desk.context, kept.rid, desk.company.rid, {"name": Side.KEPT}, "同一单位")
    store = desk.context.store
    assert store.need(Case, desk.case.rid).company_rid == kept.rid
    assert {claim.employer_rid for claim in store.all(WageClaim)} == {kept.rid}
    assert store.need(Company, kept.rid).uscc == desk.company.uscc
    now = store.need(Document, order.rid)
    assert (now.addressee_rid, now.addressee) == (kept.rid, order.addressee)
    assert issuing.copy_bytes(desk.context, now, order.copies[0].label) == pdf


def test_a_paper_begun_before_the_merging_tells_of_the_record_that_goes_on(desk):
    begun = desk.order_paper()
    kept = people.save_company(desk.context, Company(new_rid(), "示例劳务有限责任公司", address="示例县九号"))
    whole = merge(desk.context, kept.rid, desk.company.rid, {"name": Side.KEPT}, "同一单位")
    assert Surroundings(desk.context, begun).addressee == whole


def test_the_office_takes_a_merging_and_a_separation(desk, two, bureau, tmp_path):
    store_file.adopt_office(desk.context, bureau / office.CARD_FILE)
    handover.save_device_card(desk.context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, desk.clock)

    def sent():
        orders = handover.prepare_export(desk.context)
        files = handover.perform_export(orders, tmp_path)
        desk.clock.advance(seconds=1)
        done = office.import_packages([f.path for f in files], bureau, OFFICE_SECRET, desk.clock, receipts=tmp_path)
        assert (done.left_out, done.alarms) == ((), ())
        handover.take_receipt(desk.context, done.receipts[0])
        return orders[0].stretch.changes

    sent()
    merged(desk, two)
    bodies = {change.rid: change.body for change in sent()}
    assert f'"merged_into":"{two[0].rid}"' in bodies[two[1].rid]
    separate(desk.context, two[1].rid, "不是同一人")
    assert '"merged_into":""' in {change.rid: change.body for change in sent()}[two[1].rid]


def _naming(one, other, case_rid, debt_rid):
    """Records of every kind that names people, made of two of them."""
    return {
        "line": lambda: (
            opened := Case(new_rid(), "示例另案", MONDAY),
            WageClaim(new_rid(), opened.rid, one, 1, employer_rid=other),
        ),
        "talk": lambda: (an_interview(person_rid=one, case_rid=case_rid),),
        "lead": lambda: (Lead(new_rid(), LeadKind.REPORT, MONDAY, complainant_rids=(one, "x", other)),),
        "paper": lambda: (a_document(addressee_rid=one, about=About(person_rid=other), copies=()),),
        "liability": lambda: (Liability(new_rid(), debt_rid, PartyKind.PERSON, one, f"PG-{new_rid()}"),),
        "link": lambda: (ChainLink(new_rid(), "p", LinkRole.CREW, person_rid=one),),
        "visit": lambda: (Inspection(new_rid(), InspectionKind.ROUTINE, NOON, met_person_rid=one),),
        "payment": lambda: (Payment(new_rid(), case_rid, "c", 1, MONDAY, PaymentMethod.CASH, payer_rid=one),),
    }  # fmt: skip


KINDS_OF_NAMING = sorted(_naming("", "", "", ""))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(KINDS_OF_NAMING), st.booleans()), max_size=8), st.booleans())
def test_whatever_names_two_people_is_as_before_once_they_are_taken_apart(desk, made, turned):
    kept, other = (Person(new_rid(), "示例同名", phone=phone) for phone in ("13800000001", "13800000002"))
    keep(desk.context, kept, other)
    for kind, first in made:
        one, two = (kept.rid, other.rid) if first else (other.rid, kept.rid)
        records = _naming(one, two, desk.case.rid, desk.liability.debt_rid)[kind]()
        with desk.context.unit("登记") as unit:
            for record in records:
                put_with_stand_ins(
                    desk.context.store,
                    unit,
                    replace(record, project_rid=desk.project.rid)
                    if kind == "link"
                    else replace(record, claim_rid=desk.claims[0].rid)
                    if kind == "payment"
                    else record,
                )
    before = everything(desk.context)
    sides = {"phone": Side.OTHER if turned else Side.KEPT}
    merge(desk.context, kept.rid, other.rid, sides, "同一人")
    assert records_naming(desk.context.store, other.rid) == ()
    separate(desk.context, other.rid, "不是同一人")
    assert everything(desk.context) == before


def test_a_merging_of_somebody_nobody_named_stays_here_until_the_kept_one_is_named(desk, bureau, tmp_path):
    kept, other = (people.save_person(desk.context, Person(new_rid(), "示例无人提及")) for _ in "ab")
    merge(desk.context, kept.rid, other.rid, {}, "同一人")
    changes = tuple(desk.context.store.journal.changes_after(desk.context.store.identity.device, 0))
    sent = keep_back(desk.context, changes)
    assert all(change.body == "" for change in sent if change.rid in (kept.rid, other.rid))
    keep(desk.context, an_interview(person_rid=other.rid))  # names the kept one
    send_needed(desk.context)
    last = {change.rid: change for change in desk.context.store.journal.every()}
    again = {change.rid: change for change in keep_back(desk.context, tuple(last.values()))}
    assert "示例无人提及" in again[kept.rid].body
    assert f'"merged_into":"{kept.rid}"' in again[other.rid].body


def test_nobody_is_dropped_into_whom_others_were_merged(desk, two):
    kept, other = two
    merged(desk, two)
    alone = people.save_person(desk.context, Person(new_rid(), "示例无人提及"))
    assert people.is_referred(desk.context, kept.rid)
    assert people.is_referred(desk.context, other.rid)
    assert not people.is_referred(desk.context, alone.rid)


def test_the_words_of_the_history_tell_into_whom(desk, two):
    merged(desk, two)
    line = merging.history(desk.context, two[1].rid)[0]
    assert [(each.field, each.before, each.after) for each in line.fields] == [("并入的人员", "—", "示例工人甲")]
