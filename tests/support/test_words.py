"""Every sentence can be said, with or without its details."""

import string

from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.words import error_lines, problem_line, sentence, sentences, sentences_of


def test_every_sentence_is_a_sentence_with_plain_blanks():
    for code, text in sentences().items():
        assert text.endswith(("。", "？", "！", "）", "{note}", "{why}")), code
        for _, name, spec, conversion in string.Formatter().parse(text):
            assert name is None or (name.isidentifier() and not spec and not conversion), code


def test_a_missing_detail_shows_as_a_blank():
    assert "＿" in sentence("disk-write-failed")
    assert "磁盘已满" in sentence("disk-write-failed", {"folder": "x", "reason": "磁盘已满"})


def test_unknown_codes_are_not_hidden():
    assert "no-such-code" in sentence("no-such-code")


def test_lines_for_people():
    line = problem_line(Problem("gate-no-order", "order", Level.ERROR))
    assert line.startswith("错误：[order] 尚未向当事人作出责令")
    assert line.endswith("（gate-no-order）")
    assert error_lines(Refused(Problem("time-order")))[0].startswith("错误：")
    assert error_lines(Trouble("disk-write-failed"))[0].startswith("无法继续：")


def test_a_day_in_a_sentence_is_said_as_in_every_sentence_and_what_was_typed_stays_as_it_was():
    assert "（2026年3月5日）" in sentence("service-after-due", {"due": "2026-03-05"})
    assert "2026-02-30" in sentence("date-impossible", {"text": "2026-02-30"})


def test_of_several_problems_each_is_said_once():
    said = [sentence(code) for code in ("time-order", "setup-missing")]
    problems = [Problem("time-order"), Problem("setup-missing"), Problem("time-order", "other")]
    assert sentences_of(problems) == "".join(said)
    assert sentences_of(problems, most=1) == said[0] + sentence("problems-more", {"count": "1"})


def test_what_to_do_is_said_as_it_can_be_done_where_it_is_read():
    window = ("对应各列", "没有写明的月份")
    of_lists = {code: text for code, text in sentences().items() if text.count("||") > 1 and window[0] in text}
    assert {"roster-no-month", "roster-no-year", "roster-net-open", "list-year-taken"} <= of_lists.keys()
    for code in of_lists:
        assert "--" in sentence(code, typed=True)
        copied = sentence(code, copied=True)
        assert "清单" in copied
        assert not any(word in copied for word in (*window, "--", "[[", "||"))
    assert sentence("edition-undecided", copied=True) == sentence("edition-undecided")
