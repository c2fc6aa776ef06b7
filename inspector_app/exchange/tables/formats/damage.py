"""Why a file cannot be read; :class:`~.limits.TooMuch` is the other reason."""


class NoWorkbook(Exception):
    """The file is no table of any kind that is read here; its text says which other kind it is, empty when unknown."""


class Damaged(Exception):
    """The file or a part of it cannot be read."""


class Locked(Exception):
    """The workbook opens with a password only."""


class NoText(Exception):
    """The pages hold pictures and no text."""
