from inspector_app.ui import theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column


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


def test_a_chip_in_a_narrow_column_stays_in_it(qtbot, family):
    table = Table(
        [Column("差异", lambda each: each, badge=lambda each: Badge(each, Tone.WARNING), width=90),
         Column("说明", lambda _each: "", width=200)],
        "清单",
    )  # fmt: skip
    qtbot.addWidget(table)
    table.resize(310, 120)
    table.show_records(["在名单不在考勤等3项，工价与合同不同"])
    table.show()
    picture, left = table.viewport().grab().toImage(), table.columnViewportPosition(1)
    row = round(table.rowHeight(0) / 2 * picture.devicePixelRatio())
    colours = {
        picture.pixelColor(x, row).name() for x in range(round(left * picture.devicePixelRatio()), picture.width())
    }
    assert len(colours) == 1
