"""What words of a chat are by themselves: who is meant, how much, and what only says how to write or whom to call."""

import re
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN, words_of
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.domain.vagueness import AFTER, BEFORE
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import Fit, kinds
from inspector_app.exchange.tables.people import of_people
from inspector_app.exchange.tables.structure import structure

_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}})+")
_NO_NAME = re.compile(
    "姓名|身份证|证件|电话|手机|卡号|银行|欠薪|工资|拖欠|合计|总计|小计|共计|名单|明细|人员|班组|工地|项目|公司|工钱|"
    "消息|如下|收到|各位|大家|工友|领导|老师|您好|你好|麻烦|谢谢|我们|欠|@|所有人|^[今明昨后]天|开会|差不多|分别|大概|大约|"
    "将近|接近|估计|左右|示范|好的|可以|这些|那些|这个|那个|知道|没有|材料款|房租|车费|路费|押金|生活费|伙食|以上|其中|合同|协议|现在|先来|先报|"
    "补充|老乡|同志|本来|原来|备注|注意|登记|报名|统计|回复|更新|"
    "^(?:时间|最[后终]|目前|至今|到今|年[底初末]|春节|元旦|中秋|[前后]期|[累总]计|实际|其实|结果|[家组队班]里|本金)$|^[工农中建交招邮]行$|邮储|农信|农商|信用社|同上|定于|包月|最多|最少|群聊|聊天|记录|讲好|说好|谈好|应该|中间|期间|语音|图片|撤回|本人|一样"
)
OF_OTHERS = re.compile(
    "哪有|没那么多|名单|明细|人员|班组|工友|大家|各位|我们|咱们|所有人|@|合计|总计|小计|共计|以上|其中|"
    "[我俺][爸妈哥弟姐妹儿]|老婆|老公|媳妇|材料款|房租|车费|路费|押金|生活费|伙食|合同|协议|姓名|身份证|证件|电话|手机|卡号|银行"
)
"""What speaks of everybody, of a total, or of money that is no wage: not of whoever sends it alone."""
_NEVER = re.compile(
    "[的了吗呢吧么们你我他她它这哪把被没不很也就又跟给已款赔爸妈欠薪剩说啥谁咋嗯哦拿借还]|.[钱费都]|.那.|老婆|老公|媳妇|儿子|女儿|夫妻|两口子|父子|个人|一下"
)
"""What stands in no name."""
_MIDDLE = re.compile(
    "(?<=^.)不(?=[^给发付结拿欠差干做来是要会能行够多少对清到知算认管让想敢肯还在见用好上去懂服住起该应理得断止比如可过定明时大太]$)"
)
"""包不同: a letter that stands in no name but in the middle of one."""
OF_SEVERAL = re.compile(
    "夫妻|两口子|父子|一家[两三四五六]?[口人]|全家|[和跟与同]\\S{0,3}(?:老婆|老公|媳妇|儿子|女儿|哥|弟)|[两俩三四五六七八九十几]个?人"
)
"""What says that a sum is of more than one person: 和老婆, 夫妻两人."""
OF_CREW = re.compile("[欠差]了?[我俺咱]们(?:班组?|组|队|这?几个人?|大家|所有人)")
"""What tells what a whole crew is owed, whoever says it: 老板欠我们班6万."""
CORRECTS = re.compile(
    "不对|不是[￥¥]?\\d|错了|作废|更正|改正|订正|纠正|修正|更改|改[成为]|应为|应该?是|[写报打弄搞说发记算输]错|重报"
)
"""What says that something was told wrongly before."""
_NOBODY = re.compile(
    "师傅|[还总一][有剩差欠共]|每月|每天|每日|每工|一个?[月天工]|老板|工头|包工头|他|她|我|俺|咱|你|每人|每个|[上这下本]个?月|[今去前明往]年|[以之先从]前|原[先来]|另外|其[余他它]|剩[下余]|加上|上次|上回|[该应要]给|[欠差]一人|人均|平均|没|都(?![^是有发给差还只能得要算报八九]{2}$)|那[边个些里时么天样会年月次]|[支付][一二两三四五六七八九]+[百千万]|就|也|转|[干做上拿借支付给领][了过]"
)
_NO_END = re.compile("[还替拖约快近仍另只各讲算补干差共总是从自在等报员]$|还有$|[^大老小]剩$")
_TRADES = re.compile(
    "^(?:做饭|烧饭|煮饭|厨师|看门|门卫|看场|看料|保管|仓管|材料|资料|测量|放线|开车|司机|铲车|挖机|吊车|后勤|保洁|打杂|翻样|电工|焊工|带班|班长|组长|组员|班员|队员|成员)的?$"
)
TRADE = (
    "(?:[木瓦泥电焊杂普小大技力]|钢筋|架子|水电|油漆|抹灰|砌筑|混凝土|砼|防水|"
    "外架|模板|安装|泥瓦|粉刷|腻子|保温|管道|贴砖|电焊|信号)工|塔吊司机|塔吊"
)
_JOB = re.compile(TRADE)
_NICKNAME, _CREW = re.compile(r"[-—_|/\\~～·()（）\s]+"), re.compile("[班组队]长?$|^[木瓦泥]工")
_SORTED = re.compile(r"^[A-Za-z0-9]{1,3}[\s.\-_]*")
"""What is put before a name so that it stands first among those whom one knows: A示例甲, 01示例乙."""
_NUMERALS = re.compile(
    "[一二两三四五六七八九十](?:[号组队班]|[期标楼栋区].*|[一二两三四五六七八九十百千万零]+|[百千万].*|[一二]?月|个半?月|个半)"
)
ADDRESSED = re.compile(
    rf"^(?:[{HAN}]{{1,3}}?)(?:大?队长?|姐|哥|工|总|经理|师傅|老板|[科处所局主班组站院]长|主任|书记|警官|监察员?|老师|"
    "同志|先生|女士|叔|姨|嫂|律师|法官|工头|领导)$"
)
"""How somebody is greeted (王队, 张姐, 李科长); workers are called so too: 杨师傅."""
TITLED = re.compile("^.(?:[姐哥工总叔姨嫂]|师傅|老板|师|大[姐哥叔妈爷]|班长|队长)$|^[老小]")
"""Somebody of whom only the surname is told."""
_OFFICIAL = re.compile(
    f"^[{HAN}]{{1,3}}(?:[科处所局站院股]长|主任|书记|警官|监察员?|法官|律师|领导|老板|总|经理|工头|大?队长?)$"
)
"""Whoever is called so is asked for help, or owes: a sum behind it may be that of whoever writes."""
CALLED = re.compile("^(?:带班|代班|班组?长|组长|队长|工头|负责人|联系人|经办人|老板|施工员|项目经理|劳务员|监理|会计)")
"""What says that whoever is named behind it leads the crew or is to be called."""
KIN = (
    "老婆|爱人|媳妇|妻子|老公|丈夫|对象|儿子|女儿|爸爸?|父亲|妈妈?|母亲|弟弟|哥哥|姐姐|妹妹|弟媳|[堂表]?[弟哥姐妹兄]|侄子|外甥|"
    "小舅子|大舅子|姐夫|妹夫|女婿|老乡|徒弟|师傅|工友|同事|亲戚"
)
CREW_LEADER = "班组?长|带班|代班|[组队]长"
ROLE = f"{of_people()['roles']}|承包[商方]|代领|会计|财务|户名"
"""What somebody is who is named beside a worker: his numbers are not the worker's."""
ADMITTED = re.compile(
    "(?:老板|公司|工头|项目部|会计|财务|他们?|[总经理])(?:那边|这边)?(?:[说讲认算报记]了?|给[我俺]报的?|[说讲]我的?工资)"
    "(?:[我俺](?:的|还|只|就)*|只|就|才|还)*(?:[欠差是有]|(?<=[我俺的报])(?=[￥¥]?[\\d一二两三四五六七八九]))|答应|承诺|保证(?!金)"
)
"""What whoever owes admits or promises: 老板说只欠我6000, 公司说我的是8000, 答应10月前给5000."""
OWES = "老板|公司|工地|项目部|他们?|工头|包工头|总包|分包|甲方|劳务"
OWES_ME = re.compile(f"^[{HAN}]{{2,4}}?(?=(?:一共|总共)?[还拖]*(?:欠|差)[我俺咱])")
"""What says that somebody named owes whoever speaks: 示例甲欠我5000."""
_MYSELF = re.compile(
    rf"^(?:我(?:的名字)?(?:是|叫|名叫)|本人(?:是|叫)?|俺(?:是|叫)|咱(?:是|叫))(?P<name>[{HAN}]{{2,4}})$"
)
MARKS = "、:："
"""What parts the words of a line beside blanks, commas and semicolons."""
PHONE = re.compile(r"1[3-9]\d{9}")
AMOUNT_FIELDS = ("owed", "received", "earned")
"""The fields of the sums that words speak of."""
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_PLAIN_AMOUNT = re.compile(r"\d{1,8}(?:\.\d{1,2})?")
_FIGURE = re.compile(
    r"\d{1,3}(?:\.\d{1,4})?[万千wWkK](?:\d(?:[千百]\d?)?)?|\d{3,}(?![\d年])|[一二两三四五六七八九十百千]*[百千万][一二两三四五六七八九十百千]*"
)
_UNSAID = re.compile(
    r"(?<![\d.])\d{3,7}(?![\d年号平方米吨天]|个(?!月)|立方|[一每/](?:平|方|米|吨|天|日|个|工|月))|[一二两三四五六七八九十][百千万]"
)
_BETWEEN = re.compile("[一二两三四五六七八九]{2}[百千万](?:元|块钱?)?")
_ABOUT, _OR_SO = re.compile(BEFORE), re.compile(rf"{AFTER}$")
_SUM = r"\d{1,8}(?:\.\d{1,2})?"
_MULTIPLIED = re.compile(
    rf"(?<![\d.×xX*乘+])(?P<of>(?P<one>{_SUM})[^\d\s=×xX*乘,，。;；]{{0,4}}\s*[×xX*＊乘]\s*"
    rf"(?P<other>{_SUM})(?:元|块钱?)?(?:[/一每]?[天日工月方平吨米时个小]{{0,3}}))\s*(?:[=＝]|等于)\s*(?P<all>{_SUM})(?![\d×xX*乘万千])"
)
_HEADS = "(?:(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个?人)?"
_ALL = re.compile(
    rf"(?:(?:总共|一共|共计|共)\d{{1,3}}个?人[,，\s]*)?(?:以上|这里|我们)?(?:{_HEADS}(?:一共|总共|共计|合计|总计|小计|加起来|共|总){_HEADS}|[=＝])"
    rf"(?:是|还?拖?欠薪?我?们?|差|工资|金额)?{_HEADS}[\s:：]*[￥¥]?(?P<sum>{_SUM})(?:元|块钱?)?"
    r"(?:[,，。!！~～\s]*(?:麻烦|谢谢|感谢|请|拜托|辛苦|希望|望)[^\d]*)?"
)
_ABOUT_THE_LIST = re.compile(
    r"^(?:联系人|联系电话|电话|手机|班长|班组长|组长|队长|负责人|填报人|制表人|项目|项目地址|地址|工地|地点|班组)\s*[:：]"
)
_INSTRUCTS = re.compile(
    r"格式|接龙|模板|照此|按此|例如|^(?:填写|填表)?(?:示?例|举例|示范|样例|比如)[\s:：]|^(?:填写|填表)(?:示?例|举例|示范|样例)"
)
_ASKS = re.compile("报一下|[登填统]|请|一下|按(?!手?印|指印)|发[来我过]|写上|写明|报[名上]")
_CALLS_ALL = re.compile("@\\s?(?:所有人|全体成员|all)", re.IGNORECASE)
_PLUS = "+＋/／和"
_SEVERAL = 2


def is_name(text: str) -> bool:
    """Whether a word may be what somebody is called."""
    plain = _MIDDLE.sub("", text) if has_surname(text) else text
    if not _NAME.fullmatch(text) or any(said.search(plain) for said in (_NO_NAME, _NEVER, CORRECTS, _NO_END)):
        return False
    if _NOBODY.match(text) or _OFFICIAL.match(text) or _NUMERALS.fullmatch(text) or is_trade(text.lstrip("干做搞当")):
        return False
    if len(text) > 2 and text[-1] in "班组队":  # 挖机班
        return False
    heading = kinds()["wages"].match(text)
    is_heading = heading is not None and (len(heading.word) > 1 or not has_surname(text))  # 余, not 李有余
    return not (is_heading or structure().is_known(heading_key(text)))


def has_surname(name: str) -> bool:
    """Whether a word begins with one of the usual surnames: in running speech anything else is rather no name."""
    return name[:2] in structure().surnames or name[:1] in structure().surnames


def name_of(who: str) -> str:
    """The name in what somebody calls himself in a chat beside his trade or crew: 木工-示例甲; the words as they are
    where there is none, or more than one."""
    bare = _SORTED.sub("", who)
    who = bare if is_name(bare) and has_surname(bare) else who
    parts = [part for part in _NICKNAME.split(who) if part]
    names = [part for part in parts if is_name(part) and not _CREW.search(part)]
    others = [part for part in parts if part not in names]
    return names[0] if len(names) == 1 and all(is_trade(each) or _CREW.search(each) for each in others) else who


def is_trade(text: str) -> bool:
    """Whether a word is what somebody does at a site: 木工, 做饭, 看门."""
    return bool(_JOB.fullmatch(text) or _TRADES.match(text))


def own_name(word: str) -> str:
    """The name that somebody says of himself: 我是示例甲; empty for other words."""
    found = _MYSELF.match(word)
    return found["name"] if found and is_name(found["name"]) else ""


def is_amount(bare: str) -> bool:
    """Whether it is an amount in figures or as people say it: 12000, 一万八."""
    return bool(_AMOUNT.fullmatch(bare) and not PHONE.fullmatch(bare)) or spoken_yuan(bare) is not None


def fen_of(bare: str) -> int | None:
    """The amount in 分; None where it is none."""
    plain = half_width(bare).strip("￥¥元")
    return int(Decimal(plain) * 100) if _PLAIN_AMOUNT.fullmatch(plain) else spoken_yuan(bare)


def is_vague(bare: str) -> bool:
    """Whether a sum is said to be about so much: 差不多17250, 一万八左右, 四五千. It is left for whoever asks."""
    if _BETWEEN.fullmatch(bare):
        return True
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


def total_in(text: str) -> str:
    """The figure in a line that tells nothing but a sum of all: 合计48300元; empty for other lines."""
    told = _ALL.fullmatch(half_width(text).strip("。.,"))
    return told["sum"] if told else ""


def wrong_products(text: str) -> list[tuple[str, Decimal, Decimal]]:
    """What a line says that work by rate comes to where it does not: as it is written, what it comes to, what is said:
    350*18=6500 comes to 6300. All in 元."""
    found = _MULTIPLIED.finditer(" ".join(map(half_width, text.split())))
    told = [(each["of"], Decimal(each["one"]) * Decimal(each["other"]), Decimal(each["all"])) for each in found]
    return [(of, right, said) for of, right, said in told if abs(right - said) >= 1]


def tells_how(line: str) -> bool:
    """Whether a line says how to write or whom to call, and tells of nobody in the list."""
    if _CALLS_ALL.search(line) and not figure_in(line):
        return True
    if _INSTRUCTS.search(line) or (_ABOUT_THE_LIST.match(line) and not figure_in(line)):
        return True
    return bool(_ASKS.search(line)) and not figure_in(line) and _asks_for_headings(line)


def _asks_for_headings(line: str) -> bool:
    """Whether a line asks for several things that are headings of a list of wages. What is a heading asks for nothing:
    请假, 登记时间."""
    words = words_of(line, MARKS + _PLUS)
    found = [(word, kinds()["wages"].match(word)) for word in words]
    headings = sum(match is not None and match.fit in (Fit.EXACT, Fit.PIECE) for _, match in found)
    asking = (
        word
        for word, match in found
        if not (structure().is_known(heading_key(word)) or (match is not None and match.fit is Fit.EXACT))
    )
    return headings >= _SEVERAL and any(map(_ASKS.search, asking))
