from inspector_app.ui import theme
from inspector_app.ui.widgets.button import Button


def test_icon_of_a_button_follows_the_theme(qapp, family, shown):
    button = shown(Button(icon="plus", name="新增"))
    before = button.icon().pixmap(24).toImage()
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert button.icon().pixmap(24).toImage() != before
    assert button.toolTip() == "新增"
