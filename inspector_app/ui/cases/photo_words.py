"""How far a list that is copied from its picture has come, in a few sentences: nothing is said that nobody did."""

from dataclasses import dataclass

from inspector_app.domain.photo_check import LINE, Judged, Tally
from inspector_app.domain.photo_sheet import PhotoSheet
from inspector_app.ui.translation import tr

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What is told; ``wants_more`` while something of the list is wrong or not there yet."""

    words: str
    wants_more: bool = False


def progress(sheet: PhotoSheet, judged: Judged, done: Tally, lacking: str) -> Told:
    """``lacking`` is what :func:`lacking_lines` says."""
    if not any(field and field != LINE for field in judged.fields):
        told = tr("没有认出要录入的列：列名行要写明“姓名”“欠发工资”等。请改正列名，或选中列名行点“这一行是列名”。")
        return Told(told, True)
    if judged.open:
        told = tr("还有{0}格没有核对。").format(len(judged.open))
        if judged.contradicting:
            told += tr("其中{0}格互相对不上（红框），一定有读错或者写错的。").format(len(judged.contradicting))
        return Told(told + lacking, bool(judged.contradicting or lacking))
    return Told(_done(sheet, judged, done) + lacking, bool(lacking))


def lacking_lines(done: Tally, counted: int, seen: int) -> str:
    """That fewer lines stand here than the picture has, as a person ``counted`` them or else as its rules show them."""
    shown = counted or seen
    if shown <= done.copied:
        return ""
    told = tr("照片里有{0}行（含列名）") if counted else tr("照片里的横线分出{0}行（含列名）")
    return (told + tr("，清单里只有{1}行：还有{2}行没有录入。")).format(shown, done.copied, shown - done.copied)


def _done(sheet: PhotoSheet, judged: Judged, done: Tally) -> str:
    told = tr("清单里要录入的{0}行都已核对：人工录入或核对{1}格").format(len(judged.entries), done.by_person)
    told += tr("，校验码和加总核对{0}格").format(done.proved) * bool(done.proved)
    told += tr("，空着{0}格").format(done.blank) * bool(done.blank) + tr("。")
    if judged.problems:
        told += tr("有{0}格与别的格对不上（黄角）：确认原件就是这样的，可以录入。").format(len(judged.problems))
    if done.unread:
        titles = "、".join(sheet.titles[at] or tr("第{0}列").format(at + 1) for at in done.unread)
        told += tr("不录入、也没有核对的列：{0}。").format(titles)
    if done.left_out:
        rows = "、".join(str(row + 1) for row in done.left_out[:_MOST_LINES])
        more = tr("等{0}行").format(len(done.left_out)) if len(done.left_out) > _MOST_LINES else ""
        told += tr("不录入的行：第{0}行{1}。").format(rows, more)
    return told
