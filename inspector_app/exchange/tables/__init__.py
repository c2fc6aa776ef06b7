"""The one reader of lists from outside: files and pasted text → grids → blocks → columns → lines.

- ``source`` makes sheets of a file or text, in a process of its own (``child``); ``sms`` of messages of banks.
- ``blocks`` finds the tables of a sheet and their headings; ``upright`` turns those that lie across;
  ``person_forms``, ``slip_titles`` and ``iou_sheets`` tell forms of one person each as lines.
- ``columns`` says which column is what, with its reason; ``judged`` the same under what a person said of some;
  ``settle`` what the amounts prove; ``works`` which lines of one name are different work of one person.
- ``rows`` tells people from totals and signatures; ``days`` and ``marks`` read attendance, ``dated`` the day of a line.
- ``reading`` is all of it, and what was not read. What a person said of a file is kept by ``memory``.

A chat is a list too (``chat``): ``chat_speakers`` says who sends which lines, ``chat_plain`` what a line says without
pictures and short writing, ``chat_hearing`` hears one sender's lines one after the other, ``chat_clauses`` what their
clauses (``chat_tokens``) tell of each person (``chat_heard``, ``chat_person``), ``chat_line`` is a line as it was read,
``chat_months`` its months, ``chat_words`` who is meant. What no line holds is counted or named: ``exchange/chat_left``.
"""
