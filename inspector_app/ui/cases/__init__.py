"""案件: the list of cases, the case page with its parts, and the dialogs that its steps open."""
