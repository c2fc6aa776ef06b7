"""案件移交 between two laptops and what their office sees of it."""

from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from inspector_app.domain.assignment import AssignmentKind, AssignmentState
from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import CaseTransfer, TransferState, last_transfers
from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.watching import Advice
from inspector_app.store.nowhere import lost_references
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence
from inspector_app.usecases import handover, office, office_alarms, people, projects, store_file, versions
from inspector_app.usecases.assignments import assigned, take_letter
from inspector_app.usecases.case_edits import save_case
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_list import CaseFilter, CaseScope, cases_elsewhere, list_cases
from inspector_app.usecases.colleagues import (
    card_in_code,
    card_in_text,
    colleagues,
    digits_of,
    forget_colleague,
    own_card_squares,
    own_card_text,
    register_colleague,
)
from inspector_app.usecases.deadlines import case_due_items
from inspector_app.usecases.drafts import discard_draft, keep_draft
from inspector_app.usecases.lookups import our_cases
from inspector_app.usecases.numbers import lease_new_block
from inspector_app.usecases.office_intake import look_over, open_desk
from inspector_app.usecases.office_reading import office_reading
from inspector_app.usecases.office_task_list import Order, give, read_tasks
from inspector_app.usecases.office_tasks import Desk, tasks_given, write_tasks
from inspector_app.usecases.office_versions import laid_beside, settle_named
from inspector_app.usecases.office_words import item_word
from inspector_app.usecases.read_codes import read_codes
from inspector_app.usecases.renaming import new_renaming, renamings_of, save_renaming
from inspector_app.usecases.steps import next_steps
from inspector_app.usecases.today import read_today
from inspector_app.usecases.told_lists import told_list
from inspector_app.usecases.transcripts import interview_desk
from inspector_app.usecases.transfers import (
    give_case,
    holder,
    passed_problem,
    refuse_case,
    take_answer,
    take_back,
    take_case,
)
from inspector_app.usecases.transfers import write_package as write
from inspector_app.usecases.unsent import Handed, unsent
from tests import desk as desks
from tests.desk import CHEAP, MONDAY, OFFICE_SECRET, PASSPHRASE, SETUP, a_case_of, an_office

THEIRS = replace(SETUP, inspector="林示例", certificate="示监0002", partner="陈示例", partner_certificate="示监0001")
REASON = "岗位调整"


@contextmanager
def laptop(tmp_path, clock, name, setup, bureau):
    """A store of its own that the office knows."""
    context = store_file.create_store(tmp_path / name, PASSPHRASE, replace(setup, office_key=bureau / office.CARD_FILE),
                                      clock, CHEAP)  # fmt: skip
    with closing(context.store):
        handover.save_device_card(context, tmp_path / f"{name}.pub")
        office.enrol_device(tmp_path / f"{name}.pub", bureau, OFFICE_SECRET, clock)
        yield context


def two_that_know_each_other(folder):
    """An office with two laptops that compared their cards."""
    clock, bureau = SetClock(at(MONDAY, 9)), folder / "office"
    an_office(bureau)
    with (
        laptop(folder, clock, "mine", SETUP, bureau) as mine,
        laptop(folder, clock, "theirs", THEIRS, bureau) as theirs,
    ):
        for one, other in ((mine, theirs), (theirs, mine)):
            card = card_in_text(own_card_text(other))
            register_colleague(one, card, digits_of(card))


@pytest.fixture
def pair(ready, bureau, tmp_path, clock):
    """Two laptops that know each other, at an office that knows both."""
    ready.copy("pair", two_that_know_each_other, tmp_path)
    mine, theirs = (store_file.open_store(tmp_path / name, PASSPHRASE, clock) for name in ("mine", "theirs"))
    with closing(mine.store), closing(theirs.store):
        yield mine, theirs


@pytest.fixture
def records(pair):
    mine, _ = pair
    made = a_case_of(mine, "示例工人甲", "示例工人乙")
    digest = mine.store.sealed.add(b"a photo")
    with mine.unit("照片") as unit:
        unit.put(Evidence(new_rid(), EvidenceKind.PHOTO, "工地大门", digest, 7, "image/jpeg", mine.clock.now(),
                          case_rid=made.case.rid))  # fmt: skip
    return made


def code_of(error) -> str:
    return error.value.problems[0].code if isinstance(error.value, Refused) else error.value.code


def sent(giver, transfer, folder):
    folder.mkdir(exist_ok=True)
    return [file.path for file in write(giver, transfer.rid, folder)]


def hand_in(context, bureau, tmp_path, clock, **also):
    clock.advance(seconds=1)
    files = [file.path for file in handover.export_day(context, tmp_path / "out")]
    return office.import_packages(files, bureau, OFFICE_SECRET, clock, **also)


def alarms_of(bureau) -> list[str]:
    return [each.code for each in office_alarms.status_alarms(office.office_status(bureau, OFFICE_SECRET))]


def test_numbers_of_a_case_that_came_are_the_colleagues_and_a_block_is_asked_for(pair, records, tmp_path, clock):
    """Two laptops without blocks from the office would give the same numbers."""
    mine, theirs = pair
    desk = desks.Desk(**vars(records), context=mine, clock=clock)
    given = desk.order()
    with pytest.raises(Refused, match="order-again"):  # of one laptop nothing is asked about the number
        desk.sign(desk.order_paper())
    take_case(theirs, sent(mine, give_case(mine, records.case.rid, "林示例", REASON), tmp_path / "stick"))
    desk.context = theirs
    with pytest.raises(Refused) as refusal:
        desk.order()
    assert [(each.code, each.details["number"]) for each in refusal.value.problems] == [("number-shared", given.number)]
    lease_new_block(theirs, "order-to-pay", 11, 20)
    assert desk.order().serial == 11


def test_what_was_typed_and_not_saved_is_named_and_what_was_thrown_away_keeps_no_case(pair, records):
    mine, _ = pair
    to, key = "林示例", f"cases:{records.case.rid}:edit"
    keep_draft(mine, key, "案件更正", "{}")
    with pytest.raises(Refused, match="transfer-drafts") as refusal:
        give_case(mine, records.case.rid, to, REASON)
    assert refusal.value.problems[0].details["drafts"] == "“案件更正”"
    discard_draft(mine, key)
    assert give_case(mine, records.case.rid, to, REASON).case_rid == records.case.rid


def test_a_case_passes_whole_and_has_one_writer_at_a_time(pair, records, bureau, tmp_path, clock):
    mine, theirs = pair
    case = records.case.rid
    letter = Advice(new_rid(), "停止审批", "示例局", date(2026, 2, 2), case_rid=case, text="请协助",
                    reply_by=date(2026, 2, 20))  # fmt: skip
    with mine.unit("建议函") as unit:
        unit.put(letter)
    assert [line.entry for line in read_today(mine).watched] == [letter]
    transfer = give_case(mine, case, "林示例", REASON)
    taken = take_case(theirs, sent(mine, transfer, tmp_path / "stick"))
    assert (taken.transfer.state, taken.files, taken.differing, taken.missing) == (TransferState.TAKEN, 1, (), 0)
    here, there = case_file(mine, case), case_file(theirs, case)
    assert (there.claims, there.people, there.liabilities, there.evidence, there.balance) == (
        here.claims, here.people, here.liabilities, here.evidence, here.balance,
    )  # fmt: skip
    photo = next(each for each in there.evidence if each.sealed)
    assert theirs.store.sealed.unsealed(photo.sha256) == b"a photo"
    assert lost_references(theirs.store.db) == {}

    for act in (
        lambda: save_case(mine, replace(here.case, title="改名")),
        lambda: _telephone(mine, case),
        lambda: give_case(mine, case, "林示例", REASON),
        lambda: _remove(mine, here.claims[0]),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert (code_of(refused), refused.value.problems[0].details["name"]) == ("case-handed-over", "林示例")
    assert case_due_items(mine, here.case) == ()
    assert (next_steps(mine, case), next_steps(theirs, case) != ()) == ((), True)  # what is next is said there
    assert [each.title for each in interview_desk(mine, case).cases] == []
    assert interview_desk(theirs, case).case_rid == case
    assert {passed_problem(mine, each).details["name"] for each in (case, letter.rid)} == {"林示例"}
    assert ([*read_today(mine).watched], [each.entry for each in read_today(theirs).watched]) == ([], [letter])
    assert [len(list_cases(each, CaseFilter(), CaseScope.OURS)) for each in pair] == [0, 1]
    assert [cases_elsewhere(each, CaseFilter()) for each in pair] == [("示例欠薪案（林示例）",), ()]
    words = [list_cases(each, CaseFilter()).page(0, 1)[0].state_words for each in pair]
    assert words[0] == f"{words[1]}（已移交林示例）"
    assert our_cases(mine, 9) == ((), ("示例欠薪案（林示例）",))  # of which papers are made
    save_case(theirs, replace(there.case, title="由林示例办理"))
    _telephone(theirs, case)
    assert (holder(mine, case).receiver_name, holder(theirs, case)) == ("林示例", None)

    assert take_answer(mine, taken.code).state is TransferState.TAKEN
    with pytest.raises(Refused) as refused:
        take_back(mine, transfer.rid, REASON)
    assert code_of(refused) == "transfer-not-open"
    for each in (theirs, mine):  # in any order
        hand_in(each, bureau, tmp_path, clock)
    with office_reading(bureau, OFFICE_SECRET, clock) as merged:  # which gave nothing away, and sees what is due
        assert passed_problem(merged, case) is None
        steps = [tuple(map(str, next_steps(each, case))) for each in (merged, theirs)]
        assert steps[0] == steps[1] != ()
        assert told_list(merged, "due").rows == told_list(theirs, "due").rows
    assert alarms_of(bureau) == []


def _telephone(context, case):
    with context.unit("联系") as unit:
        unit.put(Contact(new_rid(), case, context.clock.now(), ContactWay.CALL, ContactOutcome.NO_ANSWER, "示例公司"))


def _remove(context, record):
    with context.unit("删除") as unit:
        unit.delete(record)


def test_refused_taken_back_and_given_again(pair, records, bureau, tmp_path, clock):
    mine, theirs = pair
    case = records.case.rid
    first = give_case(mine, case, "林示例", REASON)
    package = sent(mine, first, tmp_path / "first")
    refused = refuse_case(theirs, package, "不归我管")
    assert theirs.store.get(Case, case) is None
    assert lost_references(theirs.store.db) == {}
    assert take_answer(mine, refused.code).state is TransferState.REFUSED
    save_case(mine, replace(records.case, title="还是我的"))
    with pytest.raises(Refused) as again:
        take_case(theirs, package)
    assert code_of(again) == "transfer-answered"

    second = give_case(mine, case, theirs.store.identity.device[:8], REASON)
    take_back(mine, second.rid, "写错了人")
    save_case(mine, replace(records.case, title="收回来了"))
    third = give_case(mine, case, "林示例", REASON)
    take_case(theirs, sent(mine, third, tmp_path / "third"))
    save_case(theirs, replace(theirs.store.need(Case, case), title="林示例改过"))

    back = give_case(theirs, case, "陈示例", "办完交回")  # handed on: the way back is one more transfer
    assert (back.earlier, third.earlier) == (third.rid, "")
    take_case(mine, sent(theirs, back, tmp_path / "back"))
    assert (mine.store.need(Case, case).title, holder(mine, case)) == ("林示例改过", None)
    save_case(mine, replace(mine.store.need(Case, case), title="又是我的"))
    assert holder(theirs, case).receiver_name == "陈示例"
    for each in (mine, theirs):
        hand_in(each, bureau, tmp_path, clock)
    assert alarms_of(bureau) == []


def test_what_is_no_case_for_this_laptop_stays_out(pair, records, bureau, tmp_path, clock):
    mine, theirs = pair
    transfer = give_case(mine, records.case.rid, "林示例", REASON)
    package, photos = sent(mine, transfer, tmp_path / "stick")
    assert {package.suffix, photos.suffix} == {".case"}
    for part in (package, photos):
        with pytest.raises(Refused) as kept_out:
            take_case(theirs, [part])
        assert code_of(kept_out) == "sent-case-volumes"
    for broken, why in ((package.read_bytes()[:-9], "age-damaged"), (b"", "age-malformed"), (b"\0" * 99, "age-")):
        (tmp_path / "broken.case").write_bytes(broken)
        with pytest.raises((Trouble, Refused)) as kept_out:
            take_case(theirs, [tmp_path / "broken.case"])
        assert code_of(kept_out).startswith(why[:4])
    with pytest.raises(Trouble) as kept_out:
        take_case(mine, [package])
    assert code_of(kept_out) == "age-not-for-us"
    forget_colleague(theirs, "陈示例")
    with pytest.raises(Refused) as kept_out:
        take_case(theirs, [package])
    assert (code_of(kept_out), colleagues(theirs)) == ("sent-case-stranger", ())
    done = office.import_packages([package], bureau, OFFICE_SECRET, clock)
    assert (done.results, len(done.left_out)) == ((), 1)
    assert theirs.store.get(Case, records.case.rid) is None


def test_the_office_sees_what_the_old_owner_writes_from_an_older_store(pair, records, bureau, tmp_path, clock):
    mine, theirs = pair
    case = records.case.rid
    hand_in(mine, bureau, tmp_path, clock)
    store_file.back_up(mine, tmp_path / "before.backup")
    transfer = give_case(mine, case, "林示例", REASON)
    taken = take_case(theirs, sent(mine, transfer, tmp_path / "stick"))
    take_answer(mine, taken.code)
    for each in (mine, theirs):
        hand_in(each, bureau, tmp_path, clock)
        assert alarms_of(bureau) == []  # while the new owner has handed over nothing of it yet, too
    with office.office_opened(bureau, OFFICE_SECRET) as opened:
        assert opened.database.rows("SELECT DISTINCT from_device FROM current_wage_claim") == [
            (theirs.store.identity.device,)
        ]
    assert alarms_of(bureau) == []

    store_file.restore_store(tmp_path / "before.backup", tmp_path / "old", PASSPHRASE, clock)
    with store_file.opened(tmp_path / "old", PASSPHRASE, clock) as old:
        old_device = old.store.identity.device
        handover.save_device_card(old, tmp_path / "old.pub")
        office.enrol_device(tmp_path / "old.pub", bureau, OFFICE_SECRET, clock)
        projects.save_project(old, replace(records.project, note="自己的照常办"))
        hand_in(old, bureau, tmp_path, clock)
        assert alarms_of(bureau) == []
        save_case(old, replace(records.case, title="旧库里改的"))
        _telephone(old, case)
        hand_in(old, bureau, tmp_path, clock)
    told = office.office_status(bureau, OFFICE_SECRET)
    assert [(each.writer, each.owner, each.kind) for each in told.owners.foreign] == [
        ("陈示例", "林示例", "case"), ("陈示例", "林示例", "contact"),
    ]  # fmt: skip
    assert alarms_of(bureau) == ["office-foreign-write"]  # one for whoever wrote them, however many they are
    (told,) = office_alarms.status_alarms(told)
    assert f"案件1、联系记录1项归林示例办理，陈示例（{old_device[:8]}）的电脑却写了" in sentence(
        told.code, told.details
    )

    office.strike_device_off(old_device, bureau, OFFICE_SECRET, clock)
    told = office.office_status(bureau, OFFICE_SECRET)  # what it began by itself nobody else could write again
    assert [(each.kind, each.device) for each in told.owners.foreign] == [("case", old_device)]
    save_case(theirs, replace(theirs.store.need(Case, case), title="核对过的"))
    hand_in(theirs, bureau, tmp_path, clock)
    assert "office-conflict" in alarms_of(bureau)
    desk = Desk(bureau, OFFICE_SECRET, "", clock)
    (laid,) = laid_beside(desk)
    right = next(each.key for each in laid.beside.sides if each.inspector == "林示例")
    give(desk, Order(AssignmentKind.RETURNED, "钱主任", "归他办理", subject=case, side=right))
    path, _ = write_tasks(desk, handover.device_card(theirs).device, tmp_path)
    take_letter(theirs, path)
    versions.settle(theirs, case, versions.OURS, "归本机办理")
    hand_in(theirs, bureau, tmp_path, clock)
    assert alarms_of(bureau) == []  # the words of the alarm lead to its end


def test_the_office_sees_who_writes_over_another_ones_record_without_a_transfer(pair, records, bureau, tmp_path, clock):
    mine, theirs = pair
    claim = records.claims[0]
    with theirs.unit("冒充") as unit:  # an insider who knows the hash of the other's change
        for record in (records.project, records.case, *records.workers, claim):
            unit.adopt(replace(record, note="冒充") if record is claim else record, (head(mine, record.rid),))
    for each in (theirs, mine):
        hand_in(each, bureau, tmp_path, clock)
    told = office.office_status(bureau, OFFICE_SECRET).owners
    assert [(each.kind, each.writer, each.owner) for each in told.foreign] == [
        ("case", "林示例", "陈示例"), ("wage_claim", "林示例", "陈示例"),
    ]  # fmt: skip
    with mine.unit("核定版本：本机的对") as unit:  # whose records they are settles it, and wrote nobody else's
        for record in (records.case, claim):
            unit.adopt(record, (head(theirs, record.rid),))
    hand_in(mine, bureau, tmp_path, clock)
    assert office.office_status(bureau, OFFICE_SECRET).owners.foreign == ()


def head(context, rid):
    return context.store.journal.history(rid)[-1].hash


def test_a_card_is_read_from_a_photo_of_the_other_screen_and_typed(pair, tmp_path):
    mine, theirs = pair
    squares = own_card_squares(theirs)
    picture = Image.new("L", (len(squares[0]), len(squares)))
    picture.putdata([0 if square else 255 for row in squares for square in row])
    picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST).rotate(2, fillcolor=255).save(
        tmp_path / "photo.png"
    )
    told = read_codes(tmp_path / "photo.png", card_in_code)(NoProgress())
    card = card_in_text(told)
    assert card == handover.device_card(theirs)
    assert card_in_text(" ".join(own_card_text(theirs).lower())) == card
    for wrong in ("", "同事名片", told[:-3], told.replace("A", "B", 1), "1234", told + "AA"):
        with pytest.raises((Refused, Trouble)):
            card_in_text(wrong)
    for digits, why in (("1234", "colleague-digits"), (digits_of(handover.device_card(mine)), "colleague-digits")):
        with pytest.raises(Refused) as refused:
            register_colleague(mine, card, digits)
        assert code_of(refused) == why
    own = handover.device_card(mine)
    with pytest.raises(Refused) as refused:
        register_colleague(mine, own, digits_of(own))
    assert code_of(refused) == "colleague-self"


@pytest.mark.parametrize(
    ("states", "last"),
    [
        ({"a": ("", "taken"), "b": ("a", "taken"), "c": ("b", "given")}, ["c"]),
        ({"a": ("", "taken"), "b": ("a", "withdrawn")}, ["a"]),
        ({"a": ("", "refused")}, []),
        ({"a": ("", "taken"), "b": ("", "given")}, ["a", "b"]),
    ],
)
def test_who_has_a_case_follows_from_what_each_transfer_names(states, last, clock):
    every = [
        CaseTransfer(rid, "k", "案", clock.now(), "g", "甲", "r", "乙", earlier, ("k",), "", TransferState(state))
        for rid, (earlier, state) in states.items()
    ]
    assert [each.rid for each in last_transfers(reversed(every))][::-1] == last


def test_that_a_company_changed_its_name_goes_along_with_its_case(pair, records, tmp_path):
    mine, theirs = pair
    told = replace(new_renaming(mine, records.company), name="示例新劳务有限公司", notice="示市监准更〔2026〕9号")
    entry = save_renaming(mine, told)
    take_case(theirs, sent(mine, give_case(mine, records.case.rid, "林示例", REASON), tmp_path / "stick"))
    assert renamings_of(theirs, records.company.rid) == (entry,)
    assert theirs.store.need(Company, records.company.rid).name == entry.name


def test_two_versions_stand_side_by_side_until_a_person_settles_which_is_right(pair, records, bureau, tmp_path, clock):
    """A company that both registered: one version by a case that passed, one by the office's file; nothing is lost."""
    mine, theirs = pair
    rid = records.company.rid
    clock.advance(minutes=1)
    people.save_company(theirs, replace(records.company, address="示例路9号"))
    clock.advance(minutes=1)
    people.save_company(mine, replace(records.company, address="示例路1号"))
    taken = take_case(theirs, sent(mine, give_case(mine, records.case.rid, "林示例", REASON), tmp_path / "stick"))
    assert taken.differing == (rid,)
    (record,) = versions.beside(theirs)
    assert [(each.label, each.words) for each in versions.differences(theirs, record)[0]] == [
        ("地址", ("示例路9号", "示例路1号"))
    ]
    assert "有2个不同的版本并存（来自林示例、陈示例的电脑）" in record.words
    assert "交办" not in record.words  # that is where the office says whose is right
    assert [each.rid for each in read_today(theirs).beside] == [rid]
    for context in (mine, theirs):
        hand_in(context, bureau, tmp_path, clock)
    assert alarms_of(bureau) == ["office-conflict"]
    with pytest.raises(Refused) as refused:
        versions.settle(theirs, rid, versions.OURS, "　")
    assert code_of(refused) == "setup-missing"

    # The office lays them side by side as well, and has both laptops settle it as it says.
    desk = Desk(bureau, OFFICE_SECRET, "", clock)
    (laid,) = laid_beside(desk)
    assert "有2个不同的版本并存（来自林示例、陈示例的电脑）" in laid.beside.words_at_office
    assert [each.words for each in laid.differences] == [("示例路9号", "示例路1号")]
    right = next(each.key for each in laid.beside.sides if each.inspector == "陈示例")
    with pytest.raises(Refused) as refused:
        settle_named(desk, rid, "王示例", "钱主任", "营业执照上是1号")
    assert (code_of(refused), refused.value.problems[0].details["known"].count("示例")) == ("version-of-nobody", 2)
    clock.advance(minutes=1)
    order = Order(AssignmentKind.RETURNED, "钱主任", "营业执照上是1号", subject=rid, side=right)
    assert (read_tasks(desk).is_being_settled(rid), len(give(desk, order).given)) == (False, 2)
    shown = read_tasks(desk)
    assert {item_word(each.item) for each in shown.given} == {"核定版本"}
    assert (shown.is_being_settled(rid), [shown.waiting(device) for device, _ in shown.laptops]) == (True, [1, 1])
    for context in (mine, theirs):
        path, _ = write_tasks(desk, handover.device_card(context).device, tmp_path)
        (told,) = look_over(open_desk(bureau, OFFICE_SECRET), [path], clock)
        assert told.problems[0].details["whose"] == f"给{context.writer.name}的"
        assert [each.not_done for each in take_letter(context, path).new] == [""]
        assert [each.called for each in assigned(context)] == ["核定版本"]  # no record was sent back
        assert unsent(context, 1).counts[Handed.RETURNED] == 0
    (here,), (there,) = versions.beside(mine), versions.beside(theirs)
    assert "以陈示例" in here.advice
    assert (
        f"电脑{mine.store.identity.device[:8]}）的版本为准" in here.advice
    )  # a laptop and its copy have one inspector
    assert "营业执照上是1号" in there.advice
    versions.settle(theirs, rid, there.sides[1].key, "按营业执照")
    assert theirs.store.need(Company, rid).address == "示例路1号"
    assert theirs.store.journal.history(rid)[-1].reason == f"核定版本：以{there.sides[1].whose}的版本为准：按营业执照"
    versions.settle(mine, rid, versions.OURS, "按营业执照")
    assert (versions.beside(mine), versions.beside(theirs)) == ((), ())
    told = [each.told for context in (mine, theirs) for each in assigned(context)]
    assert told == [f"已核定：以{whose}的版本为准：按营业执照" for whose in ("陈示例本机", there.sides[1].whose)]
    hand_in(theirs, bureau, tmp_path, clock)  # one that joins them is enough
    assert alarms_of(bureau) == []
    hand_in(mine, bureau, tmp_path, clock)
    assert alarms_of(bureau) == []
    assert {each.state for each in tasks_given(desk)} == {AssignmentState.DONE}
    assert sorted(each.told for each in tasks_given(desk)) == sorted(told)
