"""本机关版本: used only after an act; whatever is changed, unknown or unfit is named and never used in silence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.edition import Edition
from inspector_app.domain.identity import new_rid
from inspector_app.domain.number import NumberBlock
from inspector_app.support.errors import Refused
from inspector_app.support.files import sha256
from inspector_app.support.paths import forms_folder, resource
from inspector_app.usecases import editions, handover, inspections, issuing, settings
from inspector_app.usecases.deadlines import explain, extension_condition
from inspector_app.usecases.editions import Standing
from inspector_app.usecases.numbers import block_lines
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.skipped_numbers import open_gaps
from inspector_app.usecases.store_file import check_store, is_whole, opened
from inspector_app.usecases.today import read_today
from tests.desk import AGAIN
from tests.lawbook.test_book import OWN_LIMIT, OWN_THRESHOLD, OWN_YEAR
from tests.lawbook.test_notices import NOTICE_2026

FORM = "forms/order-to-pay_2026.2.toml"
LIMITS = OWN_LIMIT.replace("DL-10", "DL-03")
BANK = 'title = "本县问题"\nroles = ["worker"]\n[[question]]\ntext = "您住在哪个村？"\n'


def own_form(edition: str = "2026.2", *changes: tuple[str, str]) -> str:
    text = (forms_folder() / "order-to-pay_2026.1.toml").read_text(encoding="utf-8")
    for before, after in (('edition = "2026.1"', f'edition = "{edition}"'), *changes):
        assert before in text
        text = text.replace(before, after, 1)
    return text


LOCAL = own_form("2026.2", ("{short}人社监令字", "{short}劳监令"))


def lay(context, file: str, text: str) -> str:
    """Put a file into the store's folder; its hash."""
    path = context.store.folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return sha256(text.encode())


def found(context, file: str):
    return next(each for each in editions.listed(context) if each.file == file)


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def pattern(context) -> str:
    return context.forms.find("order-to-pay", on=date(2026, 3, 2)).number_pattern


def opened_again(context, clock):
    folder = context.store.folder
    context.store.close()
    return opened(folder, "correct horse", clock)


def test_a_file_in_the_folder_is_not_used_before_somebody_adopts_it(context, clock):
    """Also in an old store, where it was used without a word."""
    digest = lay(context, FORM, LOCAL)
    lay(context, "law/limits.toml", LIMITS)
    with opened_again(context, clock) as again:
        assert "劳监令" not in pattern(again)
        assert again.law.limit("DL-03").length != 3
        assert [(each.file, each.standing) for each in editions.undecided(again)] == [
            (FORM, Standing.WAITING), ("law/limits.toml", Standing.WAITING),
        ]  # fmt: skip
        problems = check_store(again)
        assert [(p.code, p.where) for p in problems] == [
            ("edition-undecided", FORM), ("edition-undecided", "law/limits.toml"),
        ]  # fmt: skip
        assert is_whole(problems)
        lay(again, "law/limits.toml", "nonsense = [")
        assert [p.code for p in check_store(again)] == ["edition-undecided", "edition-of-no-use"]
        lay(again, "law/limits.toml", LIMITS)
        adopted = editions.adopt(again, FORM, digest)
        assert "劳监令" in pattern(adopted)
        assert "人社监令字" in adopted.forms.find("order-to-pay", "2026.1").number_pattern
        kept = again.store.find(Edition, file=FORM)[0]
        assert (kept.adopted, kept.sha256, kept.by, kept.decided_at, kept.content) == (
            True, digest, again.writer.name, clock.now(), LOCAL,
        )  # fmt: skip
        last = list(again.store.journal.every())[-1]
        assert (last.kind, last.rid, last.reason) == ("edition", kept.rid, f"采用本机关版本：{kept.title}")
        assert check_store(again)[0].where == "law/limits.toml"


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_what_happens_to_the_file_afterwards_changes_nothing(context, clock, harm):
    editions.adopt(context, FORM, lay(context, FORM, LOCAL))
    if harm == "changed":
        lay(context, FORM, LOCAL.replace("劳监令", "假监令"))
    else:
        (context.store.folder / FORM).unlink()
    with opened_again(context, clock) as again:
        assert "劳监令" in pattern(again)
        standing = {each.standing for each in editions.listed(again)}
        asked = [each.standing for each in editions.undecided(again)]
        assert (standing, asked) == (
            ({Standing.ADOPTED, Standing.CHANGED}, [Standing.CHANGED])
            if harm == "changed"
            else ({Standing.ADOPTED}, [])
        )


def test_an_edition_of_ours_with_other_content_is_refused_always(context):
    changed = own_form("2026.1", ("{short}人社监令字", "{short}劳监令"))
    digest = lay(context, "forms/order-to-pay_2026.1.toml", changed)
    assert found(context, "forms/order-to-pay_2026.1.toml").standing is Standing.UNFIT
    with pytest.raises(Refused) as refusal:
        editions.adopt(context, "forms/order-to-pay_2026.1.toml", digest)
    assert codes(refusal) == ["form-released-changed"]
    lay(context, "forms/order-to-pay_2026.1.toml", own_form("2026.1"))
    assert editions.listed(context) == ()  # byte for byte ours: it changes nothing


def test_an_edition_that_papers_were_made_with_is_not_changed_and_not_given_up(desk):
    digest = lay(desk.context, FORM, LOCAL)
    desk.context = editions.adopt(desk.context, FORM, digest)
    order = desk.order()
    form = desk.context.forms.find("order-to-pay", "2026.2")
    assert (order.edition, order.form_sha256, form.file_sha256) == ("2026.2", form.sha256, digest)
    changed = lay(desk.context, FORM, LOCAL.replace("劳监令", "假监令"))
    with pytest.raises(Refused) as refusal:
        editions.adopt(desk.context, FORM, changed)
    assert codes(refusal) == ["form-released-changed"]
    with pytest.raises(Refused) as refusal:
        editions.decline(desk.context, FORM, digest)
    assert codes(refusal) == ["edition-in-use"]
    newer = LOCAL.replace('edition = "2026.2"', 'edition = "2026.3"')
    later = editions.adopt(desk.context, FORM, lay(desk.context, FORM, newer))
    assert later.forms.find("order-to-pay", on=date(2026, 3, 2)).edition == "2026.3"
    assert later.forms.find("order-to-pay", "2026.2").sha256 == order.form_sha256


def test_what_was_looked_at_is_what_is_adopted(context):
    digest = lay(context, FORM, LOCAL)
    lay(context, FORM, LOCAL.replace("劳监令", "假监令"))
    for act in (editions.adopt, editions.decline):
        with pytest.raises(Refused) as refusal:
            act(context, FORM, digest)
        assert codes(refusal) == ["edition-not-as-looked-at"]
    (context.store.folder / FORM).unlink()
    with pytest.raises(Refused) as refusal:
        editions.adopt(context, FORM, digest)
    assert codes(refusal) == ["edition-gone"]
    assert context.store.all(Edition) == ()


def test_what_was_declined_is_asked_no_more_until_it_changes(context, clock):
    editions.decline(context, FORM, lay(context, FORM, LOCAL))
    with opened_again(context, clock) as again:
        assert "劳监令" not in pattern(again)
        assert (editions.undecided(again), found(again, FORM).standing) == ((), Standing.DECLINED)
        assert check_store(again) == []
        digest = lay(again, FORM, LOCAL.replace("劳监令", "劳监责令"))
        assert found(again, FORM).standing is Standing.WAITING
        assert "劳监责令" in pattern(editions.adopt(again, FORM, digest))


def test_one_that_was_adopted_can_be_given_up(context):
    adopted = editions.adopt(context, "law/limits.toml", lay(context, "law/limits.toml", LIMITS))
    assert adopted.law.limit("DL-03").length == 3
    twice = editions.adopt(adopted, "law/limits.toml", lay(context, "law/limits.toml", LIMITS.replace("= 3", "= 4")))
    assert twice.law.limit("DL-03").length == 4
    refused = lay(context, "law/limits.toml", LIMITS.replace("= 3", "= 5"))
    assert editions.decline(twice, "law/limits.toml", refused).law.limit("DL-03").length == 4
    ended = editions.decline(twice, "law/limits.toml", sha256(LIMITS.replace("= 3", "= 4").encode()))
    assert ended.law.limit("DL-03").length == context.law.limit("DL-03").length


@pytest.mark.parametrize(
    ("file", "text", "title", "told"),
    [
        ("law/limits.toml", LIMITS, "期限规则", lambda c: c.law.limit("DL-03").length == 3),
        ("law/thresholds.toml", OWN_THRESHOLD, "数额标准", lambda c: c.law.threshold("34").known),
        ("law/calendar/2027.toml", OWN_YEAR, "2027年放假安排", lambda c: 2027 in c.law.calendar.announced),
        ("banks/village.toml", BANK, "询问问题：本县问题", lambda c: "village" in {bank.id for bank in c.banks}),
    ],
)
def test_every_kind_of_file_is_adopted_by_the_same_act(context, clock, file, text, title, told):
    digest = lay(context, file, text)
    assert found(context, file).title == title
    assert told(editions.adopt(context, file, digest))
    with opened_again(context, clock) as again:
        assert told(again)


def test_a_bank_that_leads_may_be_adopted_and_whoever_does_reads_of_it(context):
    leads = BANK.replace("？", "，对吧？")
    assert leads != BANK
    digest = lay(context, "banks/village.toml", leads)
    own = found(context, "banks/village.toml")
    assert [problem.details["words"] for problem in own.problems] == ["对吧"]
    assert own.standing is Standing.WAITING
    assert "village" in {bank.id for bank in editions.adopt(context, "banks/village.toml", digest).banks}


def test_an_own_checklist_replaces_items_but_takes_none_away(context):
    text = resource("law", "checklist.toml").read_text(encoding="utf-8").replace("建设资金落实", "本县资金落实", 1)
    adopted = editions.adopt(context, "law/checklist.toml", lay(context, "law/checklist.toml", text))
    assert adopted.law.checklist["CK-01"].title == "本县资金落实"
    assert len(adopted.law.checklist) == len(context.law.checklist)


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("forms/own.toml", "title = ", "form-not-toml"),
        (FORM, own_form("2026.2", ("{order.due}", "{order.dew}")), "form-unknown-fact"),
        ("law/limits.toml", "[[limit]]\nid = 3\n", "law-file-key-missing"),
        ("law/gates.toml", "", "edition-unknown-file"),
        ("law/gates.toml", "[[gate]]\n", "edition-unknown-file"),
        ("law/notes.txt", "备忘", "edition-unknown-file"),
        ("forms/old/order.toml", "title = 1", "edition-unknown-file"),
        ("banks/procedure.toml", BANK, "bank-malformed"),
        ("banks/own.toml", "roles = []", "bank-malformed"),
        ("law/calendar/2027.toml", "x" * (1 << 20) + "x", "edition-unknown-file"),
    ],
)
def test_what_cannot_be_used_is_named_with_the_reason_and_not_adopted(context, clock, file, text, code):
    lay(context, file, text)
    with opened_again(context, clock) as again:
        each = found(again, file)
        assert (each.standing, each.asks, each.problems[0].code) == (Standing.UNFIT, True, code)
        with pytest.raises(Refused):
            editions.adopt(again, file, each.sha256)
        assert [p.where for p in check_store(again)] == [file]
        editions.decline(again, file, each.sha256)
        assert editions.undecided(again) == ()


def test_a_folder_that_may_not_be_looked_into_is_named(context, monkeypatch):
    looked = Path.rglob

    def refused(path, pattern):
        if path.name == "law":
            raise PermissionError(13, "no")
        return looked(path, pattern)

    monkeypatch.setattr(Path, "rglob", refused)
    assert [(each.file, each.standing) for each in editions.listed(context)] == [("law", Standing.UNFIT)]


def test_an_adopted_file_that_this_program_cannot_read_locks_nobody_out(context, clock):
    """What an earlier program took and a later one reads more strictly."""
    kept = Edition("e", "law/limits.toml", sha256(b"x = 1"), True, clock.now(), "陈示例", "期限规则", "x = 1")
    with context.unit("采用") as unit:
        unit.put(kept)
    with opened_again(context, clock) as again:
        assert again.law.limit("DL-03").length != 3
        assert found(again, "law/limits.toml").standing is Standing.UNFIT
        assert [p.code for p in check_store(again)] == ["edition-adopted-unfit"]


def test_a_pasted_notice_is_adopted_by_the_same_act(context, clock):
    notice = settings.take_holiday_notice(context, NOTICE_2026)
    taken = notice.context
    kept = context.store.find(Edition, file=f"law/calendar/{notice.year}.toml")[0]
    assert (kept.adopted, kept.source) == (True, "粘贴的放假通知")
    assert not (context.store.folder / "law").exists()
    with opened_again(context, clock) as again:
        assert again.law.calendar.version == taken.law.calendar.version
        assert editions.undecided(again) == ()


def test_an_adopted_edition_travels_to_the_office(context, tmp_path):
    editions.adopt(context, FORM, lay(context, FORM, LOCAL))
    package = handover.export_day(context, tmp_path / "stick", "correct horse battery")[0]
    assert {count.kind: count.count for count in package.header.counts}["edition"] == 1


WRITTEN_WHOLE = """
  { name = "agency.name", label = "本局", from = "agency.name", required = true },
  { name = "agency.address", label = "地址", from = "agency.address" },
  { name = "agency.phone", label = "电话", from = "agency.phone" },
  { name = "document.number", label = "文号" },
  { name = "document.date", label = "日期", type = "date" },
"""
OLD_STYLE = LOCAL.replace('{ include = "outgoing" },', WRITTEN_WHOLE)


def issued(desk, form_sha256: str) -> Document:
    """A paper of the bureau's own edition as an earlier program kept it."""
    kept = Document(
        new_rid(), "order-to-pay", "2026.2", DocumentKind.OUTGOING, "本县指令书", desk.clock.now(), desk.case.rid,
        form_sha256=form_sha256,
    )  # fmt: skip
    with desk.context.unit("旧资料") as unit:
        unit.put(kept)
    return kept


def test_a_file_adopted_in_an_earlier_program_stays_the_edition_of_its_papers(desk):
    """It was written whole, and its papers kept the hash of the file instead of what the edition prints."""
    assert OLD_STYLE != LOCAL
    digest = lay(desk.context, FORM, OLD_STYLE)
    desk.context = editions.adopt(desk.context, FORM, digest)
    issued(desk, digest)
    assert found(desk.context, FORM).standing is Standing.ADOPTED
    assert check_store(desk.context) == []
    with pytest.raises(Refused) as refusal:
        editions.decline(desk.context, FORM, digest)
    assert codes(refusal) == ["edition-in-use"]
    with pytest.raises(Refused) as refusal:
        editions.adopt(desk.context, FORM, lay(desk.context, FORM, OLD_STYLE.replace("劳监令", "假监令")))
    assert codes(refusal) == ["form-released-changed"]


def test_papers_whose_edition_prints_otherwise_now_are_named(desk):
    desk.context = editions.adopt(desk.context, FORM, lay(desk.context, FORM, LOCAL))
    issued(desk, "0" * 64)
    assert {problem.code for problem in check_store(desk.context)} >= {"edition-prints-otherwise"}


def test_what_was_made_with_a_version_that_waits_for_a_decision_can_still_be_looked_at(desk):
    """An old store opened anew: its own forms and limits were in use, and nobody has decided yet."""
    own = LOCAL.replace('id = "order-to-pay"', 'id = "own-order"', 1)
    block = NumberBlock(new_rid(), "own-order", 2026, 1, 9, "示劳监令〔{year}〕{serial}号")
    rule = Deadline(new_rid(), "DL-99", date(2026, 3, 2), date(2026, 3, 9), False, "x", desk.case.rid, title="本县期限")
    kept = Document(
        new_rid(), "own-order", "2026.2", DocumentKind.OUTGOING, "本县指令书", desk.clock.now(), desk.case.rid,
        number="示劳监令〔2026〕3号", block_rid=block.rid, serial=3, form_sha256=sha256(own.encode()),
    )  # fmt: skip
    with desk.context.unit("旧资料") as unit:
        for record in (block, rule, kept):
            unit.put(record)
    lay(desk.context, "forms/own-order.toml", own)
    assert [line.title for line in block_lines(desk.context)] == ["（表单没有采用）"]
    assert [gap.serial for gap in open_gaps(desk.context)] == [1, 2]
    assert paper_file(desk.context, kept.rid).document == kept
    assert "还没有采用" in explain(desk.context, rule).note
    assert extension_condition(desk.context, rule) == ""
    assert read_today(desk.context).due[0].item.deadline == rule
    adopted = editions.adopt(desk.context, "forms/own-order.toml", sha256(own.encode()))
    assert block_lines(adopted)[0].title == adopted.forms.find("own-order").title


def test_a_visit_keeps_its_items_when_an_own_checklist_is_given_up(desk):
    extra = resource("law", "checklist.toml").read_text(encoding="utf-8").split("[[item]]")[1].replace("CK-01", "CK-90")
    text = f"[[item]]{extra}"
    desk.context = editions.adopt(desk.context, "law/checklist.toml", lay(desk.context, "law/checklist.toml", text))
    inspections.save_inspection(desk.context, inspections.new_inspection(desk.context, desk.project.rid))
    with pytest.raises(Refused) as refusal:
        editions.decline(desk.context, "law/checklist.toml", found(desk.context, "law/checklist.toml").sha256)
    assert codes(refusal) == ["edition-in-use"]
    fewer = lay(desk.context, "law/checklist.toml", text.replace("CK-90", "CK-91"))
    with pytest.raises(Refused) as refusal:
        editions.adopt(desk.context, "law/checklist.toml", fewer)
    assert codes(refusal) == ["edition-items-missing"]


def test_a_form_adopted_before_forms_said_what_they_are_is_named_and_its_papers_stay(desk, clock):
    """An own form of an earlier program, under a name of its own and without a role: nobody guesses what it is."""
    text = own_form("2026.2", ('id = "order-to-pay"', 'id = "county-order"'))
    context = editions.adopt_content(desk.context, "forms/county-order_2026.2.toml", text, editions.FROM_FOLDER)
    paper = replace(desk.order_paper(), form="county-order")
    facts = issuing.start_facts(context, paper)
    order = issuing.sign_off(context, paper, facts, issuing.SignOff("示例局长", AGAIN))
    old = text.replace('role = "order"\n', "")
    (kept,) = context.store.all(Edition)
    with context.unit("由原来的程序采用") as unit:
        unit.put(replace(kept, content=old, sha256=sha256(old.encode())))
    with opened_again(context, clock) as again:
        assert again.forms.edition("county-order", "2026.2") is None
        assert [(p.code, p.where) for p in check_store(again)] == [("edition-adopted-unfit", kept.file)]
        (shown,) = editions.listed(again)
        assert (shown.standing, [p.code for p in shown.problems]) == (Standing.UNFIT, ["form-missing-key"])
        file = paper_file(again, order.rid)
        assert issuing.copy_bytes(again, file.document, "存档联").startswith(b"%PDF")
