"""The count of what is still wrong, for the foot bar; a click leads to the first."""

from inspector_app.ui.widgets.button import Button, Kind


class ProblemCount(Button):
    """Hidden at zero; ``clicked`` wishes to go to the first problem."""

    def __init__(self) -> None:
        super().__init__(kind=Kind.DANGER)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many fields need mending."""
        words = self.tr("有{count}处需要更正").format(count=count)
        self.setText(words)
        self.set_icon("triangle-alert")
        self.setVisible(count > 0)
