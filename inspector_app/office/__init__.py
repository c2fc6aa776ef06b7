"""The office's side: keys, enrolled devices, the merged database and receipts."""
