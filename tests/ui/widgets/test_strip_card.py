from PySide6.QtGui import QColor

from inspector_app.ui import theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.strip_card import StripCard


def test_the_strip_at_the_left_edge_has_the_colour_of_the_tone(qtbot, shown):
    card = StripCard(Tone.DANGER, "复查，今日到期")
    card.body.addWidget(Label("复查"))
    shown(card)
    picture = card.grab().toImage()
    middle = round(picture.height() / 2)
    assert picture.pixelColor(round(4 * picture.devicePixelRatio()), middle) == QColor(
        theme.current().tone(Tone.DANGER).strip
    )
    assert card.accessibleName() == "复查，今日到期"
