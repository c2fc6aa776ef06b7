"""回执码 on the laptop: what the office read out is typed, where its receipt cannot travel as a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import RECEIPT_FORMAT, Receipt, stretch_words
from inspector_app.exchange.receipt_code import code_of, typed_code
from inspector_app.store.identity import Identity, identities
from inspector_app.store.journal import Head
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import refuse_older
from inspector_app.vault.pairing import shared_secret


@dataclass(frozen=True, slots=True)
class Typed:
    """What a code acknowledged, and whether the office's receipt says anything besides, which only its file tells;
    ``before`` is what was acknowledged until then."""

    receipt: Receipt
    bare: bool
    before: int

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What is left to be asked."""
        more = () if self.bare else (Problem("receipt-code-more", level=Level.WARNING),)
        if self.receipt.acknowledged >= self.before:
            return more
        span = {"stretch": stretch_words(self.receipt.acknowledged + 1, self.before)}
        return (Problem("receipt-code-back", level=Level.WARNING, details=span), *more)


def take_receipt_code(context: Context, text: str) -> Typed:
    """Move the acknowledged number as the code says that the office gave; back, too, when it took an import back.

    Raises :class:`Refused` ``receipt-code-shape``, ``office-key-missing`` or ``receipt-code-wrong``, :class:`Trouble`
    ``store-went-back`` in an older database.
    """
    refuse_older(context)
    wanted, office, store = typed_code(text), context.store.settings.office, context.store
    if office is None:
        raise Refused(Problem("office-key-missing", "office"))
    going_on = store.outbox.going_on()
    for identity in (each for each in reversed(identities(store.db)) if each.device in going_on):
        secret = shared_secret(identity.age_identity, office.recipient)
        before = store.outbox.acknowledged(identity.device).seq
        for seq, head, bare in _open(context, identity, before):
            if code_of(secret, identity.device, seq, head, bare) == wanted:
                receipt = _receipt(context, office.office, identity.device, Head(seq, head))
                store.outbox.take_receipt(receipt)
                return Typed(receipt, bare, before)
    raise Refused(Problem("receipt-code-wrong", "code"))


def _receipt(context: Context, office: str, device: str, held: Head) -> Receipt:
    """What the code says of the office's receipt. Its running number is less than that of the receipt's own file, which
    may still come."""
    running = context.store.outbox.next_running(device)
    now = context.clock.now()
    return Receipt(RECEIPT_FORMAT, office, device, running, now, held.seq, held.hash, (), (), (), ())


def _open(context: Context, identity: Identity, known: int) -> Iterator[tuple[int, str, bool]]:
    """Every number of the journal that a new receipt may acknowledge, with its hash: the last ones first, those before
    what is known at the end. An older code typed once more only has the laptop send again what the office holds."""
    for seq, head in (*reversed(context.store.journal.hashes_after(identity.device, 0)), (0, GENESIS)):
        if seq != known:
            yield seq, head, True
            yield seq, head, False
