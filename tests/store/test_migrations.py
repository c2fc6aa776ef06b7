"""What the released steps do to a store of an earlier version."""

import json
from contextlib import closing, contextmanager

from inspector_app.domain import older
from inspector_app.domain.records import decode
from inspector_app.store import migrations
from inspector_app.store.drafts import Drafts
from inspector_app.vault.door import Migrations, open_database, rows, run


@contextmanager
def database_before(folder, step):
    """The tables of a store of the version before a step."""
    chain = Migrations("inspector")
    for name, each in vars(migrations).items():
        if name.startswith("m0") and name < step.__name__:
            chain()(each)
    with closing(open_database(folder / "inspector.db", bytes(32))) as db:
        chain.apply(db)
        yield db


def keep_draft(db, key, body="{}", table="draft"):
    run(
        db, f"INSERT INTO {table} (key, title, body, at) VALUES (?, ?, ?, '2026-03-02T01:00:00.000Z')", (key, key, body)
    )


def test_each_draft_gets_the_key_of_a_record_of_its_own(tmp_path, clock):
    with database_before(tmp_path, migrations.m0002_bin_of_drafts) as db:
        for old in ("cases:new", "cases:lead", "cases:payment:c1", "interviews:i1"):
            keep_draft(db, old)
        migrations.m0002_bin_of_drafts(db)
        found = {draft.title: draft.key for draft in Drafts(db, clock).all()}
    assert found["cases:payment:c1"] == "cases:c1:payment"
    assert found["interviews:i1"] == "interviews:i1"
    assert found["cases:new"].startswith("cases:new:case:")
    assert found["cases:lead"].startswith("cases:new:lead:")


def test_the_draft_of_a_paper_gathers_what_it_speaks_of(tmp_path, clock):
    paper = {"form": "order-to-pay", "case_rid": "c", "liability_rid": "l", "claim_rids": ["x"], "due": None}
    texts = {"paper": paper, "facts": {"text.plea": "半截\ud800"}, "document_rid": ""}
    others = ({"reason": "同意"}, ["paper"], "paper", {"paper": "甲"})
    with database_before(tmp_path, migrations.m0004_about) as db:
        keep_draft(db, "documents:1", json.dumps(texts))
        keep_draft(db, "inspections:1", json.dumps(texts))
        for number, body in enumerate(others):
            keep_draft(db, f"documents:1:act:{number}", json.dumps(body))
        run(
            db,
            "INSERT INTO discarded_draft (key, title, body, at, thrown_at) SELECT key, title, body, at, at FROM draft",
        )
        migrations.m0004_about(db)
        kept = {draft.key: draft.body for draft in Drafts(db, clock).all()}
        thrown = dict(rows(db, "SELECT key, body FROM discarded_draft"))
    lifted = kept["documents:1"]
    assert (lifted["facts"], lifted["paper"]["form"], lifted["paper"]["case_rid"]) == (
        texts["facts"],
        "order-to-pay",
        "c",
    )
    assert "liability_rid" not in lifted["paper"]
    about = lifted["paper"]["about"]
    assert (about["liability_rid"], about["claim_rids"], about["order_rid"]) == ("l", ["x"], "")
    assert json.loads(thrown["documents:1"]) == lifted
    assert kept["inspections:1"] == texts
    assert tuple(kept[f"documents:1:act:{number}"] for number in range(len(others))) == others


def test_a_limit_keeps_its_act_and_is_told_its_other_causes_at_the_next_opening(tmp_path):
    with database_before(tmp_path, migrations.m0005_causes_of_limits) as db:
        migrations.m0005_causes_of_limits(db)
        assert rows(db, "SELECT 1 FROM setting WHERE key = 'causes-unfilled'") == []
    (tmp_path / "used").mkdir()
    with database_before(tmp_path / "used", migrations.m0005_causes_of_limits) as db:
        run(
            db,
            "INSERT INTO deadline VALUES (1, 'd', 'h', 'DL-03', '2026-03-02', '2026-06-02', 0, '2026', 'c', '', 'act',"
            " '案件调查', NULL)",
        )
        migrations.m0005_causes_of_limits(db)
        told = rows(db, "SELECT started_by, ended_by, extensions FROM deadline")
        assert list(map(tuple, told)) == [("act", "", "[]")]
        assert list(map(tuple, rows(db, "SELECT value FROM setting WHERE key = 'causes-unfilled'"))) == [("yes",)]


def test_a_review_of_before_tells_neither_what_it_saw_nor_what_came_of_it(tmp_path):
    with database_before(tmp_path, migrations.m0006_reviewed_what) as db:
        run(
            db,
            "INSERT INTO act VALUES (1, 'a', 'h', 'reviewed', 'd', '2026-03-02T01:00:00.000Z', '示例法制员', 'c',"
            " '同意', NULL, '', 0, NULL, '', '[]')",
        )
        migrations.m0006_reviewed_what(db)
        assert list(map(tuple, rows(db, "SELECT rid, facts_sha256, result FROM act"))) == [("a", "", None)]


def test_nobody_was_merged_before(tmp_path):
    with database_before(tmp_path, migrations.m0007_merged_parties) as db:
        columns = "rid, head, name, uscc, legal_representative, address, phone, note"
        run(db, f"INSERT INTO company ({columns}) VALUES ('f', 'h', '甲', '', '', '', '', '')")
        migrations.m0007_merged_parties(db)
        assert rows(db, "SELECT rid, merged_into FROM company") == [("f", "")]
        assert rows(db, "SELECT rid, merged_into FROM person") == []


def test_a_nought_that_was_recorded_stays_and_what_comes_may_be_unknown(tmp_path):
    texts = (
        "head, name, code, town, address, department, kind, state, owner_name, contractor_name, manager_name,"
        " manager_phone, special_account, deposit, real_name_system, paid_by_contractor, wage_specialist, notice_board,"
        " note"
    )
    insert = f"INSERT INTO project (rid, heads, unpaid_fen, {texts}) VALUES (?, ?, ?, {', '.join(['?'] * 19)})"
    with database_before(tmp_path, migrations.m0008_unknown_counts) as db:
        run(db, insert, ("p1", 0, 0, *["甲"] * 19))
        run(db, insert, ("p2", 7, 500, *["甲"] * 19))
        migrations.m0008_unknown_counts(db)
        run(db, insert, ("p3", None, None, *["甲"] * 19))
        assert rows(db, "SELECT rid, heads, unpaid_fen FROM project ORDER BY rid") == [
            ("p1", 0, 0),
            ("p2", 7, 500),
            ("p3", None, None),
        ]


def test_a_line_of_before_was_told_whole(tmp_path):
    with database_before(tmp_path, migrations.m0009_months_of_a_line) as db:
        columns = [name for _, name, *_ in rows(db, "PRAGMA table_info(wage_claim)")]
        assert "parts" not in columns
        migrations.m0009_months_of_a_line(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(wage_claim)")}
        assert told["parts"] == "'[]'"


def test_a_line_of_the_list_tells_nothing_of_overtime_and_deductions_before(tmp_path):
    with database_before(tmp_path, migrations.m0012_what_wages_are_reckoned_by) as db:
        migrations.m0012_what_wages_are_reckoned_by(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(wage_claim)")}
    found = [told[name] for name in ("overtime", "hours_system", "deductions", "advance_fen")]
    assert found == ["''", None, "''", None]


def test_nobody_was_asked_before_in_whose_hands_the_wage_card_is(tmp_path):
    with database_before(tmp_path, migrations.m0018_wage_cards) as db:
        migrations.m0018_wage_cards(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(wage_claim)")}
    found = [told[name] for name in ("card_keeper", "card_keeper_name", "card_told_by", "card_told_on")]
    assert found == [None, "''", "''", None]


def test_nobody_was_asked_before_when_exhibits_were_handed_over(tmp_path):
    with database_before(tmp_path, migrations.m0037_handed_over_to_the_police) as db:
        migrations.m0037_handed_over_to_the_police(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(referral)")}
    assert told["handed_on"] is None


def test_nobody_had_kept_since_when_a_lead_is_in_its_case(tmp_path):
    with database_before(tmp_path, migrations.m0038_since_when_a_lead_is_in_its_case) as db:
        migrations.m0038_since_when_a_lead_is_in_its_case(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(lead)")}
    assert (told["case_on"], told["merged_on"]) == (None, None)


def test_a_line_of_before_has_no_remark(tmp_path):
    with database_before(tmp_path, migrations.m0035_remarks_of_a_line) as db:
        migrations.m0035_remarks_of_a_line(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(wage_claim)")}
    assert told["note"] == "''"


def test_a_paper_is_told_that_it_was_made_from_no_register(tmp_path, clock):
    about = json.dumps({"person_rid": "p", "claim_rids": ["x"]})
    columns = "rid, head, form, edition, kind, title, created_at, case_rid, project_rid, subject_rid, addressee"
    rest = "addressee_rid, number, block_rid, version, facts_sha256, form_sha256, copies, reasons, replaces, facts"
    with database_before(tmp_path, migrations.m0020_made_from_a_register) as db:
        marks = ", ".join("1" if name == "version" else "''" for name in f"{columns}, {rest}".split(", "))
        run(db, f"INSERT INTO document ({columns}, {rest}, about) VALUES ({marks}, ?)", (about,))
        keep_draft(db, "documents:1", json.dumps({"paper": {"form": "f", "about": {"lead_rid": ""}}, "facts": {}}))
        keep_draft(db, "documents:2", json.dumps({"paper": "甲"}))
        migrations.m0020_made_from_a_register(db)
        ((kept,),) = rows(db, "SELECT about FROM document")
        drafts = {draft.key: draft.body for draft in Drafts(db, clock).all()}
    new = {"lead_rid": "", "hazard_rid": "", "meeting_rid": ""}
    assert kept == json.dumps({"person_rid": "p", "claim_rids": ["x"], **new}, sort_keys=True, separators=(",", ":"))
    assert drafts["documents:1"]["paper"]["about"] == new
    assert drafts["documents:2"] == {"paper": "甲"}


def test_nobody_had_said_who_reviews_the_acts_of_the_agency(tmp_path):
    with database_before(tmp_path, migrations.m0021_review_organ) as db:
        migrations.m0021_review_organ(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(agency)")}
    assert (told["review_organ"], told["court"]) == ("''", "''")


def test_no_step_of_a_hazard_was_proved_before(tmp_path):
    with database_before(tmp_path, migrations.m0022_signed_steps) as db:
        migrations.m0022_signed_steps(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(hazard_step)")}
    assert told["evidence_rids"] == "'[]'"


def test_what_a_note_told_of_a_print_stands_beside_it(tmp_path):
    note = "用印纸7号；打印情况：另存；在局里打印；对回答的处理：不予回避"
    with database_before(tmp_path, migrations.m0024_told_of_prints) as db:
        for number, kind in ((1, "signed"), (2, "served")):
            run(
                db,
                "INSERT INTO act VALUES (?, ?, 'h', ?, 'd', '2026-03-02T01:00:00.000Z', '示例', 'c', ?, NULL, '', 0,"
                " NULL, '', '[]', '', NULL)",
                (number, f"a{number}", kind, note),
            )
        migrations.m0024_told_of_prints(db)
        kept = list(map(tuple, rows(db, "SELECT note, corrected, printed, answered FROM act ORDER BY id")))
    assert kept == [("用印纸7号", "", "另存；在局里打印", "不予回避"), (note, "", "", "")]
    signed, served = (older.told_beside_the_note({"kind": kind, "note": note}) for kind in ("signed", "served"))
    assert kept == [
        tuple(each[name] for name in ("note", "corrected", "printed", "answered")) for each in (signed, served)
    ]


def test_a_paper_is_told_that_it_was_made_from_no_entry_of_those_who_are_watched(tmp_path, clock):
    with database_before(tmp_path, migrations.m0026_made_from_an_entry) as db:
        keep_draft(db, "documents:1", json.dumps({"paper": {"form": "f", "about": {"lead_rid": "l"}}, "facts": {}}))
        migrations.m0026_made_from_an_entry(db)
        (kept,) = Drafts(db, clock).all()
    assert kept.body["paper"]["about"] == {"lead_rid": "l", "advice_rid": "", "incident_rid": ""}


def test_no_paper_bore_a_code_before(tmp_path):
    with database_before(tmp_path, migrations.m0028_paper_codes) as db:
        migrations.m0028_paper_codes(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(agency)")}
    assert told["paper_codes"] == "0"


def test_nobody_had_said_that_no_code_is_scanned(tmp_path):
    with database_before(tmp_path, migrations.m0036_where_no_code_is_scanned) as db:
        migrations.m0036_where_no_code_is_scanned(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(agency)")}
    assert told["no_entry_codes"] == "0"
    assert older.where_codes_may_be_scanned({"rid": "a"}) == {"rid": "a", "no_entry_codes": False}


def test_nobody_had_said_whether_orders_tell_of_review(tmp_path):
    with database_before(tmp_path, migrations.m0049_rights_on_orders) as db:
        migrations.m0049_rights_on_orders(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(agency)")}
    assert told["order_rights"] == "'before'"
    assert older.orders_as_before({"rid": "a"}) == {"rid": "a", "order_rights": "before"}


def test_of_a_monthly_report_of_before_contracts_and_insurance_are_not_known(tmp_path):
    with database_before(tmp_path, migrations.m0030_contracts_and_insurance_told) as db:
        migrations.m0030_contracts_and_insurance_told(db)
        told = {name: (must, default) for _, name, _, must, default, *_ in rows(db, "PRAGMA table_info(watch_report)")}
    assert told["contracts"] == told["insured"] == (0, None)
    body = {"rid": "r", "watch_rid": "w", "month": "2026-02-01", "received_on": "2026-03-02", "heads": 3,
            "unpaid_fen": None, "text": "", "evidence_rids": []}  # fmt: skip
    lifted = decode("watch_report", 1, json.dumps(body))
    assert (lifted.heads, lifted.contracts, lifted.insured) == (3, None, None)


def test_nobody_had_looked_what_a_camera_wrote(tmp_path):
    with database_before(tmp_path, migrations.m0031_cameras) as db:
        migrations.m0031_cameras(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(evidence)")}
    assert told["camera"] is None
    assert older.of_no_camera({"rid": "e"}) == {"rid": "e", "camera": None}


def test_nobody_had_asked_for_the_code_of_a_visit(tmp_path):
    with database_before(tmp_path, migrations.m0032_entry_codes) as db:
        migrations.m0032_entry_codes(db)
        migrations.m0046_scanned_on_the_way_out(db)
        told = {name: default for _, name, _, _, default, *_ in rows(db, "PRAGMA table_info(inspection)")}
    assert told["entry_code"] == told["entry_code_why"] == "''"
    assert (told["scanned_at"], older.scanned_when_nobody_said({"rid": "v"})) == (
        None,
        {"rid": "v", "scanned_at": None},
    )
    assert older.without_entry_code({"rid": "v"}) == {"rid": "v", "entry_code": "", "entry_code_why": ""}


def test_nobody_had_asked_who_came_along_or_followed_a_finding_up(tmp_path):
    with database_before(tmp_path, migrations.m0033_followed_up) as db:
        migrations.m0033_followed_up(db)
        told = {
            (table, name): default
            for table in ("inspection", "finding")
            for _, name, _, _, default, *_ in rows(db, f"PRAGMA table_info({table})")
        }
    assert told["inspection", "helpers"] == told["inspection", "refusal_note"] == "''"
    assert (told["inspection", "scan_later"], told["finding", "due"], told["finding", "after_rids"]) == (
        "0", None, "'[]'",
    )  # fmt: skip
    visit = older.helped_by_nobody({"rid": "v"})
    assert visit == {"rid": "v", "helpers": "", "refusal_note": "", "scan_later": False}
    lifted = decode("finding", 1, json.dumps({"rid": "f", "inspection_rid": "v", "text": "没有公示", "item": "",
                                              "provision": "", "evidence_rids": []}))  # fmt: skip
    assert (lifted.due, lifted.corrected_on, lifted.after_rids) == (None, None, ())


def test_nobody_had_kept_who_was_at_a_talk_and_where_an_answer_came_from(tmp_path):
    with database_before(tmp_path, migrations.m0034_parts_of_transcripts) as db:
        run(db, "PRAGMA foreign_keys = OFF")
        run(
            db,
            "INSERT INTO interview (rid, head, person_rid, started_at, place, case_rid, inspection_rid, inspector_rids,"
            " recorder_name, matter, ordinal, others_present, qas)"
            " VALUES ('i', 'h', 'p', 't', '', '', '', '[]', '', '', 1, '', ?)",
            ('[{"answer":"答","key":"","question":"问"}]',),
        )
        migrations.m0034_parts_of_transcripts(db)
        ((qas, guardian),) = rows(db, "SELECT qas, guardian FROM interview")
    assert (qas, guardian) == ('[{"answer":"答","before":"","key":"","question":"问","shared":false}]', "")
    told = older.asked_alone({"rid": "i", "refusal": "已写", "qas": [{"question": "问", "answer": "答", "key": ""}]})
    assert (told["refusal"], told["interpreter"]) == ("已写", "")  # a blank or a draft may tell of it already
    assert told["qas"] == [{"question": "问", "answer": "答", "key": "", "shared": False, "before": ""}]


def test_nobody_had_kept_who_watched_a_draw_nor_the_papers_of_an_application(tmp_path):
    with database_before(tmp_path, migrations.m0044_witnessed) as db:
        migrations.m0044_witnessed(db)
        told = {
            (table, name): default
            for table in ("draw", "listing")
            for _, name, _, _, default, *_ in rows(db, f"PRAGMA table_info({table})")
        }
    assert (told["draw", "witness"], told["listing", "evidence_rids"]) == ("''", "'[]'")
