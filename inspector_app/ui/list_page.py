"""A list as a page, described and not built: what is looked for, narrowed, shown, said when it is empty, summed up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot

from inspector_app.ui.layouts import in_row, placed, wide
from inspector_app.ui.lists.list_out import OUT, OUT_KEY, ListOut, sheet_of
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.laid_over import ListFoot
from inspector_app.ui.widgets.left_out import LeftOut
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet

_LETTERS = 6  # of a drop list, which is cut where the window is narrow


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A choice above the list; the finder knows it as ``name``.

    ``everything`` is the value that leaves nothing out, ``first`` the one chosen at first, if another. With a word
    for everything it is a drop list, else its words are all in sight and ``options`` holds everything too.
    """

    name: str
    label: str
    options: Sequence[Segment] = ()
    everything: Any = None
    word: str = ""
    first: Any = None

    @property
    def start(self) -> Any:
        """What is chosen at first."""
        return self.everything if self.first is None else self.first

    def meant(self, value: Any) -> Any:
        """The option's own value: Qt's drop list gives a plain text where an enumeration's member was put in."""
        return next((option.value for option in self.options if option.value == value), value)

    def entry(self) -> Segmented | ChoiceBox:
        """The widget of the choice."""
        entry: Segmented | ChoiceBox
        if self.word:
            entry = ChoiceBox([(option.word, option.value) for option in self.options], self.word)
            entry.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            entry.setMinimumContentsLength(_LETTERS)
        else:
            entry = Segmented(self.options).leave_cursor()
        entry.setAccessibleName(self.label)
        entry.set_value(self.start)
        return entry


_NEW_KEY = "Ctrl+N"


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says that holds nothing at all: a sentence, what to do first, an icon, and what its button does
    where that is not to begin something new."""

    sentence: str
    detail: str
    icon: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list. ``noun`` is what one line is called, ``hint`` where the words looked for may stand.

    ``find(context, text, **chosen)`` gives the lines (a sequence or a snapshot) in which the words of ``text`` occur
    and that fit the narrowings, with ``order`` and ``descending`` too when headings sort. A list that is read as a
    whole has ``read(context)``; ``find`` then gets what that read in place of the context, and is asked at each
    letter. ``rid`` is the identity of a line. ``sums`` puts into words what the lines found add up to. One that
    ``shares`` its page with other lists leaves under its own name.
    """

    title: str
    noun: str
    hint: str
    columns: Sequence[Column]
    find: Callable[..., Any]
    rid: Callable[[Any], str]
    empty: Empty
    sums: Callable[[Any], str]
    new: str = ""
    narrowings: Sequence[Narrowing] = ()
    read: Callable[[Context], Any] | None = None
    shares: bool = False

    @property
    def called(self) -> str:
        """What it is called where it leaves the program."""
        return self.noun if self.shares else self.title


class ListPage(Page):
    """``opened`` brings a line, ``new_wished`` asks for a new record. Follows what is saved elsewhere."""

    opened = Signal(object)
    new_wished = Signal()

    def __init__(self, session: Session[Context], described: ListOf) -> None:
        super().__init__(described.title, scrolls=False)
        self.session = session
        self.described = described
        self.order: tuple[str, bool] = ("", False)
        self.held: Any = None
        self.search = SearchBox(tr("查找{0}").format(described.noun), described.hint)
        self.search.searched.connect(lambda _text: self.look())
        self.choices = {each.name: each.entry() for each in described.narrowings}
        row = in_row(wide(self.search))
        for choice in self.choices.values():
            choice.value_changed.connect(self.look)
            row.addWidget(choice)
        self.body.addLayout(row)
        self.empty = EmptyState(described.empty.sentence, icon=described.empty.icon)
        self.empty.requested.connect(self._help)
        self.table = Table(described.columns, tr("{0}列表").format(described.noun), self.empty)
        self.table.opened.connect(self.opened)
        self.table.sort_requested.connect(self._sort)
        self.search.lead(self.table)
        self.body.addWidget(self.table, 1)
        self.sums = Label("", Role.SMALL, wrap=True)  # in a narrow window the keys beside it leave it two lines
        self.out = ListOut(session, described.called, self.sheet, self.notice)
        keys = [tr("F1 按键"), tr("↑↓ 选择"), tr("Enter 打开")]
        if described.new and not session.only_reads:
            keys.append(f"{_NEW_KEY} {described.new}")
            bind_keys(self, (PageKey(described.new, (_NEW_KEY,), self.new_wished.emit),))
        bind_keys(self, (PageKey(OUT, (OUT_KEY,), self.out.open_menu),))
        self.body.addWidget(LeftOut(self.table))
        shown_keys = placed(Label("　".join(keys), Role.SMALL), Qt.AlignmentFlag.AlignRight)
        foot = ListFoot(self.table)
        in_row(wide(self.sums), self.out, shown_keys, gap=GAP_3, of=foot)
        self.body.addWidget(foot)
        self.add_actions()
        self._again = ReadAgain(self, self._read)
        session.changed.connect(self._changed)

    def add_actions(self) -> None:
        """The buttons of the header; a list with more of them adds its own."""
        if self.described.new:
            self.header.add(Button(self.described.new, "plus", Kind.PRIMARY, clicked=self.new_wished.emit))

    def first_step(self) -> None:
        """What the button of an empty list does: something new, unless a page knows better."""
        self.new_wished.emit()

    def shown(self, found: Any) -> None:
        """Called with the lines whenever other ones are shown, for what a page says besides."""

    def say_count(self, name: str, value: Any, count: int) -> None:
        """Show a number behind a word that is in sight: 未办完 3."""
        (option,) = (o for n in self.described.narrowings if n.name == name for o in n.options if o.value == value)
        choice = self.choices[name]
        if isinstance(choice, Segmented):
            choice.set_word(value, f"{option.word} {count}")

    def wanted(self) -> dict[str, Any]:
        """What is chosen, by the name of the narrowing."""
        return {each.name: each.meant(self.choices[each.name].value()) for each in self.described.narrowings}

    @property
    def is_narrowed(self) -> bool:
        """Whether some lines may be left out."""
        wanted = self.wanted()
        kept_out = any(wanted[each.name] != each.everything for each in self.described.narrowings)
        return kept_out or bool(self.search.text().strip())

    def sheet(self) -> ListSheet:
        """The list as it is in sight, as it leaves as a file or on paper: with what was looked for and chosen."""
        return sheet_of(self.described.called, self.table, self._said(), self.sums.text())

    def _said(self) -> list[str]:
        """What was looked for and chosen, and the order of the lines."""
        words = [f"{each.label}：{self._chosen_word(each)}" for each in self.described.narrowings]
        if text := self.search.text().strip():
            words.insert(0, tr("查找“{0}”").format(text))
        said = [tr("条件：{0}。").format("；".join(words))] if words else []
        key, descending = self.order
        heading = next((column.title for column in self.described.columns if key and column.sort_key == key), "")
        if heading:
            order = tr("按“{0}”倒序排列。") if descending else tr("按“{0}”排列。")
            said.append(order.format(heading))
        return said

    def _chosen_word(self, narrowing: Narrowing) -> str:
        choice = self.choices[narrowing.name]
        if isinstance(choice, ChoiceBox):
            return choice.currentText()
        value = narrowing.meant(choice.value())
        return next((option.word for option in narrowing.options if option.value == value), "")

    def refresh(self) -> None:
        """Read the list again, now when it is in sight, else when it comes in sight."""
        self._again.wish()

    @Slot(object)
    def _changed(self, _result: object) -> None:
        self.refresh()

    def look(self) -> None:
        """Show what fits the words looked for and the narrowings."""
        text, chosen = self.search.text().strip(), self.wanted()
        found = self.lines(text, chosen)
        snapshot = found if hasattr(found, "ids") else Lines(found, self.described.rid)
        self.table.show_list(snapshot, of=(text, chosen))
        if not len(found):
            self._say_empty()
        self.sums.setText(self.described.sums(found))
        self.shown(found)

    def lines(self, text: str, chosen: Mapping[str, Any]) -> Any:
        """The lines in which ``text`` occurs and that fit what is chosen."""
        sorts = any(column.sort_key for column in self.described.columns)
        order = dict(zip(("order", "descending"), self.order, strict=True)) if sorts else {}
        if self.described.read is not None:
            return self.described.find(self.held, text, **chosen, **order)
        return self.session.read(self.described.find, text, **chosen, **order)

    def show_everything(self) -> None:
        """Forget words and narrowings."""
        self.search.clear()
        for each in self.described.narrowings:
            self.choices[each.name].blockSignals(True)
            self.choices[each.name].set_value(each.everything)
            self.choices[each.name].blockSignals(False)
        self.look()
        self.search.setFocus()

    def _read(self) -> None:
        if self.described.read is not None:
            self.held = self.session.read(self.described.read)
        self.look()

    def _say_empty(self) -> None:
        """Nothing was found, or there is nothing: these are not the same."""
        everything = {each.name: each.everything for each in self.described.narrowings}
        if self.is_narrowed and len(self.lines("", everything)):
            self.empty.say(*self.nothing_fits(), tr("显示全部"))
        else:
            empty = self.described.empty
            told = ("", "") if self.session.only_reads else (empty.detail, empty.action or self.described.new)
            self.empty.say(empty.sentence, *told)

    def nothing_fits(self) -> tuple[str, str]:
        """What to say, and in detail, where something is there and nothing of it fits what is asked for."""
        return tr("没有符合条件的{0}").format(self.described.noun), tr("换个关键词或条件再查。")

    def _help(self) -> None:
        if self.is_narrowed:
            self.show_everything()
        else:
            self.first_step()

    def _sort(self, key: str, descending: bool) -> None:
        self.order = (key, descending)
        self.look()
