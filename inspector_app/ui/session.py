"""How a page acts: short work at once, long work by the job runner; refusals and troubles are told in one place."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.support.words import sentence
from inspector_app.ui.jobs import Job, JobRunner, waits_still
from inspector_app.ui.messages import Messages
from inspector_app.ui.translation import tr
from inspector_app.ui.watched import watching

if TYPE_CHECKING:
    from inspector_app.usecases.drafts import Unwritten
    from inspector_app.usecases.rescuing import Rescued


def stopped_words(title: str) -> str:
    """That work was stopped, and nothing is otherwise than before."""
    return tr("“{0}”已停止，什么也没有改变。").format(title)


C = TypeVar("C")
P = ParamSpec("P")
R = TypeVar("R")
Order = TypeVar("Order")
Made = TypeVar("Made")
ShowProblems = Callable[[Sequence[Problem]], Any]


class Session(QObject, Generic[C]):
    """One sitting with an open store. ``context`` is handed to every use case and never looked into.

    ``changed`` is emitted with what the use case returned, after every success; pages that show it read again.
    ``pausing`` asks for everything typed to be written now: before a lock, when minimised, on closing. ``standing``
    says that typing which could not be written is written now, or the other way round; ``letting_go`` that it need
    not be any more; ``writing_anew`` that drafts which were written are kept no more; ``aside`` into which file it
    was put instead; ``moved`` in which folder everything is to be opened from now on; ``sized`` how large, in
    percent. ``drafts_wished``: the person wants to see all drafts; ``drafts_changed``: one was kept or dropped
    without a use case of :meth:`do`; ``handed_over`` while somebody else has the screen to read. ``done`` says in
    words what was just recorded, after everything that shows it was read again; the page in sight tells it.
    """

    changed = Signal(object)
    pausing = Signal()
    asking = Signal(object)
    standing = Signal()
    letting_go = Signal()
    writing_anew = Signal()
    aside = Signal(str)
    moved = Signal(str)
    sized = Signal(int)
    drafts_wished = Signal()
    handed_over = Signal(bool)
    drafts_changed = Signal()
    going = Signal(str, object)
    done = Signal(str)

    def __init__(self, context: C, runner: JobRunner, messages: Messages) -> None:
        super().__init__()
        self.context = context
        self.runner = runner
        self.messages = messages
        self._resumed = ""
        self.only_reads = False
        """What is open is a copy of what others hold: nothing is changed in it, so no dialog that would is shown."""
        self.lost: Problem | None = None
        """While the store is not where it was opened: nothing is kept then, not even what was saved before."""
        self.rescued: Rescued | None = None
        """The new store that everything went into while this one is lost; only what was typed since is not in it."""
        self.not_done: Trouble | None = None
        """Why the last act could not be done that recorded what was typed as one was leaving: only a draft has it."""
        self.drafts_only: Problem | None = None
        """While the disk is so full that what is typed is kept as drafts and can be saved nowhere."""

    def unwritten(self) -> "tuple[Unwritten, ...]":
        """What could not be written when it was tried last. Nothing may be said to be kept while there is any."""
        found: list[Unwritten] = []
        self.asking.emit(found)
        left = {each.key: each for each in found}.values()  # the last to speak of a draft knows it best
        return self.left_of(left)

    def left_of(self, unwritten: "Iterable[Unwritten]") -> "tuple[Unwritten, ...]":
        """Without what is in the new store that everything was saved into."""
        return tuple(each for each in unwritten if self.rescued is None or not self.rescued.keeps(each))

    @property
    def last_hold(self) -> Problem | None:
        """Why closing would lose what was saved before: the store is lost, and lives in this window alone."""
        return self.lost if self.rescued is None else None

    def write_typing(self) -> "tuple[Unwritten, ...]":
        """Have everything typed written now; what could not be is handed back."""
        self.not_done = None
        self.pausing.emit()
        return self.unwritten()

    def resume(self, key: str) -> None:
        """The person chose to go on with this draft of a new record: its dialog, which is opened next, takes it up."""
        self._resumed = key

    def take_resumed(self, stem: str) -> str:
        """The key of that draft, once, for the dialog whose drafts' keys begin so; else empty."""
        if not self._resumed.startswith(stem):
            return ""
        taken, self._resumed = self._resumed, ""
        return taken

    def read(self, function: Callable[Concatenate[C, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a use case that changes nothing. A trouble passes through to the last net, which tells it."""
        return function(self.context, *args, **kwargs)

    def do(
        self,
        function: Callable[..., R],
        *args: Any,
        then: Callable[[R], Any] | None = None,
        refused: ShowProblems | None = None,
        troubled: Callable[[Trouble], Any] | None = None,
        saves: str = "",
        watched: str = "",
        stopped: Callable[[], Any] | None = None,
        **kwargs: Any,
    ) -> bool:
        """Call a short use case now as ``function(context, *args, **kwargs)``. True when it succeeded.

        A refusal goes to ``refused`` (a form's ``show_problems``) or into a box, a trouble to ``troubled`` or into a
        box; ``then`` gets the result. ``saves`` names what is said to be saved once it is; of None nothing was.
        What may take longer is ``watched`` under this title: it gets a ``progress``, and may be stopped; then nothing
        was done, which ``stopped`` says, else the page in sight.
        """
        try:
            with self.watching(watched) as progress:
                told = {"progress": progress} if watched else {}
                result = function(self.context, *args, **told, **kwargs)
        except Cancelled:
            (stopped or (lambda: self.done.emit(stopped_words(watched))))()
            return False
        except (Refused, Trouble) as error:
            if isinstance(error, Trouble):
                self.not_done = error
            if troubled is not None and isinstance(error, Trouble):
                troubled(error)
            else:
                self.tell(error, refused)
            return False
        self._succeeded(result, then)
        if saves and result is not None:
            self.tell_saved(saves)
        return True

    def watching(self, title: str) -> AbstractContextManager[Progress]:
        """The progress of work on this thread; its box comes after half a second."""
        return watching(title, lambda: not self.runner.busy)

    def do_long(
        self,
        prepare: Callable[..., Order],
        perform: Callable[[Order, Progress], Made],
        record: Callable[[C, Order, Made], R],
        *args: Any,
        title: str,
        then: Callable[[R], Any] | None = None,
        refused: ShowProblems | None = None,
        saves: str = "",
        **kwargs: Any,
    ) -> bool:
        """Prepare now, perform in the worker, record when it is back as :meth:`do`. True when the work was started."""
        try:
            order = prepare(self.context, *args, **kwargs)
        except (Refused, Trouble) as error:
            self.tell(error, refused)
            return False

        def made(outcome: Made) -> None:
            self.do(lambda context: record(context, order, outcome), then=then, refused=refused, saves=saves)

        self.runner.run(
            Job(title, lambda progress: perform(order, progress), made, lambda error: self._failed(error, refused))
        )
        return True

    def work(
        self,
        work: Callable[[Progress], R],
        then: Callable[[R], Any],
        title: str = "",
        refused: ShowProblems | None = None,
        cancelled: Callable[[], Any] | None = None,
        patient: bool = False,
    ) -> Job:
        """Long reading that records nothing, such as a preview: ``work`` runs in the worker, ``then`` here.

        Without a title no progress box is shown, with ``patient`` one that comes after half a second. ``cancelled`` is
        called when the person did not want to wait. Whoever wants something else by now sets the job's ``stop``; where
        ``then`` is of a dialog or page that is gone when the work comes back, nobody is told of it.
        """

        def made(outcome: R) -> None:
            if waits_still(then):
                then(outcome)

        def failed(error: BaseException) -> None:
            if isinstance(error, Cancelled) and cancelled is not None:
                cancelled()
            elif waits_still(then) or not isinstance(error, Refused | Trouble):
                self._failed(error, refused)

        job = Job(title, work, made, failed, patient=patient)
        self.runner.run(job)
        return job

    def go(self, page: str, target: object = None) -> None:
        """Wish to see another page of the window, perhaps with a record opened on it."""
        self.going.emit(page, target)

    def tell_saved(self, title: str) -> None:
        """Say that what has this title is recorded; only once it is."""
        self.done.emit(self.tr("“{0}”已保存。").format(title))

    def tell(self, error: Refused | Trouble, refused: ShowProblems | None = None) -> None:
        """Show a refusal beside the fields when there are any, else in a box; a trouble always in a box."""
        if isinstance(error, Trouble):
            self.messages.tell("无法继续", [sentence(error.code, error.details)])
        elif refused is not None:
            refused(error.problems)
        else:
            from inspector_app.ui.wording import said  # with how days and money are written: no start waits for it

            self.messages.tell("请先更正", said(error.problems))

    def _succeeded(self, result: R, then: Callable[[R], Any] | None) -> None:
        if then is not None and waits_still(then):
            then(result)
        self.changed.emit(result)

    def _failed(self, error: BaseException, refused: ShowProblems | None) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused | Trouble):
            self.tell(error, refused)
            return
        raise error
