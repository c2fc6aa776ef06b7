"""A practice store is told from a real one by everything that it makes, and goes away whole."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from inspector_app.domain.agency import practice_name
from inspector_app.domain.role import Role
from inspector_app.exchange.cards import read_device_card, write_device_card
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import handover, interviews, numbers, settings, store_file
from inspector_app.usecases.copies import take_copy
from inspector_app.usecases.demo_date import demo_day
from inspector_app.usecases.practice import practice_here, spoken
from inspector_app.usecases.practice_score import card_lines, score_card
from inspector_app.usecases.practice_store import STORE, begin_practice, practice_exists, remove_practice
from inspector_app.usecases.sheets import preview
from inspector_app.usecases.store_file import open_store
from inspector_app.usecases.transcripts import interview_paper
from tests.desk import CHEAP


def codes(attempt, *arguments) -> list[str]:
    with pytest.raises((Refused, Trouble)) as refusal:
        attempt(*arguments)
    error = refusal.value
    return [error.code] if isinstance(error, Trouble) else [problem.code for problem in error.problems]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice") / "练习区"
    begin_practice(folder, "worker", lambda _line: None, CHEAP)
    return folder


@pytest.fixture(scope="module")
def practice(folder):
    context = open_store(folder / STORE, "demo", SystemClock())
    yield context
    with suppress(Trouble):
        context.store.close()


def test_everything_says_that_it_is_practice(practice):
    assert practice.agency.name.endswith("（练习）")
    talk = practice_here(practice).talks[0]
    drawn = PdfReader(BytesIO(preview(practice, interview_paper(practice, talk), {})))
    assert all(page.extract_text().count("练习") >= 2 for page in drawn.pages)
    form = practice.forms_of(Role.ORDER)[0]
    assert numbers.block_for(practice, form, numbers.given_numbers(practice.store)).text(1).startswith("练习")
    assert codes(numbers.typed_number, practice, form, "示人社监令字〔2026〕9号") == ["number-of-practice"]


def test_nothing_leaves_it_and_nothing_real_comes_in(practice, tmp_path):
    assert codes(handover.prepare_export, practice) == ["practice-stays-here"]
    assert codes(handover.save_device_card, practice, tmp_path / "card.pub") == ["practice-stays-here"]
    assert codes(store_file.adopt_office, practice, tmp_path / "office.json") == ["practice-stays-here"]
    assert codes(take_copy, practice, [tmp_path / "x.case"]) == ["practice-stays-here"]
    write_device_card(tmp_path / "device.pub", handover.device_card(practice))
    assert codes(read_device_card, tmp_path / "device.pub") == ["key-card-practice"]


@pytest.mark.parametrize("name", [{"name": "示例县人力资源和社会保障局"}, {"short_name": "示"}])
def test_it_cannot_pass_for_a_real_one(practice, name):
    assert codes(settings.save_agency, practice, replace(practice.agency, **name)) == ["agency-of-practice"]
    assert settings.save_agency(practice, replace(practice.agency, phone="0550-12333001")).is_practice


def test_a_real_one_cannot_pass_for_practice(context):
    named = replace(context.agency, name=practice_name(context.agency.name))
    assert codes(settings.save_agency, context, named) == ["agency-practice"]
    assert practice_here(context) is None
    assert codes(score_card, context) == ["practice-only"]


def test_its_days_are_its_own_and_go_on(practice):
    assert demo_day(practice) == practice.clock.today()
    assert practice.clock.now() < SystemClock().now() - timedelta(days=1)


def test_the_score_follows_the_record(practice):
    """What he says is taken down word for word, and what procedure demands is answered."""
    played = practice_here(practice)
    talk = played.talks[0]
    scene = played.scene
    stock = [qa for bank in practice.banks if bank.id == scene.bank for qa in bank.questions if not qa.key]
    untold = "\n".join(card_lines(score_card(practice)))
    assert "没有问到的事：还有21件，填了结束时间以后逐件列出" in untold
    assert scene.knows[0].title not in untold
    before = {part.title: part.count for part in score_card(practice).parts}
    began, ended = (talk.started_at - timedelta(minutes=before_now) for before_now in (40, 5))
    whole = replace(talk, qas=(*talk.qas[:-1], *stock, talk.qas[-1]), started_at=began, ended_at=ended)
    said = spoken(scene, whole.qas)
    answered = [replace(qa, answer=speech.words) for qa, speech in zip(whole.qas, said, strict=True)]
    interviews.save_interview(practice, replace(whole, qas=tuple(answered)))
    after = {part.title: part.count for part in score_card(practice).parts}
    assert (before["问到并记下"], after["问到并记下"]) == ("0/21", "18/22")
    assert (before["怎样问的"], before["案卷评查"]) == ("", "")  # nothing is good before anything was asked
    assert (before["询问的程序"], after["询问的程序"]) == ("3/9", "8/9")
    lines = "\n".join(card_lines(score_card(practice)))
    assert "✗ 先说一分钱没拿过，后来说领过生活费：前后说法不一，没有当面问清" in lines
    assert (
        "✗ 劳务公司的施工员也在现场管工人：知道的事，没有问到（证明“用人单位”：《劳动保障监察条例》第二条第一款"
        in lines
    )
    assert "✗ 劳动保障监察限期改正指令书：还没有签发" in lines


def test_it_goes_away_whole_and_nothing_else_does(folder, practice, tmp_path):
    practice.store.close()
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter").write_text("mine")
    assert codes(remove_practice, tmp_path / "thesis") == ["practice-not-ours"]
    (folder / "mine.txt").write_text("mine")
    assert codes(remove_practice, folder) == ["practice-not-ours"]
    (folder / "mine.txt").unlink()
    assert practice_exists(folder)
    assert remove_practice(folder)
    assert not remove_practice(folder)
    assert list(folder.parent.iterdir()) == []
