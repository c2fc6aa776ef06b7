"""项目台账: the list of projects, its Excel import, and the page of one project with its dialogs."""
