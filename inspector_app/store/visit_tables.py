"""What the step of 问题整改 adds to the store."""

FOLLOWED_UP = """
ALTER TABLE inspection ADD COLUMN helpers TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection ADD COLUMN refusal_note TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection ADD COLUMN scan_later INTEGER NOT NULL DEFAULT 0;
ALTER TABLE finding ADD COLUMN due TEXT;
ALTER TABLE finding ADD COLUMN corrected_on TEXT;
ALTER TABLE finding ADD COLUMN correction TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN after_rids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE finding ADD COLUMN confirmed_rid TEXT NOT NULL DEFAULT '';
"""
