"""A message as people speak it, told in the plain words of a list: greetings go, who is meant stands in front.

我是示例甲的老婆，老板欠他2万6 is told of 示例甲. 示例甲、示例乙每人欠6000
are two people; of a sum that several share nobody knows what each is owed.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_corrections import correction_apart
from inspector_app.exchange.tables.chat_opening import KIN, opening_name, with_name_in_front
from inspector_app.exchange.tables.chat_people import has_surname, own_name
from inspector_app.exchange.tables.chat_plain import written_out

IsName = Callable[[str], bool]
_SUM_NEXT = r"(?=[￥¥]?(?:\d{3}|\d[\d.]*[万千wWkK]|[一二两三四五六七八九]+[万千百]))"
_CALLS_TO = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})\s*@\S{{1,8}}\s+(?=[我俺])")
_ELDER = re.compile(rf"^(?P<name>[{HAN}]{{2,3}})(?P<called>[叔伯婶嫂姨哥姐])的(?:钱|工资|工钱)(?:是|有)?{_SUM_NEXT}")
_GREETING = re.compile(
    rf"^(?:(?:各位)?[{HAN}]{{0,3}}(?:领导|同志|老师|警官|[科处所局主队站]长?|主任)们?|您好|你好|大家好|[,，!！ ])*"
    r"(?:您好|你好|好)?[,，。!！\s]+"
)
_SENDS_LIST = re.compile(rf"^[{HAN}]{{1,6}}[:：]\s*(?=\d{{1,2}}[.、．]\s*[{HAN}]{{2}})")
_PAID_TO = re.compile(
    rf"^(?:老板|公司|工头|包工头)?(?:[昨前今]天|上个?月|后来|已经)?(?:又|只|才)?[给付发支]了(?P<name>[{HAN}]{{2,3}})(?P<sum>\d{{3,6}})(?=元|块|[,，。]|$)"
)
_GREETS = re.compile("领导|同志|老师|警官|您好|你好|主任")
_ADDED, _COMES_TO = re.compile(rf"^[+＋]\s*(?=[{HAN}]{{2}})"), re.compile(r"^[=＝]\s*(\d{3,8}(?:元|块)?)$")
_NICKNAME = rf"[老小阿大][{HAN}]{{1,2}}|[{HAN}]{{1,2}}(?:哥|姐|叔|嫂|师傅|子|总|爷)"
_NICKNAMED = re.compile(
    rf"^(?P<nick>{_NICKNAME})\s*(?:[(（](?P<named>[{HAN}]{{2,4}})[)）]|[-—_/／·]\s*(?P<behind>[{HAN}]{{2,4}}))(?=[\s:：,，\d]|$)"
)
_CALLED = re.compile(rf"^(?P<nick>[{HAN}]{{1,4}})\s*[(（](?P<named>[{HAN}]{{2,4}})[)）]")
_KIN_OF = re.compile(rf"^(?:我是|我叫|帮|替|代)?(?P<name>[{HAN}]{{2,4}}?)(?:的|[他她])?(?P<kin>{KIN})(?=[,，。])")
_OF_KIN = re.compile("^[,，。 ]*[他她]|[欠差][他她](?!们)")
_HIM = re.compile("[欠差][他她](?!们)")
_SUM_THEN_NAME = re.compile(
    rf"^(?P<sum>[￥¥]?\d{{3,7}}(?:\.\d{{1,2}})?(?:元|块)?)[\s:：]*(?P<name>[{HAN}]{{2,4}})[。.]?$"
)
_CLAUSES = re.compile(r"[,，;；。]\s*")
_EACH = re.compile(
    rf"^(?P<names>(?:我|[{HAN}]{{2,4}})(?:(?:[、,，\s]|和|与|跟)+[{HAN}]{{2,4}})+?)[\s,，:：]*(?:[二两三四五六七八九十\d]+个?人)?"
    r"(?:都是?|每个?人|每一?个人|各自?|人均)(?:都|是)?(?P<owes>[欠差拖]+(?:薪|我们?)?)?(?P<sum>[￥¥]?\d{3,7}(?:元|块)?|\d[\d.]*[万千]|[一二两三四五六七八九十][一二两三四五六七八九十百千万]+)(?:元|块钱?)?[。.]?$"
)
_TOGETHER = re.compile(
    rf"^(?P<names>[{HAN}]{{2,4}}(?:(?:[、,，\s]|和|与|跟)+[{HAN}]{{2,4}})+?)[\s,，:：]*"
    r"(?:[俩两三四五六七八九十\d]+个?人?)?(?P<words>(?:一共|总共|合计|共)(?:(?:还|被)?[欠差拖]+(?:薪|我们?)?)?[￥¥]?[\d一二两三四五六七八九十百千万]+(?:元|块钱?)?[。.]?)$"
)
_NAMED_ALONE = re.compile(
    rf"^(?P<words>.{{0,60}}?)(?:名单|分别[是为]|有)\s*[:：]\s*(?P<names>[{HAN}]{{2,4}}(?:[、,，\s]+[{HAN}]{{2,4}})+)[。.]?$"
)
_IN_IOU = re.compile(
    rf"(?:[今兹]欠(?:到|付)?)?(?P<name>[{HAN}]{{2,4}}?)的?(?:工资|工钱|人工费?)(?:款|人民币)?"
    r"(?P<sum>\d{3,8}(?:\.\d{1,2})?|[零壹贰叁肆伍陆柒捌玖拾佰仟万一二三四五六七八九十百千]{2,})[元圆]?整?(?:[（(][￥¥]?(?P<again>\d[\d.]*)元?[)）])?"
)
_BETWEEN = re.compile("(?:[、,，\\s]|和|与|跟)+")
_BREAKS = re.compile(
    "(?<=[\u3400-\u9fff])(?=(?:从|自)(?:[去今前]年|\\d|[一二三四五六七八九十]+月)|(?:一共|总共|现在|到现在|还)+[欠差]|老板[欠差]|每天\\d)"
)
_I_AM = re.compile(rf"^(?:\[语音转文字\]\s*)?我叫(?P<name>[{HAN}]{{2,3}}?)(?:啊|呀|嘛|哈|哦|呢|嗯)?(?=[我在是从,，])")
_LONG = 16
_SIGNED = re.compile(rf"^(?P<name>[{HAN}]{{2,4}})[\s,，:：]*(?P<phone>1[3-9]\d{{9}})?$")
_SAYS_OF_ME = re.compile("^(?:我(?!们)|本人)")
_FEW = 2


def said_plainly(line: str, is_name: IsName) -> list[str]:
    """The line in plain words, or one for each of several people of whom it tells; as it is where nothing is spoken."""
    line = _CALLS_TO.sub(_says, line)
    if (elder := _ELDER.match(line)) and is_name(elder["name"]):
        line = f"{elder['name']} {line[elder.end() :]}"
    plain = _COMES_TO.sub(r"合计\1", _ADDED.sub("", written_out(line.strip())))
    plain = _PAID_TO.sub(r"\g<name>给了\g<sum>", _SENDS_LIST.sub("", plain))
    plain = correction_apart(_without_greeting(plain))
    plain = _nicknamed(plain, is_name)
    plain = _in_breaths(_of_kin(plain, is_name), is_name)
    if (swapped := _SUM_THEN_NAME.match(half_width(plain))) and is_name(swapped["name"]):
        return [f"{swapped['name']} {swapped['sum']}"]
    plain = with_name_in_front(plain)
    return _to_several(plain, is_name) or _shared(plain, is_name) or [plain or line]


def _says(found: re.Match[str]) -> str:
    """Who sends a message, in front of what he says to whom he calls."""
    return f"{found['name']}：" if has_surname(found["name"]) else found[0]


def _without_greeting(line: str) -> str:
    found = _GREETING.match(line)
    if found is None or opening_name(line) or not _GREETS.search(found[0]) or not line[found.end() :].strip():
        return line
    return line[found.end() :]


def _nicknamed(line: str, is_name: IsName) -> str:
    """The name in front of what somebody is called: 老何（示例甲）9000."""
    found = _NICKNAMED.match(line)
    name = (found["named"] or found["behind"]) if found else ""
    if not name and (found := _CALLED.match(line)) and has_surname(found["named"]):
        is_nick = not has_surname(found["nick"]) or line[found.end() :].lstrip(" :：").startswith(found["named"])
        name = found["named"] if is_nick else ""
    if found is None or not is_name(name):
        return line
    return f"{name} {found['nick']} {line[found.end() :].lstrip(' :：').removeprefix(name)}"


def _of_kin(line: str, is_name: IsName) -> str:
    """What somebody's kin writes of him, with the name in front."""
    found = _KIN_OF.match(line)
    if found and is_name(found["name"]) and _OF_KIN.search(line[found.end() :]):
        behind = _HIM.sub(lambda him: him[0][0], line[found.end() :])
        return f"{found['name']}，{found[0].removeprefix('我是')}{_said_of_him(behind)}"
    return line


def _said_of_him(words: str) -> str:
    return re.sub("(?<=[,，。])[他她](?=[在干做])", "", words)


def _in_breaths(line: str, is_name: IsName) -> str:
    """Speech that was written down without a mark, parted where a new thing is said."""
    found = _I_AM.match(line)
    if found and is_name(found["name"]):
        line = f"我叫{found['name']}，{line[found.end() :].lstrip('，,')}"
    parts = line.split("，") if found else [line]
    return "，".join(_BREAKS.sub("，", part) if found and len(part) > _LONG else part for part in parts)


def _shared(line: str, is_name: IsName) -> list[str]:
    """A line for each of those who are owed a sum each, or one together of which nobody knows whose part is what."""
    for shape in (_EACH, _TOGETHER):
        found = shape.match(line)
        names = [each for each in _BETWEEN.split(found["names"]) if each] if found else []
        if found and len(names) > 1 and all(name == "我" or is_name(name) for name in names):
            words = f"欠{found['sum']}" if shape is _EACH else f"{len(names)}人{found['words']}"
            return [f"{name} {words}" for name in names]
    return []


def _to_several(line: str, is_name: IsName) -> list[str]:
    """A line for each of those to whom a 欠条 says that wages are owed, and for those of whom only all is told."""
    if line[:2] in ("今欠", "兹欠"):
        first, _, behind = line.partition("。")
        found = [_IN_IOU.fullmatch(part) for part in re.split("[,，、;；]", first)]
        told = [each for each in found if each is not None and is_name(each["name"])]
        if len(told) > 1 and len(told) == len(found):
            people = [f"{each['name']}，欠{each['again'] or each['sum']}元" for each in told]
            return [*people, f"（{behind}）"] if behind else people
    found_names = _NAMED_ALONE.match(line)
    names = [each for each in _BETWEEN.split(found_names["names"]) if each] if found_names else []
    figure = figure_in(found_names["words"]) if found_names else ""
    if found_names and figure and all(map(is_name, names)) and len(set(names)) == len(names):
        rest = found_names["words"].replace(figure, "", 1).strip()
        return [*(f"{name} {len(names)}人共欠{figure}" for name in names), *([f"（{rest}）"] if rest else [])]
    return []


def plainly(lines: Sequence[str], is_name: IsName) -> Iterator[tuple[str, str]]:
    """Each line in plain words, with the words of the chat from which it comes."""
    written = [line.strip() for line in lines if line.strip()]
    letters = [_signed(written[at : at + _FEW], is_name) for at in range(0, len(written), _FEW)]
    if letters and all(letters):  # and nobody is named above what he says
        yield from zip(letters, (" ".join(written[at : at + _FEW]) for at in range(0, len(written), _FEW)), strict=True)
        return
    for line in lines:
        yield from ((told, line) for told in said_plainly(line, is_name))


def _signed(lines: Sequence[str], is_name: IsName) -> str:
    """What somebody writes of himself above his name, with the name in front: 我的工资9000元没有给 above 示例甲."""
    if len(lines) < _FEW or not _SAYS_OF_ME.match(lines[0].strip()) or not figure_in(lines[0]):
        return ""
    found = _SIGNED.match(half_width(lines[1].strip()))
    if found is None or not is_name(found["name"]) or any(map(own_name, _CLAUSES.split(lines[0].strip()))):
        return ""
    return " ".join(filter(None, (found["name"], found["phone"], lines[0].strip())))
