"""Sums as people say them in a chat, and what each is of: 还差8700, 拿过3000, 工钱还有7600没给, 差不多17250."""

import re
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import words_of
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.domain.vagueness import AFTER, BEFORE

MARKS = "、:："
"""What parts the words of a line beside blanks, commas and semicolons."""
PHONE = re.compile(r"1[3-9]\d{9}")
_NOW = "(?:到现在|到今天|目前|现在|一直|总共|一共|共|总|还|仍|尚)*"
_OF = "(?:了|着)?(?:[我俺咱]们?)?的?(?:工资|工钱|薪水|钱|款)?(?:一共|总共|共)?"
_NUMERAL = "[一二两三四五六七八九十]"
_DEBT = (
    rf"^(?:{_NOW}(?:拖欠|下欠|尚欠|欠薪|欠款|欠发|欠付|欠|剩下|剩余|余下|还有|未付|未发|没发|没给|差(?!不多)){_OF}|"
    rf"{_NOW}[剩余](?=[￥¥]?\d|{_NUMERAL})|尾款|工资(?!总共|一共|共|合计|[已才只]?[结拿付给发支领借][了过])|共计|共)+"
)
_SAID = (
    ("owed", re.compile(_DEBT)),
    (
        "received",
        re.compile(
            r"^(?:(?:到现在|到今天|[昨前今]天|上个?月|后来|过年|年前|年底|目前|至今|已经|刚|又|只|就|才|一共|总共|中[间途]|期间|前后|陆续|先后)*(?=[拿付给发支领借预生]))?"
            r"(?:(?:工资|工钱)(?=[已才只]?[结拿付给发支领借][了过])|[才只]?结[了过](?!清)|生活费|已?拿[过了]?|已[付发支领]|实[发付领拿]|收到了?(?=[￥¥]?\d)|[付给发][过了]?[我俺]|[付给发支领][过了](?:一次)?|借[过了支]过?|预支过?|[借支领付](?=[￥¥]?\d))+"
        ),
    ),
    (
        "earned",
        re.compile(
            r"^(?:(?:工资)?(?:总共|一共)是?|应该?(?=\d)|工资(?:共|合计)|总工资|应发|应得|该拿|结算|工钱|[做干挣][了到](?=[￥¥]?\d{4}))+"
        ),
    ),
)
AMOUNT_FIELDS = tuple(name for name, _ in _SAID)
"""The fields of the sums that words speak of."""
_NOT_GIVEN = re.compile(
    "(?:的?(?:工资|工钱|薪水|钱))?(?:到现在|现在|目前|至今)?(?:[我俺])?(?:还|都|一直|也)?(?:没|未)(?:有)?"
    "(?:[拿给发付结领要收]|兑现|到手|到账)(?:到|清|齐)?(?:手|账)?(?:了|呢|[我俺])?$"
    "|(?:什么时候|啥时候|何时|哪天|几时)(?:能|才能|才)?(?:给|发|结|付|到账?|拿到)?(?:[我俺])?[呢啊]?[?？]*$|呢[?？]*$"
)
_BEFORE_NOT_GIVEN = re.compile(
    "^(?:[我俺](?:这里?|这边)?)?的?(?:(?:工资|工钱|薪水|钱)的?)?(?:到现在|现在|目前|一共|总共|共计|合计|共|还|有|[剩差欠余]下?[我俺]?)*"
)
_BEHIND_SUM = re.compile("(?<=[\\d元块万千百整])(?:钱)?的?(?:工资|工钱|薪水|生活费)$")
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_PLAIN_AMOUNT = re.compile(r"\d{1,8}(?:\.\d{1,2})?")
_FIGURE = re.compile(
    r"\d{1,3}(?:\.\d{1,4})?[万千wWkK]\d?|\d{3,}(?![\d年])|[一二两三四五六七八九十百千]*[百千万][一二两三四五六七八九十百千]*"
)
_UNSAID = re.compile(
    r"(?<![\d.])\d{3,7}(?![\d年号平方米吨天]|个(?!月)|立方|[一每/](?:平|方|米|吨|天|日|个|工|月))|[一二两三四五六七八九十][百千万]"
)
_ENDING = "了的"
_ABOUT, _OR_SO = re.compile(BEFORE), re.compile(rf"{AFTER}$")


def said_of(plain: str) -> tuple[str, str]:
    """Which amount the words round a sum speak of, and the sum; the words themselves where they speak of none."""
    if unpaid := _NOT_GIVEN.search(plain):
        bare = _BEFORE_NOT_GIVEN.sub("", plain[: unpaid.start()])
        if is_amount(bare):
            return "owed", bare
    core = _BEHIND_SUM.sub("", plain)
    for name, words in _SAID:
        bare = _so_said(words.sub("", core))
        if bare != core and (not bare or is_amount(bare) or core == plain):
            return name, bare
    return "", plain


def _so_said(bare: str) -> str:
    """A sum without the words behind it that only end a sentence: 三千了."""
    plain = bare.rstrip(_ENDING)
    return plain if plain != bare and is_amount(plain) else bare


def is_amount(bare: str) -> bool:
    """Whether it is an amount in figures or as people say it: 12000, 一万八."""
    return bool(_AMOUNT.fullmatch(bare) and not PHONE.fullmatch(bare)) or spoken_yuan(bare) is not None


def fen_of(bare: str) -> int | None:
    """The amount in 分; None where it is none."""
    plain = half_width(bare).strip("￥¥元")
    return int(Decimal(plain) * 100) if _PLAIN_AMOUNT.fullmatch(plain) else spoken_yuan(bare)


def is_vague(bare: str) -> bool:
    """Whether a sum is said to be about so much: 差不多17250, 一万八左右. It is left for whoever asks."""
    about, so = _ABOUT.match(bare), _OR_SO.search(bare)
    begin, end = about.end() if about else 0, so.start() if so else len(bare)
    return (begin > 0 or end < len(bare)) and is_amount(bare[begin:end])


def holds_sum(word: str) -> bool:
    """Whether there is a sum in a word, whatever else it tells; the number of a document is none."""
    return bool(_UNSAID.search(half_width(word)))


def begins_vaguely(word: str) -> bool:
    """Whether a word only says that the sum behind it is about so much: 差不多."""
    about = _ABOUT.fullmatch(half_width(word))
    return bool(about and about[0])


def figure_in(text: str) -> str:
    """The first sum in a text in figures, also one that is spoken; empty where there is none."""
    for found in _FIGURE.finditer(" ".join(map(half_width, text.split()))):
        if found[0].isdecimal() and not PHONE.fullmatch(found[0]):
            return found[0]
        if (spoken := spoken_yuan(found[0])) is not None:
            return f"{Decimal(spoken) / 100:f}"
    words = (spoken_yuan(half_width(word)) for word in words_of(text, MARKS))  # 1w2
    return next((f"{Decimal(fen) / 100:f}" for fen in words if fen), "")
