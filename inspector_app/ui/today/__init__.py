"""今日: the first page."""
