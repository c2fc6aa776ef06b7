from inspector_app.ui import theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge, Chip


def test_chip_grows_with_its_word_and_with_the_theme(qapp, family, shown):
    chip = shown(Chip(Badge("逾期", Tone.DANGER)))
    short = chip.sizeHint().width()
    chip.set_badge(Badge("逾期 12 天", Tone.DANGER))
    long = chip.sizeHint().width()
    assert long > short
    assert chip.accessibleName() == "逾期 12 天"
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert chip.sizeHint().width() > long


def test_chip_draws_ground_words_and_icon(shown):
    chip = shown(Chip(Badge("逾期", Tone.DANGER)))
    image = chip.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.STANDARD.danger.ground in colours
    assert theme.STANDARD.danger.words in colours
