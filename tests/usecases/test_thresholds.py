"""数额标准 typed by the inspector: an act in the journal, like every other rule of law that a bureau brings."""

import pytest

from inspector_app.domain.edition import Edition
from inspector_app.support.errors import Refused
from inspector_app.usecases import editions, store_file
from inspector_app.usecases.history import history
from inspector_app.usecases.store_file import check_store, open_store, opening_problems
from inspector_app.usecases.thresholds import set_threshold, threshold
from tests.lawbook.test_book import OWN_THRESHOLD

FILE = "law/thresholds.toml"


def figures(context):
    now = threshold(context)
    return now.single_low_fen, now.group_low_fen, now.document


def codes(call):
    with pytest.raises(Refused) as refusal:
        call()
    return [(problem.code, problem.where) for problem in refusal.value.problems]


def reopened(context, clock):
    folder = context.store.folder
    context.store.close()
    return open_store(folder, "correct horse", clock)


def test_a_typed_standard_is_an_act_with_who_when_and_the_figures(context, clock):
    before = figures(context)
    after = set_threshold(context, 800_000, 5_000_000, " 示例高法〔2026〕1号 ")
    assert figures(after) == (800_000, 5_000_000, "示例高法〔2026〕1号") != before
    (edition,) = context.store.find(Edition, file=FILE)
    assert (edition.adopted, edition.by, edition.source) == (True, "陈示例", "设置中填写")
    (line,) = history(context, edition.rid)
    assert (line.actor, line.at) == ("陈示例", clock.now())
    assert check_store(after) == []
    again = reopened(after, clock)
    assert figures(again) == (800_000, 5_000_000, "示例高法〔2026〕1号")
    (known,) = [each for each in editions.listed(again) if each.file == FILE]
    assert figures(editions.decline(again, FILE, known.sha256)) == before
    again.store.close()


def test_what_the_bureau_adopted_of_other_provinces_stays(context):
    text = OWN_THRESHOLD + '[[threshold]]\nplace = "41"\nsingle = 9000\ngroup = 60000\ndocument = "示例"\nmark = "D"\n'
    context = editions.adopt_content(context, FILE, text, "示例")
    assert context.law.threshold("41").single_low_fen == 900_000
    after = set_threshold(context, 800_000, 5_000_000, "示例高法〔2026〕1号")
    assert figures(after)[:2] == (800_000, 5_000_000)
    assert after.law.threshold("41").single_low_fen == 900_000
    assert figures(editions.adopt_content(after, FILE, text, "示例")) != figures(after)  # the later act counts


@pytest.mark.parametrize(
    ("single", "group", "document", "found"),
    [
        (0, 5_000_000, "示例", [("threshold-not-positive", "threshold.single")]),
        (800_000, 5_000_000, " ", [("threshold-no-document", "threshold.document")]),
        (None, 5_000_000, "示例", [("setup-missing", "threshold.single")]),
        (800_050, 5_000_000, "示例", [("threshold-not-whole-yuan", "threshold.single")]),
        (800_000, 50_000, "示例", [("threshold-outside-range", "threshold.group")]),
    ],
)  # fmt: skip
def test_a_standard_that_cannot_be_one_is_refused_at_its_field(context, single, group, document, found):
    assert codes(lambda: set_threshold(context, single, group, document)) == found
    assert context.store.all(Edition) == ()


def as_an_earlier_version_kept_it(context, *values):
    for key, value in zip(("single", "group", "document"), values, strict=True):
        context.store.settings.set(f"threshold-{key}", value)


def test_a_standard_set_by_an_earlier_version_becomes_an_act_when_the_store_is_opened(context, clock):
    as_an_earlier_version_kept_it(context, "900000", "6000000", "示例高法〔2025〕9号")
    again = reopened(context, clock)
    assert figures(again) == (900_000, 6_000_000, "示例高法〔2025〕9号")
    assert [edition.by for edition in again.store.find(Edition, file=FILE)] == ["陈示例"]
    assert opening_problems(again) == []
    again = reopened(again, clock)
    assert len(again.store.find(Edition, file=FILE)) == 1
    again.store.close()


def test_one_that_cannot_be_adopted_counts_as_before_and_is_told_until_it_is_typed_anew(context, clock):
    as_an_earlier_version_kept_it(context, "100", "6000000", "示例旧标准")
    again = reopened(context, clock)
    assert figures(again) == (100, 6_000_000, "示例旧标准")
    (problem,) = opening_problems(again)
    assert problem.code == "threshold-beside-journal"
    assert "超出全国幅度" in problem.details["why"]
    after = set_threshold(again, 800_000, 5_000_000, "示例高法〔2026〕1号")
    assert (figures(after)[0], opening_problems(after)) == (800_000, [])
    after.store.close()


def test_in_a_database_that_went_back_the_earlier_setting_counts_and_nothing_is_written(context, clock):
    as_an_earlier_version_kept_it(context, "900000", "6000000", "示例高法〔2025〕9号")
    folder = context.store.folder
    context.store.close()
    older = (folder / "inspector.db").read_bytes()
    with store_file.opened(folder, "correct horse", clock):
        pass
    (folder / "inspector.db").write_bytes(older)
    with store_file.opened(folder, "correct horse", clock) as again:
        assert figures(again)[0] == 900_000
        assert {problem.code for problem in opening_problems(again)} == {"store-went-back", "threshold-beside-journal"}
