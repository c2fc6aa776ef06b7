"""What steps add to the lines of the wage list. Released text is never edited."""

RECKONED_BY = """
ALTER TABLE wage_claim ADD COLUMN overtime TEXT NOT NULL DEFAULT '';
ALTER TABLE wage_claim ADD COLUMN hours_system TEXT;
ALTER TABLE wage_claim ADD COLUMN deductions TEXT NOT NULL DEFAULT '';
ALTER TABLE wage_claim ADD COLUMN advance_fen INTEGER;
"""
WAGE_CARDS = """
ALTER TABLE wage_claim ADD COLUMN card_keeper TEXT;
ALTER TABLE wage_claim ADD COLUMN card_keeper_name TEXT NOT NULL DEFAULT '';
ALTER TABLE wage_claim ADD COLUMN card_told_by TEXT NOT NULL DEFAULT '';
ALTER TABLE wage_claim ADD COLUMN card_told_on TEXT;
"""
REMARKS = "ALTER TABLE wage_claim ADD COLUMN note TEXT NOT NULL DEFAULT '';"
