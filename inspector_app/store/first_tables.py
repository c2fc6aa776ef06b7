"""The tables of the first step, as it was released: never edited. Later steps stand in ``migrations``."""

FIRST_TABLES = """
CREATE TABLE change (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL, seq INTEGER NOT NULL, "group" TEXT NOT NULL,
    kind TEXT NOT NULL, rid TEXT NOT NULL, op TEXT NOT NULL CHECK (op IN ('put', 'del')),
    parents TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,
    version INTEGER NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
    UNIQUE (device, seq)
) STRICT;
CREATE INDEX change_of_record ON change (rid, kind, id);

CREATE TABLE agency (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    name TEXT NOT NULL, short_name TEXT NOT NULL, province TEXT NOT NULL, address TEXT NOT NULL,
    phone TEXT NOT NULL, coordinating_office TEXT NOT NULL, legal_review TEXT NOT NULL
) STRICT;
CREATE TABLE inspector (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    name TEXT NOT NULL, certificate TEXT NOT NULL, position TEXT NOT NULL, certificate_until TEXT,
    enforcement_certificate TEXT NOT NULL, enforcement_until TEXT, writer INTEGER NOT NULL,
    active INTEGER NOT NULL
) STRICT;
CREATE TABLE project (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    name TEXT NOT NULL, code TEXT NOT NULL, town TEXT NOT NULL, address TEXT NOT NULL,
    department TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, started_on TEXT,
    contract_fen INTEGER, heads INTEGER NOT NULL, unpaid_fen INTEGER NOT NULL, grade TEXT,
    owner_name TEXT NOT NULL, contractor_name TEXT NOT NULL, manager_name TEXT NOT NULL,
    manager_phone TEXT NOT NULL, special_account TEXT NOT NULL, deposit TEXT NOT NULL,
    real_name_system TEXT NOT NULL, paid_by_contractor TEXT NOT NULL, wage_specialist TEXT NOT NULL,
    notice_board TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    name TEXT NOT NULL, uscc TEXT NOT NULL, legal_representative TEXT NOT NULL,
    address TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE chain_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    project_rid TEXT NOT NULL REFERENCES project (rid) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL, company_rid TEXT NOT NULL, person_rid TEXT NOT NULL,
    upper_rid TEXT NOT NULL, work TEXT NOT NULL, contract_no TEXT NOT NULL,
    qualification TEXT NOT NULL, price_fen INTEGER, settled_fen INTEGER, paid_fen INTEGER,
    oral INTEGER NOT NULL, lends_name TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, id_kind TEXT NOT NULL, id_number TEXT NOT NULL,
    phone TEXT NOT NULL, address TEXT NOT NULL, employer TEXT NOT NULL, position TEXT NOT NULL,
    bank TEXT NOT NULL, card TEXT NOT NULL, sex TEXT NOT NULL, born_on TEXT
) STRICT;
CREATE TABLE lead (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, received_on TEXT NOT NULL, channel TEXT NOT NULL,
    outer_number TEXT NOT NULL, case_rid TEXT NOT NULL, project_rid TEXT NOT NULL,
    company_rid TEXT NOT NULL, complainant_rids TEXT NOT NULL, respondent TEXT NOT NULL,
    heads INTEGER NOT NULL, facts TEXT NOT NULL, request TEXT NOT NULL, accepted_on TEXT,
    refused_reason TEXT NOT NULL, secret INTEGER NOT NULL
) STRICT;
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    title TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, "plan" TEXT NOT NULL,
    project_rids TEXT NOT NULL
) STRICT;
CREATE TABLE "case" (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    title TEXT NOT NULL, opened_on TEXT NOT NULL, number TEXT NOT NULL, filed_on TEXT,
    project_rid TEXT NOT NULL, company_rid TEXT NOT NULL, respondent TEXT NOT NULL,
    site_name TEXT NOT NULL, lead_rids TEXT NOT NULL, campaign_rid TEXT NOT NULL,
    inspector_rids TEXT NOT NULL, incident INTEGER NOT NULL, incident_note TEXT NOT NULL,
    merged_into TEXT NOT NULL
) STRICT;
CREATE TABLE inspection (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, inspector_rids TEXT NOT NULL,
    recorder_name TEXT NOT NULL, case_rid TEXT NOT NULL, campaign_rid TEXT NOT NULL,
    project_rid TEXT NOT NULL, company_rid TEXT NOT NULL, site_name TEXT NOT NULL,
    site_place TEXT NOT NULL, source TEXT NOT NULL, approval TEXT NOT NULL,
    notice_number TEXT NOT NULL, method TEXT NOT NULL, device TEXT NOT NULL,
    met_person_rid TEXT NOT NULL, rights_answer TEXT NOT NULL, items TEXT NOT NULL,
    documents_copied TEXT NOT NULL, site_opinion TEXT NOT NULL, absence_note TEXT NOT NULL,
    consulted INTEGER NOT NULL, leaflets INTEGER NOT NULL
) STRICT;
CREATE TABLE finding (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    inspection_rid TEXT NOT NULL REFERENCES inspection (rid) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL, item TEXT NOT NULL, provision TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE interview (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    person_rid TEXT NOT NULL REFERENCES person (rid) DEFERRABLE INITIALLY DEFERRED,
    started_at TEXT NOT NULL, place TEXT NOT NULL, ended_at TEXT, case_rid TEXT NOT NULL,
    inspection_rid TEXT NOT NULL, inspector_rids TEXT NOT NULL, recorder_name TEXT NOT NULL,
    matter TEXT NOT NULL, ordinal INTEGER NOT NULL, others_present TEXT NOT NULL, qas TEXT NOT NULL
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    media_type TEXT NOT NULL, received_at TEXT NOT NULL, sealed INTEGER NOT NULL,
    case_rid TEXT NOT NULL, inspection_rid TEXT NOT NULL, project_rid TEXT NOT NULL, taken_at TEXT,
    taken_by TEXT NOT NULL, shows TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;
CREATE TABLE hazard (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    project_rid TEXT NOT NULL REFERENCES project (rid) DEFERRABLE INITIALLY DEFERRED,
    grade TEXT NOT NULL, found_on TEXT NOT NULL, source TEXT NOT NULL, facts TEXT NOT NULL,
    strike_off_asked_on TEXT, struck_off_on TEXT, to_court_on TEXT
) STRICT;
CREATE TABLE wage_claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL REFERENCES "case" (rid) DEFERRABLE INITIALLY DEFERRED,
    person_rid TEXT NOT NULL REFERENCES person (rid) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL, employer_rid TEXT NOT NULL, crew TEXT NOT NULL, job TEXT NOT NULL,
    first_day TEXT, last_day TEXT, rate TEXT NOT NULL, attendance TEXT NOT NULL, earned_fen INTEGER,
    deducted_fen INTEGER, received_fen INTEGER, claimed_fen INTEGER, leader_fen INTEGER,
    admitted_fen INTEGER, found_fen INTEGER, disputed_fen INTEGER, nature TEXT NOT NULL,
    identity_checked INTEGER NOT NULL, disposition TEXT, disposition_note TEXT NOT NULL,
    evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE debt (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL REFERENCES "case" (rid) DEFERRABLE INITIALLY DEFERRED,
    claim_rids TEXT NOT NULL, title TEXT NOT NULL
) STRICT;
CREATE TABLE liability (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    debt_rid TEXT NOT NULL REFERENCES debt (rid) DEFERRABLE INITIALLY DEFERRED,
    party_kind TEXT NOT NULL, party_rid TEXT NOT NULL, ground TEXT NOT NULL, cap_fen INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL REFERENCES "case" (rid) DEFERRABLE INITIALLY DEFERRED,
    claim_rid TEXT NOT NULL REFERENCES wage_claim (rid) DEFERRABLE INITIALLY DEFERRED,
    amount_fen INTEGER NOT NULL, paid_on TEXT NOT NULL, method TEXT NOT NULL,
    payer_rid TEXT NOT NULL, voucher TEXT NOT NULL, to_worker INTEGER NOT NULL,
    evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE number_block (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    form TEXT NOT NULL, year INTEGER NOT NULL, "first" INTEGER NOT NULL, "last" INTEGER NOT NULL,
    pattern TEXT NOT NULL, used_on_paper INTEGER NOT NULL
) STRICT;
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    form TEXT NOT NULL, edition TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
    created_at TEXT NOT NULL, case_rid TEXT NOT NULL, project_rid TEXT NOT NULL,
    subject_rid TEXT NOT NULL, addressee TEXT NOT NULL, addressee_rid TEXT NOT NULL,
    number TEXT NOT NULL, block_rid TEXT NOT NULL, serial INTEGER, version INTEGER NOT NULL,
    due TEXT, claim_rids TEXT NOT NULL, facts TEXT NOT NULL, facts_sha256 TEXT NOT NULL,
    form_sha256 TEXT NOT NULL, copies TEXT NOT NULL, reasons TEXT NOT NULL, replaces TEXT NOT NULL
) STRICT;
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    kind TEXT NOT NULL, subject_rid TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
    case_rid TEXT NOT NULL, note TEXT NOT NULL, due TEXT, copy TEXT NOT NULL,
    copies INTEGER NOT NULL, service TEXT, undoes TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE TABLE deadline (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    rule TEXT NOT NULL, starts_on TEXT NOT NULL, due TEXT NOT NULL, provisional INTEGER NOT NULL,
    calendar TEXT NOT NULL, case_rid TEXT NOT NULL, document_rid TEXT NOT NULL,
    act_rid TEXT NOT NULL, title TEXT NOT NULL, done_on TEXT
) STRICT;
CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
    case_rid TEXT NOT NULL REFERENCES "case" (rid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, "to" TEXT NOT NULL, "on" TEXT NOT NULL, document_rid TEXT NOT NULL,
    claim_rids TEXT NOT NULL, answer TEXT NOT NULL, answered_on TEXT
) STRICT;

CREATE INDEX project_name ON project (name);
CREATE INDEX project_code ON project (code);
CREATE INDEX project_town ON project (town);
CREATE INDEX project_department ON project (department);
CREATE INDEX project_grade ON project (json_extract(grade, '$.grade'));
CREATE INDEX company_name ON company (name);
CREATE INDEX company_uscc ON company (uscc);
CREATE INDEX chain_link_project ON chain_link (project_rid);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_id_number ON person (id_number);
CREATE INDEX lead_case ON lead (case_rid);
CREATE INDEX lead_project ON lead (project_rid);
CREATE INDEX case_project ON "case" (project_rid);
CREATE INDEX inspection_case ON inspection (case_rid);
CREATE INDEX inspection_project ON inspection (project_rid);
CREATE INDEX finding_inspection ON finding (inspection_rid);
CREATE INDEX interview_case ON interview (case_rid);
CREATE INDEX interview_inspection ON interview (inspection_rid);
CREATE INDEX interview_person ON interview (person_rid);
CREATE INDEX evidence_case ON evidence (case_rid);
CREATE INDEX evidence_inspection ON evidence (inspection_rid);
CREATE INDEX evidence_project ON evidence (project_rid);
CREATE INDEX evidence_sha256 ON evidence (sha256);
CREATE INDEX hazard_project ON hazard (project_rid);
CREATE INDEX wage_claim_case ON wage_claim (case_rid, line);
CREATE INDEX wage_claim_person ON wage_claim (person_rid);
CREATE INDEX debt_case ON debt (case_rid);
CREATE INDEX liability_debt ON liability (debt_rid);
CREATE INDEX payment_case ON payment (case_rid);
CREATE INDEX payment_claim ON payment (claim_rid);
CREATE INDEX document_case ON document (case_rid);
CREATE INDEX document_project ON document (project_rid);
CREATE INDEX document_subject ON document (subject_rid);
CREATE UNIQUE INDEX document_serial ON document (block_rid, serial) WHERE serial IS NOT NULL AND replaces = '';
CREATE INDEX act_subject ON act (subject_rid);
CREATE INDEX act_case ON act (case_rid);
CREATE INDEX deadline_case ON deadline (case_rid);
CREATE INDEX deadline_document ON deadline (document_rid);
CREATE INDEX deadline_due ON deadline (due);
CREATE INDEX referral_case ON referral (case_rid);

CREATE TABLE identity (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL UNIQUE, signing_secret TEXT NOT NULL,
    age_identity TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE export (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL, file TEXT NOT NULL, "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL, sha256 TEXT NOT NULL, made_at TEXT NOT NULL
) STRICT;
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL, running INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
    head TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (device, running)
) STRICT;
"""
BIN_OF_DRAFTS = """
CREATE TABLE discarded_draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    at TEXT NOT NULL, thrown_at TEXT NOT NULL
) STRICT;
CREATE INDEX discarded_draft_thrown ON discarded_draft (thrown_at);
UPDATE draft SET key = 'cases:' || substr(key, 15) || ':payment' WHERE key LIKE 'cases:payment:%';
"""
