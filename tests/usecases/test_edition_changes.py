"""What a file of the bureau's own changes, against what counts without it."""

from dataclasses import replace

import pytest

from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder, resource
from inspector_app.usecases import editions, settings
from inspector_app.usecases.edition_changes import changes_by_adopting, changes_by_declining
from tests.lawbook.test_book import OWN_LIMIT, OWN_THRESHOLD, OWN_YEAR


def lay(context, file, text):
    path = context.store.folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return editions.look(context, file)


def signs(lines, sign):
    return [line[1:] for line in lines[2:] if line.startswith(sign)]


def test_only_the_entries_that_a_law_file_touches_are_compared(context):
    found = changes_by_adopting(context, lay(context, "law/limits.toml", OWN_LIMIT))
    assert "length = 3" in signs(found, "+")
    assert 'unit = "none"' in signs(found, "-")
    assert not any('"DL-03"' in line for line in found)
    standard = changes_by_adopting(context, lay(context, "law/thresholds.toml", OWN_THRESHOLD))
    assert not any("[national]" in line for line in standard)


def test_a_kind_that_a_file_names_whole_shows_what_falls_away(context):
    own = """[[criterion]]
id = "c-filed"
grade = "c"
title = "一年内立案五件以上"
looks = "filed"
least = 5
source = "本机关规定"
mark = "D"
"""
    found = changes_by_adopting(context, lay(context, "law/watching.toml", own))
    gone = signs(found, "-")
    assert [line for line in gone if line.startswith("id = ")] == [
        f'id = "{name}"' for name in (
            "c-three-times", "c-incident", "c-child-labour", "c-unperformed", "c-resists", "c-criminal", "b-found",
            "a-clean",
        )
    ]  # fmt: skip
    assert not any('title = "一般"' in line or "day = 5" in line for line in found)


def test_a_limit_stands_against_the_rule_of_the_bureaus_own_province_too(context):
    settings.save_agency(context, replace(context.agency, province="33"))
    found = changes_by_adopting(context, lay(context, "law/limits.toml", OWN_LIMIT.replace("DL-10", "DL-03")))
    assert 'basis = ["ZJ2020#30(1)", "R423#17"]' in signs(found, "-")


def test_a_year_stands_against_the_whole_year_that_counts_now(context):
    found = changes_by_adopting(context, lay(context, "law/calendar/2027.toml", OWN_YEAR))
    ours = (resource("law") / "calendar" / "2027.toml").read_text(encoding="utf-8")
    assert set(signs(found, "-")) <= set(ours.splitlines())
    assert "announced = true" in signs(found, "+")


def test_a_form_stands_against_the_newest_edition_of_the_same_form(context):
    ours = (forms_folder() / "order-to-pay_2026.12.toml").read_text(encoding="utf-8")
    own = ours.replace('edition = "2026.12"', 'edition = "2026.2"')
    found = changes_by_adopting(context, lay(context, "forms/order-to-pay_2026.2.toml", own))
    assert (signs(found, "-"), signs(found, "+")) == (['edition = "2026.12"'], ['edition = "2026.2"'])


def test_a_form_is_compared_by_what_it_says_not_by_how_its_file_is_written(context):
    """One line is changed, and a fragment is written out as older files do."""
    ours = (forms_folder() / "complaint-answer_2026.1.toml").read_text(encoding="utf-8")
    head = (forms_folder() / "fragments" / "outgoing.toml").read_text(encoding="utf-8")
    facts = head.partition("facts = [\n")[2].rpartition("]")[0]
    own = ours.replace('edition = "2026.1"', 'edition = "2026.2"').replace('{ include = "outgoing" },', facts)
    own = own.replace("特此答复", "特此告知")
    found = changes_by_adopting(context, lay(context, "forms/complaint-answer_2026.2.toml", own))
    gone, new = signs(found, "-"), signs(found, "+")
    assert (len(gone), len(new)) == (2, 2)
    assert "特此答复" in gone[1]
    assert gone[1].replace("特此答复", "特此告知") == new[1]


def test_what_the_program_has_not_is_new_from_end_to_end(context):
    bank = (resource("banks") / "worker_short.toml").read_text(encoding="utf-8")
    found = changes_by_adopting(context, lay(context, "banks/own.toml", bank))
    assert signs(found, "+") == bank.splitlines()
    assert changes_by_adopting(context, lay(context, "banks/worker_short.toml", bank)) == ()


def test_what_was_adopted_is_what_the_next_content_is_compared_with(context):
    first = lay(context, "law/limits.toml", OWN_LIMIT)
    assert changes_by_declining(context, first) == ()
    context = editions.adopt(context, first.file, first.sha256)
    assert changes_by_adopting(context, editions.look(context, first.file)) == ()
    second = lay(context, first.file, OWN_LIMIT.replace("= 3", "= 4"))
    found = changes_by_adopting(context, second)
    assert (signs(found, "-"), signs(found, "+")) == (["length = 3"], ["length = 4"])
    given_up = changes_by_declining(context, editions.look(context, first.file, first.sha256))
    assert "length = 3" in signs(given_up, "-")
    assert 'unit = "none"' in signs(given_up, "+")


def test_what_cannot_be_used_is_refused_before_anybody_is_asked(context):
    with pytest.raises(Refused, match="law-file-key-missing"):
        changes_by_adopting(context, lay(context, "law/limits.toml", "[[limit]]\nid = 3\n"))
