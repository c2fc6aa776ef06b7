"""The window: the only floor besides app that knows PySide6."""
