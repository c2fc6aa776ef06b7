"""Which column of a table is which field: ``guess`` tells why, ``judged`` follows what a person said of some."""
