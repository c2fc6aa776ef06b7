"""The page of figures and reports: 统计周报."""
