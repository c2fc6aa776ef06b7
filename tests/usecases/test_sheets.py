from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from inspector_app.domain.interview import QA
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import transcripts
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import copy_bytes, start_facts
from inspector_app.usecases.sheets import Eye, draft_work, issued_work


def test_the_pages_in_sight_are_drawn_beforehand_and_the_others_when_seen(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    made = draft_work(desk.context, paper, facts, Eye(first=1, count=1, dpi=40))(NoProgress())
    assert list(made.drawn) == [1]
    assert made.image(1, 40) is made.drawn[1]
    assert made.image(0, 80).width == pytest.approx(made.sizes[0][0] * 80 / 72, abs=1)


def test_a_sharper_wish_is_drawn_anew(desk, order):
    made = issued_work(desk.context, order, "存档联", Eye(dpi=40))(NoProgress())
    assert made.pdf == copy_bytes(desk.context, order, "存档联")
    assert made.image(0, 80).width > made.drawn[0].width


def test_an_eye_beyond_the_last_page_sees_nothing(desk, order):
    made = issued_work(desk.context, order, "存档联", Eye(first=99, dpi=40))(NoProgress())
    assert made.drawn == {}


def test_a_preview_tells_where_the_lines_of_each_question_and_fact_stand(desk):
    """So that it can follow what is written, to the end of a long answer and to what stands behind the questions; the
    text of the page has it."""
    person = desk.workers[0]
    begun = transcripts.Beginning(person, "worker", "项目部", "工资支付情况", Belongs(desk.case.rid))
    talk = transcripts.begin(desk.context, begun)
    asked = (*(QA(f"第{n}号问题？", "答" * 60) for n in range(39)), QA("第39号问题？", "答" * 3000 + "说完了😀"))
    talk = transcripts.save_transcript(desk.context, replace(talk, qas=asked, refusal="不识字"))
    paper = transcripts.interview_paper(desk.context, talk)
    made = draft_work(desk.context, paper, start_facts(desk.context, paper), Eye(dpi=40))(NoProgress())
    pages = [page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages]
    assert len(pages) > 3
    assert {name for name in made.places if isinstance(name, int)} == set(range(1, 41))
    begins = {name: lines[0] for name, lines in made.places.items()}
    for number in range(1, 41):
        assert f"第{number - 1}号问题？" in pages[begins[number][0]]
    assert "说完了□" in pages[made.places[40][-1][0]]
    assert begins[40][0] < made.places[40][-1][0]
    assert "不识字" in pages[begins["interview.refusal"][0]]
    assert begins["interview.place"][0] == 0 < begins["interview.matter"][1] < begins["interview.place"][1] < 0.5
    assert all(0 < part < 1 for lines in made.places.values() for _, part in lines)


def test_what_a_drafted_sentence_tells_stands_where_the_sentence_is(desk):
    paper = desk.order_paper()
    made = draft_work(desk.context, paper, desk.facts(paper), Eye(dpi=40))(NoProgress())
    assert made.places["order.due"] == made.places["text.order"]


def test_what_a_row_of_a_box_tells_stands_in_that_row_and_not_where_the_box_is_signed(desk):
    paper = plain_paper(desk.context, desk.case.rid, "filing-approval")
    made = draft_work(desk.context, paper, desk.facts(paper), Eye(dpi=40))(NoProgress())
    rows = [made.places[name] for name in ("filing.source", "filing.violation_until", "filing.facts")]
    assert all(len({part for _page, part in lines}) == len(lines) <= 3 for lines in rows)
    assert rows == sorted(rows)
    assert max(part for lines in rows for _page, part in lines) < 0.5
