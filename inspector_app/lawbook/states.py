"""The words with which a paper states how its case stands, so that none goes out against its record."""

from inspector_app.domain.standing import Holder, Saying, State, StateWords
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.reading import Table


def read_states(table: Table, cite: Cite) -> Saying:
    """Every state with its words. Raises :class:`Refused` ``law-file-…`` for what cannot be meant."""
    clause = table.need_inner("clause")
    around = {key: clause.texts(key) for key in ("reported", "denied", "ordered", "done", "ends")}
    clause.done()
    states = {}
    for row in table.rows("state"):
        words = StateWords(
            state=State(row.choice("id", tuple(State))),
            of=Holder(row.choice("of", tuple(Holder))),
            against=State(row.choice("against", tuple(State))),
            says=row.texts("says"),
            unless=row.texts("unless"),
            ended=row.texts("ended"),
            basis_text=cite(row.texts("basis")),
        )
        row.mark()
        if not words.says:
            raise row.refuse("says", "不为空的文字列表")
        row.done()
        states[words.state] = words
    table.done()
    for words in states.values():
        if words.against not in states or states[words.against].against is not words.state:
            raise table.refuse(f"{words.state} against", "互相对应的两种状态")
    return Saying(states, **around)
