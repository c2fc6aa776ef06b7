"""Files to and from the office: ledgers in Excel, day packages and receipts."""
