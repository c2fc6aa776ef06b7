"""两机直连: what lies closed for a colleague goes straight to his laptop over a cable, and his answer comes back."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from inspector_app.domain.brought import CASE_END
from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.exchange import direct_line
from inspector_app.exchange.direct_line import Line
from inspector_app.exchange.receipt_code import in_fours
from inspector_app.support.cable import Place, own_places, typed_place
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.usecases import copies, transfers
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import Copy
from inspector_app.usecases.sent_cases import ReadOrder, Received, perform_reading
from inspector_app.usecases.transfers import Taken, TakeOrder


@dataclass(frozen=True, slots=True)
class Offer:
    """Packages that wait to be fetched: where, and with which word."""

    files: tuple[Path, ...]
    place: Place
    word: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Where packages are fetched, with which word, and what opens them."""

    place: Place
    word: str
    case: TakeOrder
    copy: ReadOrder


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, whether as a case that passes, and the line on which its giver waits for the answer."""

    received: Received
    is_case: bool
    line: Line


def prepare_offer(_context: Context, files: Sequence[Path], address: str = "") -> Offer:
    """What is to be sent; ``address`` is one of this laptop's own where it has several.

    Raises :class:`Refused` ``direct-address-shape``, as ``refuse_unfit``; :class:`Trouble` ``direct-no-cable``.
    """
    direct_line.refuse_unfit(files)
    places = (_typed(address),) if address else own_places()
    if not places:
        raise Trouble("direct-no-cable")
    return Offer(tuple(files), places[0], direct_line.new_word())


def perform_offer(order: Offer, progress: Progress) -> str:
    """Wait for the colleague, send, wait for his answer: its digits, none for what he only reads.

    Raises as ``exchange.direct_line``; whatever goes wrong, the packages stay as they are, and he has nothing that
    counts until he says so.
    """

    def says(place: Place) -> str:
        return sentence("direct-waits", {"place": str(place), "word": in_fours(order.word)})

    with direct_line.listening(order.place, progress, says) as line:
        direct_line.greet_caller(line, order.word)
        direct_line.send_files(line, order.files)
        return direct_line.take_answer(line, sentence("direct-sent"))


def record_offer(context: Context, _order: Offer, code: str) -> CaseTransfer | None:
    """Enter what the colleague answered; None for what he only reads. Raises as ``transfers.take_answer``."""
    return transfers.take_answer(context, code) if code else None


def prepare_fetch(context: Context, address: str, word: str) -> Fetch:
    """Where and with which word a person wants to fetch.

    Raises :class:`Refused` ``direct-address-shape``, ``direct-address-far``, ``direct-word-shape``, and as
    ``prepare_taking``.
    """
    place = _typed(address)
    case, copy = transfers.prepare_taking(context, ()), copies.prepare_copy_in(context, ())
    return Fetch(place, direct_line.typed_word(word), case, copy)


def perform_fetch(order: Fetch, progress: Progress) -> Fetched:
    """Fetch packages, open them and keep their files; the giver waits for :func:`record_fetch`. Raises as
    ``exchange.direct_line`` and as ``perform_taking``."""
    with ExitStack() as going, TemporaryDirectory(prefix="inspector-") as name:
        line = direct_line.called(order.place, progress)
        going.callback(line.close)
        direct_line.greet_listener(line, order.word)
        files = direct_line.take_files(line, Path(name))
        is_case = files[0].suffix == CASE_END
        if is_case:
            case = replace(order.case, reading=replace(order.case.reading, paths=files))
            received = transfers.perform_taking(case, progress)
        else:
            received = perform_reading(replace(order.copy, paths=files))
        going.pop_all()
        return Fetched(received, is_case, line)


def record_fetch(context: Context, order: Fetch, fetched: Fetched) -> Taken | Copy:
    """Take in what came, as from a stick, and tell the giver; where he hangs up before, the digits are read out.

    Raises as ``record_taking`` and ``keep_copy``."""
    try:
        if fetched.is_case:
            taken = transfers.record_taking(context, order.case, fetched.received)
            return replace(taken, answered=_answer(fetched.line, taken.code))
        copy = copies.keep_copy(context, order.copy, fetched.received)
        _answer(fetched.line, "")
        return copy
    finally:
        fetched.line.close()


def _answer(line: Line, code: str) -> bool:
    """Whether it went."""
    try:
        direct_line.send_answer(line, code)
    except Trouble:
        return False
    return True


def _typed(address: str) -> Place:
    try:
        return typed_place(address)
    except ValueError as error:
        raise Refused(Problem("direct-address-shape", "address")) from error
