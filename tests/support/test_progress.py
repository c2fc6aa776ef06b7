"""How far work has come that tells by lines what it does."""

from inspector_app.support.progress import LinePace


class Heard(list):
    def step(self, done, total, what):
        self.append((done, total, what))


def test_what_takes_longest_counts_for_more_and_lines_beyond_the_known_ones_end_nothing():
    heard = Heard()
    pace = LinePace(heard, (6, 2), 2)
    for line in ("建立办公室", "建立资料库", "  导入台账", "立案", "又一行"):
        pace.tell(line)
    assert heard == [
        (0, 10, "建立办公室"),
        (6, 10, "建立资料库"),
        (8, 10, "导入台账"),
        (9, 10, "立案"),
        (9, 10, "又一行"),
    ]
