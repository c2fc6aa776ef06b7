"""询问笔录: the list, the beginning, the transcript page with its live paper, reading back and signing."""
