"""The heads of all records with all acts, for pages that look at everything: each kind is read once."""

from dataclasses import dataclass
from functools import cached_property

from inspector_app.domain.act import Act
from inspector_app.domain.document import DocumentHead
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.store.reading import Reading


@dataclass(frozen=True)
class Heads:
    """Good for one reading: after a change they are read anew."""

    reading: Reading

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act."""
        return self.reading.all(Act)

    @cached_property
    def papers(self) -> tuple[DocumentHead, ...]:
        """Every paper without its facts."""
        return self.reading.all(DocumentHead)

    @cached_property
    def talks(self) -> tuple[InterviewHead, ...]:
        """Every interview without what was said."""
        return self.reading.all(InterviewHead)

    @cached_property
    def visits(self) -> tuple[InspectionHead, ...]:
        """Every visit without its checklist."""
        return self.reading.all(InspectionHead)
