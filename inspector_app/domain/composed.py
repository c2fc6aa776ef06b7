"""What stands underlined in an entry while an input method composes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Composed:
    """Letters that an input method had not turned into words yet, and behind how many they stand in their entry."""

    text: str
    behind: int

    @property
    def put_in(self) -> "Composed":
        """Nothing, behind these letters: they are in the entry itself by now."""
        return Composed("", self.behind + len(self.text))
