"""Every figure that a report states: a named pure function over rows that were read once for all of them."""
