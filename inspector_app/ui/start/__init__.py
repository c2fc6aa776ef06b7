"""From the first start to a window on an open store, and out again."""
