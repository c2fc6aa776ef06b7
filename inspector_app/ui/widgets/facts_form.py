"""The entry widgets of any official form, built from the facts that its file names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from inspector_app.formdefs.fact_text import show_fact
from inspector_app.formdefs.model import FactDef, Facts, Origin
from inspector_app.ui.binding import Codec
from inspector_app.ui.widgets.basis_line import articles_button
from inspector_app.ui.widgets.fact_entry import fact_entry, from_entry, to_entry
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.sheet import Sheet


class FactsForm(Sheet):
    """Facts to ask get an entry; facts from records or computed are shown as they are (``show_known``). The law behind
    them, by name, is one click away."""

    def __init__(
        self,
        facts: Sequence[FactDef],
        values: Facts,
        today: Callable[[], date],
        articles: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(values)
        self._known: dict[str, tuple[FactDef, Label]] = {}
        for fact in facts:
            field = self._drawn(fact, today)
            button = articles_button(fact.label, articles.get(fact.name, ""))
            if field is not None and button is not None:
                field.stand_beside_label(button)
        self.show_known(values)

    def values(self) -> dict[str, Any]:
        """All facts that are filled in, by name; nothing stands for an empty one."""
        return {name: value for name, value in self.form.value.items() if value not in (None, "")}

    def show_known(self, values: Facts) -> None:
        """Show facts that come from records or are computed; call again when they change."""
        for name, (fact, label) in self._known.items():
            label.setText(show_fact(fact, values.get(name)) or "—")

    def conceal(self) -> None:
        """Mask every number that was revealed."""
        for field in self.fields.values():
            if isinstance(field.entry, MaskedEdit):
                field.entry.conceal()

    def ask_before_showing(self, may_show: Callable[[str], bool]) -> None:
        """Have this asked, with the label of the entry, before a whole number is shown."""
        for field in self.fields.values():
            if isinstance(field.entry, MaskedEdit):
                field.entry.may_show = partial(may_show, field.label)

    def _drawn(self, fact: FactDef, today: Callable[[], date]) -> Field | None:
        """Two short fields to a line; a wide one takes its own."""
        if fact.origin is Origin.ASK:
            codec = Codec(lambda value: to_entry(fact, value), lambda value: from_entry(fact, value))
            entry = fact_entry(fact, today)
            must, wide = fact.required, fact.is_wide
            return self.add(fact.name, fact.label, entry, fact.hint, required=must, wide=wide, codec=codec)
        if fact.items or fact.sensitive:
            return None
        label = Label("—", Role.BODY, wrap=True)
        self._known[fact.name] = (fact, label)
        field = Field(fact.label, label)
        self.lay(field, 2 if fact.is_wide else 1)
        return field
