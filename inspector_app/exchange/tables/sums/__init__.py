"""Which column of amounts is which: what the figures of the lines prove (``arithmetic``) goes before the words above.

``settle`` decides, by ``proved`` (unknown words), ``wholes`` (what others come to), ``rests`` (what is left),
``month_columns`` and ``unproved`` (nothing proves anything: a person is asked).
"""
