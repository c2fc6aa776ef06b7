"""What a row of a table may be."""

from enum import StrEnum


class LineKind(StrEnum):
    """What a row of a table is."""

    ENTRY = "entry"
    TOTAL = "total"
    HEADING = "heading"
    GROUP = "group"
    FOOT = "foot"
    NOBODY = "nobody"
    EXAMPLE = "example"
    LEFT = "left"  # a person said that it is nobody's
    BLANK = "blank"  # printed beforehand: nothing but its number
    MORE = "more"  # of the line above: the afternoons of its days
