"""一处查找: everything by a few words, and nobody by what is secret."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.alike import plain_name
from inspector_app.domain.findable import Findable
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.store.find_index import BEGINNINGS_INDEX, FIND_INDEX, FindIndex
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.usecases import interviews, leads, merging, people, transcripts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.find_all import find_all
from inspector_app.usecases.informants import kept_secret
from inspector_app.usecases.renaming import new_renaming, save_renaming
from inspector_app.vault.door import Database
from tests.builders import a_company, a_person
from tests.desk import MONDAY


def titles(desk, text: str, kind: str | None = None) -> list[str]:
    return [each.title for each in find_all(desk.context, text).found if kind in (None, each.kind)]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("工人乙", "person", "示例工人乙"),
        ("slgry", "person", "示例工人乙"),
        ("gongrenyi", "person", "示例工人乙"),
        ("乙", "person", "示例工人乙"),
        ("示例劳务 公司", "company", "示例劳务有限公司"),
        ("示例劳务公司", "company", "示例劳务有限公司"),
        ("安置房1期", "project", "示例安置房一期"),
        ("anzhifang", "project", "示例安置房一期"),
        ("2026〕1号", "case", "示例欠薪案"),
        ("２０２６ 1号", "case", "示例欠薪案"),
    ],
)
def test_a_record_is_found_by_any_part_of_it(desk, text, kind, title):
    assert title in titles(desk, text, kind)


def test_a_person_is_found_by_the_last_four_of_the_numbers_which_are_shown_masked(desk):
    worker = people.save_person(desk.context, replace(desk.workers[0], phone="13800007731"))
    for text in (worker.id_number[-4:], "7731", "1380000", worker.id_number):
        found = [each for each in find_all(desk.context, text).found if each.rid == worker.rid]
        assert found, text
        assert worker.id_number not in found[0].told
        assert worker.phone not in found[0].told
    for text in (worker.id_number[6:14], "13800009", f"{worker.id_number[:6]}2099"):
        assert worker.rid not in [each.rid for each in find_all(desk.context, text).found], text


def test_a_paper_is_found_by_its_number_and_a_transcript_by_what_was_said(desk, order):
    place = Belongs(desk.case.rid)
    talk = interviews.begin_interview(desk.context, desk.workers[0], "worker", "项目部", "工资", place)
    said = QA("什么时候干活？", "去年腊月二十三以后就停工了，身份证号349900198506120016，班长没有再来过")
    interviews.save_interview(desk.context, replace(talk, qas=(*talk.qas, said)))
    assert order.title in titles(desk, order.number)
    printed = desk.sign(transcripts.interview_paper(desk.context, talk))
    (paper,) = [
        each for each in find_all(desk.context, f"笔录 {desk.workers[0].name}").found if each.kind == "document"
    ]
    assert (paper.rid, desk.workers[0].name in paper.told) == (printed.rid, True)
    (found,) = [each for each in find_all(desk.context, "停工了").found if each.kind == "interview"]
    assert "停工了" in found.told
    assert "349900198506120016" not in found.told
    assert (found.part, paper.part) == (f"qas.{len(talk.qas) + 1}", "")


def test_what_changes_or_goes_is_found_as_it_is_now(desk):
    assert "示例工人甲" in titles(desk, "工人甲")
    worker = people.save_person(desk.context, replace(desk.workers[0], name="示例改名"))
    assert titles(desk, "工人甲", "person") == []
    assert titles(desk, "改名", "person") == [worker.name]
    stray = people.save_person(desk.context, a_person("示例多余"))
    assert titles(desk, "多余") == [stray.name]
    with desk.context.unit("删除") as unit:
        unit.delete(stray)
    assert titles(desk, "多余") == []


def test_a_company_is_found_by_what_it_was_called_before(desk):
    now, then = "示例安泰建筑有限公司", desk.company.name
    assert titles(desk, "安泰") == []
    entry = replace(new_renaming(desk.context, desk.company), name=now, notice="示市监准更〔2026〕9号")
    entry = save_renaming(desk.context, entry)
    for text in (then, "sllw"):
        (found,) = (each for each in find_all(desk.context, text).found if each.kind == "company")
        assert found.title == now, text
    assert f"原名{then}" in next(each.told for each in find_all(desk.context, then).found if each.kind == "company")
    save_renaming(desk.context, replace(entry, former="示例旧名劳务有限公司"))  # the company itself stays as it is
    assert titles(desk, "旧名", "company") == [now]


def test_who_was_merged_leads_to_the_one_that_goes_on(desk):
    same = people.save_person(desk.context, Person(new_rid(), "示例别名"))
    merging.merge(desk.context, desk.workers[0].rid, same.rid, {"name": "kept"}, "核对后为同一人")
    assert [each.rid for each in find_all(desk.context, "别名").found] == [desk.workers[0].rid]


def test_an_informant_is_found_nowhere_and_neither_are_the_words_that_name_him(desk):
    who = people.save_person(desk.context, a_person("示例举报者", phone="13900009191"))
    lead = Lead(new_rid(), LeadKind.REPORT, MONDAY, respondent="示例某单位", facts="示例举报者说压了三个月工资",
                complainant_rids=(who.rid,), secret=True)  # fmt: skip
    leads.save_lead(desk.context, lead)
    assert titles(desk, "举报者") == []
    assert titles(desk, "9191") == []
    assert kept_secret(desk.context, (who.rid, desk.workers[0].rid)) == {who.rid}
    assert kept_secret(desk.context, (desk.workers[0].rid,)) == frozenset()
    assert titles(desk, "某单位", "lead") == ["示例某单位（举报，2026年3月2日）"]


def test_more_than_are_shown_are_told_and_words_that_are_none_find_nothing(desk):
    for number in range(4):
        people.save_company(desk.context, a_company(f"示例同类{number}有限公司", uscc=""))
    told = find_all(desk.context, "同类", most=3)
    assert [each.title for each in told.found] == [f"示例同类{n}有限公司" for n in (3, 2, 1)]
    assert told.more == ("company",)
    assert find_all(desk.context, " 　（） ").found == ()


def test_a_store_that_cannot_be_written_is_looked_through_as_far_as_its_index_goes(desk, monkeypatch):
    titles(desk, "示例")
    people.save_person(desk.context, a_person("示例后来"))

    def full() -> None:
        raise Trouble("disk-full")

    monkeypatch.setattr(desk.context.store.db, "guard", full)
    told = find_all(desk.context, "工人甲")
    assert [each.title for each in told.found] == ["示例工人甲"]
    assert told.behind is not None
    assert told.behind.code == "disk-full"


def test_who_stops_the_making_of_the_index_loses_nothing_of_it(desk):
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_all(desk.context, "工人甲", progress=Stop())
    assert titles(desk, "工人甲", "person") == ["示例工人甲"]


@pytest.fixture(scope="module")
def plain_database() -> Iterator[Database]:
    database = Database(memory=True)
    for statement in (FIND_INDEX + BEGINNINGS_INDEX).split(";"):
        database.execute(statement)
    yield database
    database.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(st.text(max_size=12), max_size=5), word=st.text(min_size=1, max_size=4), data=st.data())
def test_a_word_is_found_where_it_stands_and_nowhere_else(plain_database, texts, word, data):
    """Any signs at all, and often a part of one of the texts."""
    index = FindIndex(plain_database)
    if texts and data.draw(st.booleans()):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, max(len(text) - 1, 0)))
        word = text[start : start + 4] or word
    plain = plain_name(word)
    if not plain:
        return
    every = [Findable("case", str(number), (text,)) for number, text in enumerate(texts)]
    index.renew([each.rid for each in every], every, 1)
    found = set(index.look("case", [plain], 100))
    index.renew([each.rid for each in every], (), 1)
    assert found == {each.rid for each in every if plain in plain_name(each.texts[0])}
