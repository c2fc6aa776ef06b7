"""The steps that made the store's tables. A released step is never edited, renamed or moved; new ones are added below.

Steps hold literal SQL, here or in the ``…_tables`` and ``…_steps`` beside this, never today's record classes. Guard
triggers are no part of them: ``guards`` sets them anew after every run of steps, because ``Table.transform()`` drops
triggers. Rows have AUTOINCREMENT ids, because the window's lists keep ids and none may come to mean another record.
"""

import json
from uuid import uuid4

from inspector_app.store.about_steps import ABOUT_0004, as_json, lifted_draft, tell_about
from inspector_app.store.act_steps import move_out_of_notes
from inspector_app.store.campaign_tables import CAMPAIGNS, WITNESSED
from inspector_app.store.contact_tables import CONTACTS
from inspector_app.store.dispatch_tables import ASSIGNMENTS, DISPATCH
from inspector_app.store.element_tables import ELEMENT_TIES
from inspector_app.store.find_index import BEGINNINGS_INDEX, FIND_INDEX
from inspector_app.store.first_tables import BIN_OF_DRAFTS, FIRST_TABLES
from inspector_app.store.fund_tables import FUNDS
from inspector_app.store.lead_tables import LEADS, SINCE
from inspector_app.store.list_tables import BROUGHT_LISTS
from inspector_app.store.report_tables import REPORTS
from inspector_app.store.sheet_tables import SHEETS
from inspector_app.store.survey_tables import SURVEYS
from inspector_app.store.talk_steps import tell_of_talks
from inspector_app.store.transfer_tables import COPIES, LOOKS, RENAMINGS, TRANSFERS, VERSIONS
from inspector_app.store.visit_tables import FOLLOWED_UP
from inspector_app.store.wage_tables import RECKONED_BY, REMARKS, WAGE_CARDS
from inspector_app.store.watching_tables import CONTRACTS_AND_INSURANCE, HANDED_OVER, WATCHING
from inspector_app.vault.door import Database, Migrations, rows, run

migrations = Migrations("inspector")


def _each(db: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            run(db, statement)


@migrations()
def m0001_first_tables(db: Database) -> None:
    """Journal, one table per kind of record, and what the laptop keeps for itself."""
    _each(db, FIRST_TABLES)


@migrations()
def m0002_bin_of_drafts(db: Database) -> None:
    """Drafts that were thrown away stay for a while; one record may have several of them."""
    _each(db, BIN_OF_DRAFTS)
    for kind, key in (("case", "cases:new"), ("lead", "cases:lead")):  # until now one draft for all new ones
        run(db, "UPDATE draft SET key = ? WHERE key = ?", (f"cases:new:{kind}:{uuid4()}", key))


@migrations()
def m0003_editions(db: Database) -> None:
    """What the bureau adopted of its own forms and law data."""
    _each(
        db,
        """
        CREATE TABLE edition (
            id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
            file TEXT NOT NULL, sha256 TEXT NOT NULL, adopted INTEGER NOT NULL, decided_at TEXT NOT NULL,
            "by" TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, source TEXT NOT NULL
        ) STRICT;
        """,
    )


@migrations()
def m0004_about(db: Database) -> None:
    """A paper keeps the records it speaks of; kept papers are filled in by the program that opens the store next."""
    lines = rows(db, "SELECT id, claim_rids FROM document")
    _each(
        db,
        """
        ALTER TABLE document DROP COLUMN claim_rids;
        ALTER TABLE document ADD COLUMN about TEXT NOT NULL DEFAULT '';
        """,
    )
    for number, claim_rids in lines:
        about = {**ABOUT_0004, "claim_rids": json.loads(claim_rids)}
        run(db, "UPDATE document SET about = ? WHERE id = ?", (as_json(about), number))
    if lines:
        run(db, "INSERT INTO setting (key, value) VALUES ('about-unfilled', 'yes')")
    for table in ("draft", "discarded_draft"):
        for number, text in rows(db, f"SELECT id, body FROM {table} WHERE key LIKE 'documents:%'"):
            run(db, f"UPDATE {table} SET body = ? WHERE id = ?", (lifted_draft(text), number))


@migrations()
def m0005_causes_of_limits(db: Database) -> None:
    """A limit keeps what ended and extended it; kept ones are told it by the program that opens the store next."""
    _each(
        db,
        """
        ALTER TABLE deadline RENAME COLUMN act_rid TO started_by;
        ALTER TABLE deadline ADD COLUMN ended_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE deadline ADD COLUMN extensions TEXT NOT NULL DEFAULT '[]';
        INSERT INTO setting (key, value) SELECT 'causes-unfilled', 'yes' WHERE EXISTS (SELECT 1 FROM deadline);
        """,
    )


@migrations()
def m0006_reviewed_what(db: Database) -> None:
    """An act keeps what a paper held when it was submitted or reviewed, and what came of the review."""
    _each(
        db,
        """
        ALTER TABLE act ADD COLUMN facts_sha256 TEXT NOT NULL DEFAULT '';
        ALTER TABLE act ADD COLUMN result TEXT;
        """,
    )


@migrations()
def m0007_merged_parties(db: Database) -> None:
    """A person or company keeps into which other record it was merged."""
    _each(
        db,
        """
        ALTER TABLE person ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
        ALTER TABLE company ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
        CREATE INDEX person_merged ON person (merged_into) WHERE merged_into <> '';
        CREATE INDEX company_merged ON company (merged_into) WHERE merged_into <> '';
        """,
    )


@migrations()
def m0008_unknown_counts(db: Database) -> None:
    """Head counts and the unpaid sum of a project may be unknown. What stands as 0 was recorded so and stays."""
    for table, column in (("project", "heads"), ("project", "unpaid_fen"), ("lead", "heads")):
        _each(
            db,
            f"""
            ALTER TABLE {table} RENAME COLUMN {column} TO told;
            ALTER TABLE {table} ADD COLUMN {column} INTEGER;
            UPDATE {table} SET {column} = told;
            ALTER TABLE {table} DROP COLUMN told;
            """,
        )


@migrations()
def m0009_months_of_a_line(db: Database) -> None:
    """A line of the wage list keeps the months that lists told one by one."""
    _each(db, "ALTER TABLE wage_claim ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';")


@migrations()
def m0010_brought_lists(db: Database) -> None:
    """Lists of attendance, contracts and payments that somebody brought to a case, each with its lines."""
    _each(db, BROUGHT_LISTS)


@migrations()
def m0011_funds(db: Database) -> None:
    """Bank statements of a project or a case, and what is agreed of its labour cost."""
    _each(db, FUNDS)


@migrations()
def m0012_what_wages_are_reckoned_by(db: Database) -> None:
    """A line of the wage list keeps overtime, the system of hours, kinds of deductions and advances."""
    _each(db, RECKONED_BY)


@migrations()
def m0013_reports(db: Database) -> None:
    """Of what trade a project and a company are; figures that other bodies report, and reports as they were sent."""
    _each(db, REPORTS)


@migrations()
def m0014_campaigns(db: Database) -> None:
    """What belongs to a campaign: who leads it, its steps and teams, draws, and what is counted, found and scored."""
    _each(db, CAMPAIGNS)


@migrations()
def m0015_leads(db: Database) -> None:
    """What becomes of a lead and by when; the book of consultations, and applications for legal aid."""
    _each(db, LEADS)


@migrations()
def m0016_dispatch(db: Database) -> None:
    """Who answers for a hazard, by which measures and when; its steps; meetings, tasks and the log of the office."""
    _each(db, DISPATCH)


@migrations()
def m0017_surveys(db: Database) -> None:
    """What more the ledger tells of a site; rounds of going through all sites, and closed statements of a month."""
    _each(db, SURVEYS)


@migrations()
def m0018_wage_cards(db: Database) -> None:
    """A line of the wage list tells in whose hands the worker's wage card is, and what that is known from."""
    _each(db, WAGE_CARDS)


@migrations()
def m0019_watching(db: Database) -> None:
    """What becomes of a referral, and of whom is watched: reports, ratings, listings, letters, incidents, advances."""
    _each(db, WATCHING)


@migrations()
def m0020_made_from_a_register(db: Database) -> None:
    """A paper keeps from which lead, hazard or meeting it was made; none was until now."""
    tell_about(db, {"lead_rid": "", "hazard_rid": "", "meeting_rid": ""})


@migrations()
def m0021_review_organ(db: Database) -> None:
    """The agency tells who reviews its acts and which court hears them."""
    _each(
        db,
        """
        ALTER TABLE agency ADD COLUMN review_organ TEXT NOT NULL DEFAULT '';
        ALTER TABLE agency ADD COLUMN court TEXT NOT NULL DEFAULT '';
        """,
    )


@migrations()
def m0022_signed_steps(db: Database) -> None:
    """A step of a hazard keeps what proves it, such as the signed 隐患销号确认单."""
    _each(db, "ALTER TABLE hazard_step ADD COLUMN evidence_rids TEXT NOT NULL DEFAULT '[]';")


@migrations()
def m0023_contacts(db: Database) -> None:
    """联系记录: each attempt to reach somebody."""
    _each(db, CONTACTS)


@migrations()
def m0024_told_of_prints(db: Database) -> None:
    """What was told of a signed or sealed print stands beside the note of the act, no longer in it."""
    _each(
        db,
        """
        ALTER TABLE act ADD COLUMN corrected TEXT NOT NULL DEFAULT '';
        ALTER TABLE act ADD COLUMN printed TEXT NOT NULL DEFAULT '';
        ALTER TABLE act ADD COLUMN answered TEXT NOT NULL DEFAULT '';
        """,
    )
    move_out_of_notes(db)


@migrations()
def m0025_element_ties(db: Database) -> None:
    """要件表: what a person tied to an element of a case, took off it, or said of it."""
    _each(db, ELEMENT_TIES)


@migrations()
def m0026_made_from_an_entry(db: Database) -> None:
    """A paper keeps from which 建议函 or 群体性事件 of 重点监管 it was made; none was until now."""
    tell_about(db, {"advice_rid": "", "incident_rid": ""})


@migrations()
def m0027_numbered_sheets(db: Database) -> None:
    """Stamped sheets and blanks with a number, each accounted for; a paper may be signed off by telephone."""
    _each(db, SHEETS)


@migrations()
def m0028_paper_codes(db: Database) -> None:
    """The agency says whether its papers bear a code; they bore none."""
    _each(db, "ALTER TABLE agency ADD COLUMN paper_codes INTEGER NOT NULL DEFAULT 0;")


@migrations()
def m0030_contracts_and_insurance_told(db: Database) -> None:
    """A monthly report of who is watched tells labour contracts and social insurance; nobody had asked."""
    _each(db, CONTRACTS_AND_INSURANCE)


@migrations()
def m0031_cameras(db: Database) -> None:
    """Evidence keeps what a picture's file says of how it was taken; nobody had looked."""
    _each(db, "ALTER TABLE evidence ADD COLUMN camera TEXT;")


@migrations()
def m0032_entry_codes(db: Database) -> None:
    """A visit keeps the code of 扫码入企, or why there was none; nobody had asked."""
    for name in ("entry_code", "entry_code_why"):
        _each(db, f"ALTER TABLE inspection ADD COLUMN {name} TEXT NOT NULL DEFAULT '';")


@migrations()
def m0033_followed_up(db: Database) -> None:
    """A visit tells who came along, who refused it and whether its code was left for later; a finding is followed until
    it is put right. Nobody had kept any of it."""
    _each(db, FOLLOWED_UP)


@migrations()
def m0034_parts_of_transcripts(db: Database) -> None:
    """A transcript keeps who interpreted, guarded, authorised, read out and refused, and each answer whether it came
    from another transcript or was corrected; nobody had kept it."""
    tell_of_talks(db)


@migrations()
def m0035_remarks_of_a_line(db: Database) -> None:
    """A line of the wage list keeps the remark that a list tells of it; none was kept."""
    _each(db, REMARKS)


@migrations()
def m0036_where_no_code_is_scanned(db: Database) -> None:
    """The agency tells whether 扫码入企 was not introduced at its place; nobody had said so."""
    _each(db, "ALTER TABLE agency ADD COLUMN no_entry_codes INTEGER NOT NULL DEFAULT 0;")


@migrations()
def m0037_handed_over_to_the_police(db: Database) -> None:
    """A referral keeps when exhibits and materials were handed over; nobody had kept it."""
    _each(db, HANDED_OVER)


@migrations()
def m0038_since_when_a_lead_is_in_its_case(db: Database) -> None:
    """A lead keeps when it was taken into its case and merged; nobody had kept it."""
    _each(db, SINCE)


@migrations()
def m0039_assignments(db: Database) -> None:
    """What the office gives to do by its file has a table of its own; nothing had come that way."""
    _each(db, ASSIGNMENTS)


@migrations()
def m0040_case_transfers(db: Database) -> None:
    """案件移交: who gave which case to whom."""
    _each(db, TRANSFERS)


@migrations()
def m0041_index_of_what_is_found(db: Database) -> None:
    """An index of all that can be found; what there is, is put in when somebody looks for the first time."""
    _each(db, FIND_INDEX)


@migrations()
def m0042_copies_of_colleagues(db: Database) -> None:
    """他人资料: what colleagues gave to be read."""
    _each(db, COPIES)


@migrations()
def m0043_versions_of_others(db: Database) -> None:
    """版本并存: versions of records that other laptops wrote, until a person settles which is right."""
    _each(db, VERSIONS)


@migrations()
def m0044_witnessed(db: Database) -> None:
    """A draw keeps who watched it, an entry of the list the papers with which it asked to be taken off."""
    _each(db, WITNESSED)


@migrations()
def m0045_index_of_beginnings(db: Database) -> None:
    """The index knows how what is found begins; it is made anew when somebody looks next."""
    _each(db, BEGINNINGS_INDEX)


@migrations()
def m0046_scanned_on_the_way_out(db: Database) -> None:
    """A visit keeps when its code of 扫码入企 was scanned on the way out; nobody had kept it."""
    _each(db, "ALTER TABLE inspection ADD COLUMN scanned_at TEXT;")


@migrations()
def m0047_looks_at_numbers(db: Database) -> None:
    """查看号码: whose numbers were shown whole, to whom and when; nobody had kept it."""
    _each(db, LOOKS)


@migrations()
def m0048_renamings(db: Database) -> None:
    """更名登记: since when a company bears another name, and what proves it; nobody had kept it."""
    _each(db, RENAMINGS)


@migrations()
def m0049_rights_on_orders(db: Database) -> None:
    """The agency tells whether its orders tell of review and suit; nobody had said so."""
    _each(db, "ALTER TABLE agency ADD COLUMN order_rights TEXT NOT NULL DEFAULT 'before';")
