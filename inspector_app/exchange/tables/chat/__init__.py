"""What people write to each other about wages, told as lines of a list: WeChat, QQ, text messages of banks, 欠条.

``speakers`` says who sends which lines (``senders``), ``plain`` what a line says without pictures and short writing,
``hearing`` hears one sender's lines one after the other, ``clauses`` what their clauses (``tokens``) tell of each
person (``heard``, ``person``), ``line`` is a line as it was read, ``months`` its months, ``words`` who is meant.
"""
