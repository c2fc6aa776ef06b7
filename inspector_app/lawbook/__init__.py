"""The law as data: statutes, gates, limits, thresholds, payers, checklist, calendar; each with source and mark."""
