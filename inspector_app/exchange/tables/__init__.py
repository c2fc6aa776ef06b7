"""The one reader of lists from outside: files and pasted text → grids → blocks → columns → lines.

- ``source`` makes sheets (``grid``) of a file or text; ``formats`` has a reader for each kind of file.
- ``as_lists`` tells sheets otherwise than they stand: ``upright`` turns what lies across; ``person_forms`` and
  ``slip_titles`` tell forms of one person each as lines; ``amount_rows`` and ``movements`` (of accounts, by
  ``account_columns``) gather what stands in rows of one person.
- ``blocks`` finds the tables of a sheet. ``context`` is what stands above a table, ``years`` the year of its months.
- ``columns`` says which column is what, with its reason (words: ``fields``, ``structure``); ``sums`` what the amounts
  prove.
- ``rows`` tells people from totals and signatures, and reads their cells.
- ``reading`` is all of it, and what was not read. ``outline`` and ``seen`` show it to a person; what a person said of a
  file is kept by ``memory``.
- ``chat`` reads what people write to each other as a list too. What no line holds is counted or named:
  ``exchange/chat_left``.
"""
