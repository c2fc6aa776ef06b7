"""What the steps of 重点监管 add to the store: watching, ratings, listings, letters, incidents, advances, referrals."""

_KEY = "id INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, head TEXT NOT NULL"
HANDED_OVER = "ALTER TABLE referral ADD COLUMN handed_on TEXT;"
WATCHING = f"""
ALTER TABLE dispatch_task ADD COLUMN incident_rid TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN receipt_on TEXT;
ALTER TABLE referral ADD COLUMN receipt_by TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN decision TEXT;
ALTER TABLE referral ADD COLUMN review_on TEXT;
CREATE TABLE watch (
    {_KEY}, begun_on TEXT NOT NULL, report_day INTEGER NOT NULL, company_rid TEXT NOT NULL, project_rid TEXT NOT NULL,
    reason TEXT NOT NULL, watched_by TEXT NOT NULL, ended_on TEXT, end_reason TEXT NOT NULL
) STRICT;
CREATE TABLE watch_report (
    {_KEY}, watch_rid TEXT NOT NULL REFERENCES watch (rid) DEFERRABLE INITIALLY DEFERRED, month TEXT NOT NULL,
    received_on TEXT NOT NULL, heads INTEGER, unpaid_fen INTEGER, text TEXT NOT NULL, evidence_rids TEXT NOT NULL
) STRICT;
CREATE INDEX watch_report_watch ON watch_report (watch_rid);
CREATE TABLE credit_rating (
    {_KEY}, company_rid TEXT NOT NULL, grade TEXT NOT NULL, year INTEGER NOT NULL, rated_on TEXT NOT NULL,
    criterion TEXT NOT NULL, facts TEXT NOT NULL, told_on TEXT
) STRICT;
CREATE TABLE listing (
    {_KEY}, party_rid TEXT NOT NULL, proposed_on TEXT NOT NULL, ground TEXT NOT NULL, case_rid TEXT NOT NULL,
    notice_rid TEXT NOT NULL, objected_on TEXT, answered_on TEXT, decided_on TEXT, outcome TEXT, number TEXT NOT NULL,
    published_on TEXT, published_at TEXT NOT NULL, applied_on TEXT, refused_on TEXT, removed_on TEXT, removal TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE advice (
    {_KEY}, measure TEXT NOT NULL, body TEXT NOT NULL, sent_on TEXT NOT NULL, company_rid TEXT NOT NULL,
    project_rid TEXT NOT NULL, case_rid TEXT NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL, reply_by TEXT,
    replied_on TEXT, reply TEXT NOT NULL
) STRICT;
CREATE TABLE incident (
    {_KEY}, began_at TEXT NOT NULL, place TEXT NOT NULL, town TEXT NOT NULL, project_rid TEXT NOT NULL,
    company_rid TEXT NOT NULL, case_rid TEXT NOT NULL, level TEXT NOT NULL, heads INTEGER, demand TEXT NOT NULL,
    facts TEXT NOT NULL, attended TEXT NOT NULL, bypasses INTEGER NOT NULL, ended_on TEXT, outcome TEXT NOT NULL
) STRICT;
CREATE TABLE incident_report (
    {_KEY}, incident_rid TEXT NOT NULL REFERENCES incident (rid) DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
    at TEXT NOT NULL, "to" TEXT NOT NULL, heads INTEGER, text TEXT NOT NULL
) STRICT;
CREATE INDEX incident_report_incident ON incident_report (incident_rid);
CREATE TABLE advance (
    {_KEY}, source TEXT NOT NULL, purpose TEXT NOT NULL, paid_on TEXT NOT NULL, amount_fen INTEGER NOT NULL,
    heads INTEGER, approved_by TEXT NOT NULL, incident_rid TEXT NOT NULL, project_rid TEXT NOT NULL,
    company_rid TEXT NOT NULL, case_rid TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE recovery (
    {_KEY}, advance_rid TEXT NOT NULL REFERENCES advance (rid) DEFERRABLE INITIALLY DEFERRED, "on" TEXT NOT NULL,
    amount_fen INTEGER NOT NULL, payer TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX recovery_advance ON recovery (advance_rid);
CREATE TABLE false_claim (
    {_KEY}, kind TEXT NOT NULL, found_on TEXT NOT NULL, facts TEXT NOT NULL, who TEXT NOT NULL, heads INTEGER,
    claimed_fen INTEGER, project_rid TEXT NOT NULL, company_rid TEXT NOT NULL, case_rid TEXT NOT NULL, warned_on TEXT,
    warning TEXT NOT NULL, exposed_on TEXT, exposure TEXT NOT NULL, referred_on TEXT, referred_to TEXT NOT NULL,
    answered_on TEXT, decision TEXT, closed_on TEXT, outcome TEXT NOT NULL
) STRICT;
"""
CONTRACTS_AND_INSURANCE = """
ALTER TABLE watch_report ADD COLUMN contracts INTEGER;
ALTER TABLE watch_report ADD COLUMN insured INTEGER;
"""
