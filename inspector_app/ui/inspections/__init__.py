"""现场检查: the list of visits, the page of one visit with its checklist and photos, and their dialogs."""
