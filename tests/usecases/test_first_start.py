from dataclasses import replace

import pytest

from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from inspector_app.usecases.first_start import Entries, all_problems, first_step, step_of, step_problems

WHOLE = Entries(
    passphrase="correct horse", again="correct horse", folder="none/store", agency_name="示例县人社局",
    short_name="示", province="34", inspector="陈示例", certificate="示监0001", partner="林示例",
    partner_certificate="示监0002",
)  # fmt: skip


@pytest.fixture(scope="module")
def law():
    return Lawbook.load(resource("law"))


def test_whole_entries_have_no_problem(law):
    assert all_problems(WHOLE, law) == []
    assert first_step([]) is None


@pytest.mark.parametrize(
    ("changed", "step", "where", "code"),
    [
        ({"passphrase": "short", "again": "short"}, 0, "passphrase", "passphrase-too-short"),
        ({"again": "corect horse"}, 0, "again", "passphrase-differs"),
        ({"folder": ""}, 0, "folder", "setup-missing"),
        ({"folder": "OneDrive/store"}, 0, "folder", "store-place-synced"),
        ({"folder": "x" * 300}, 0, "folder", "store-path-too-long"),
        ({"short_name": " "}, 1, "short_name", "setup-missing"),
        ({"province": None}, 1, "province", "setup-missing"),
        ({"partner": ""}, 2, "partner", "setup-missing"),
        ({"partner_certificate": "示监0001"}, 2, "partner_certificate", "setup-same-certificate"),
        ({"office_key": "none/office-key.json"}, 2, "office_key", "key-card-unreadable"),
    ],
)
def test_each_problem_is_on_its_step(law, changed, step, where, code):
    entries = replace(WHOLE, **changed)
    assert [(p.where, p.code) for p in all_problems(entries, law)] == [(where, code)]
    assert first_step(all_problems(entries, law)) == step
    assert len(step_problems(step, entries, law)) == 1
    assert step_problems((step + 1) % 3, entries, law) == []


def test_a_folder_with_something_in_it_is_refused(law, tmp_path):
    assert all_problems(replace(WHOLE, folder=str(tmp_path)), law) == []
    (tmp_path / "other").write_text("", encoding="utf-8")
    assert [p.code for p in all_problems(replace(WHOLE, folder=str(tmp_path)), law)] == ["store-exists"]


def test_unknown_fields_belong_to_the_first_step():
    assert step_of("nowhere") == 0


def test_the_passphrase_is_not_in_the_setup():
    assert "correct horse" not in repr(WHOLE.setup())
