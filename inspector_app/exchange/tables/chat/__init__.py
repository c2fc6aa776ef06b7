"""What people write to each other about wages, told as lines of a list: WeChat, QQ, text messages of banks, 欠条.

How a text becomes the lines of its people::

    text ─ plain ──► lines as they would be said: no pictures, no short writing, those of one person together
         (cards)     (a number above a name is of whoever is named below it)
         ─ speakers ► who sends which lines (senders, months); 欠条 apart (iou)
    line ─ tokens ──► parts: name, me, sum, what a sum behind it is (owed, received, earned …), months, days, rate …
         ─ clauses ─► one part after the other: who is spoken of now (heard), what the next sum is, whose months
         ─ person ──► facts of one person, each sum with the role that words give it
         ─ balance ─► earned − deducted − received = owed: open roles, or Doubt; person_lines: lines of a list

A Doubt is never guessed away but read again in smaller pieces, and what still is none of these stays words to be asked:
all that one sends (``speakers``, ``hearing.hear``) → each of his lines → each clause that begins with somebody
(``hearing.by_person``) → each word (``hearing.read_in_part``) → the line as it stands; a text of which all that
understands nobody → its sums by whoever stands nearest (``nearest``), told as a guess. Then ``line`` tells what others
say of a line (titles, corrections), and ``message`` makes a sheet of them; ``exchange.chat_left`` looks again whether
anybody, any sum, month or number of the words was neither counted nor named.

A new way of writing wants first of all a word in ``tokens``; a rule for a whole line (``plain``) is the last resort.
"""
