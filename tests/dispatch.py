"""How files are handed to the workers: as xdist does it, without a look through all that was ever handed out each time
that a test is over."""

from collections.abc import Sequence

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController


class FileByFile(LoadFileScheduling):
    """A file on one worker, in the order in which they were found."""

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        super().add_node_collection(node, collection)
        self.registered_collections[node] = _Numbered(self.registered_collections[node])

    def _assign_work_unit(self, node: WorkerController) -> None:
        """What is done need not be counted any more."""
        files = self.assigned_work[node]
        for file in [file for file, tests in files.items() if all(tests.values())]:
            del files[file]
        super()._assign_work_unit(node)


class _Numbered(list[str]):
    """Names that know their places."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self._places = {name: place for place, name in enumerate(names)}

    def index(self, name: str, *_between: int) -> int:
        return self._places[name]
