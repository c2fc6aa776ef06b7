"""Who is meant in a chat: who may be a worker, who is only greeted or called, who owes, and who speaks of himself."""

import re

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.heading_key import heading_key
from inspector_app.exchange.tables.structure import structure

_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,12}}(?:[·•][{HAN}]{{1,12}})+")
_NO_NAME = re.compile(
    "姓名|身份证|证件|电话|手机|卡号|银行|欠薪|工资|拖欠|合计|总计|小计|共计|名单|明细|人员|班组|工地|项目|公司|工钱|"
    "消息|如下|收到|各位|大家|工友|领导|老师|您好|你好|麻烦|谢谢|我们|欠|@|所有人|[今明昨后]天|开会|差不多|分别|大概|大约|"
    "将近|接近|估计|左右|示范|好的|可以|这些|那些|这个|那个|知道|没有|材料款|房租|车费|路费|押金|生活费|伙食|以上|其中|合同|协议|现在|先来|先报|"
    "补充|老乡|同志|本来|原来|备注|注意|登记|报名|统计|回复|更新|"
    "同上|定于|包月|最多|最少|群聊|聊天|记录|讲好|说好|谈好|应该|中间|期间|语音|图片|撤回|本人|一样"
)
_OF_OTHERS = re.compile(
    "名单|明细|人员|班组|工友|大家|各位|我们|咱们|所有人|@|合计|总计|小计|共计|以上|其中|"
    "[我俺][爸妈哥弟姐妹儿]|老婆|老公|媳妇|材料款|房租|车费|路费|押金|生活费|伙食|合同|协议|姓名|身份证|证件|电话|手机|卡号|银行"
)
_NEVER = re.compile(
    "[的了吗呢吧么们你我他她它这哪把被没不很也就又跟给已款赔爸妈欠薪剩说啥谁咋嗯哦拿借还]|.[钱费那都]|老婆|老公|媳妇|儿子|女儿|夫妻|两口子|父子|个人"
)
"""What stands in no name."""
_TOGETHER = re.compile(
    "夫妻|两口子|父子|[和跟与同]\\S{0,3}(?:老婆|老公|媳妇|儿子|女儿|哥|弟)|[两俩三四五六七八九十几]个?人"
)
_OF_CREW = re.compile("[欠差]了?[我俺咱]们(?:班组?|组|队|这?几个人?|大家|所有人)")
_CORRECTS = re.compile(
    "不对|不是[￥¥]?\\d|错了|作废|更正|改正|订正|纠正|修正|更改|改[成为]|应为|应该?是|[写报打弄搞说发记算输]错|重报"
)
_NOBODY = re.compile(
    "[还总一][有剩差欠共]|每月|每天|每日|每工|一个?[月天工]|老板|工头|包工头|他|她|我|俺|咱|你|每人|每个|[上这下本]个?月|[今去前明往]年|[以之先从]前|原[先来]|另外|其[余他它]|剩[下余]|加上|上次|上回|[该应要]给|[欠差]一人|人均|平均|没|都|就|也|转|[干做上拿借支付给领][了过]"
)
_NO_END = re.compile("[还差共总是从自在等报员]$|还有$|[^大老小]剩$")
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
TRADE_THEN_SUM = re.compile(rf"({TRADE})(?=[￥¥]?\d)")
"""A trade with a sum right behind it."""
_NUMERALS = re.compile(
    "[一二两三四五六七八九十](?:[号组队班]|[期标楼栋区].*|[一二两三四五六七八九十百千万零]+|[百千万].*|[一二]?月|个半?月|个半)"
)
_ADDRESSED = re.compile(
    rf"^(?:[{HAN}]{{1,3}}?)(?:大?队长?|姐|哥|工|总|经理|师傅|老板|[科处所局主班组站院]长|主任|书记|警官|监察员?|老师|"
    "同志|先生|女士|叔|姨|嫂|律师|法官|工头|领导)$"
)
_OFFICIAL = re.compile(
    f"^[{HAN}]{{1,3}}(?:[科处所局站院股]长|主任|书记|警官|监察员?|法官|律师|领导|老板|总|经理|工头|大?队长?)$"
)
"""Whoever is called so is asked for help, or owes: a sum behind it may be that of whoever writes."""
_CALLED = re.compile("^(?:带班|代班|班组?长|组长|队长|工头|负责人|联系人|经办人|老板|施工员|项目经理|劳务员|监理|会计)")
_SHORTEST = 2
KIN = (
    "老婆|爱人|媳妇|妻子|老公|丈夫|对象|儿子|女儿|爸爸?|父亲|妈妈?|母亲|弟弟|哥哥|姐姐|妹妹|弟媳|[堂表]?[弟哥姐妹兄]|侄子|外甥|"
    "小舅子|大舅子|姐夫|妹夫|女婿|老乡|徒弟|师傅|工友|同事|亲戚"
)
_ADMITS = re.compile("(?:老板|公司|工头|他们?|[总经理])[说讲认]了?(?:只|就|才|还)?[欠差]|答应|承诺|保证(?!金)")
OWES = "老板|公司|工地|项目部|他们?|工头|包工头"
_OWES_ME = re.compile(f"^[{HAN}]{{2,4}}?(?=(?:一共|总共)?[还拖]*(?:欠|差)[我俺咱])")
_MYSELF = re.compile(
    rf"^(?:我(?:的名字)?(?:是|叫|名叫)|本人(?:是|叫)?|俺(?:是|叫)|咱(?:是|叫))(?P<name>[{HAN}]{{2,4}})$"
)


def is_name(text: str) -> bool:
    """Whether a word may be what somebody is called."""
    if not _NAME.fullmatch(text) or any(said.search(text) for said in (_NO_NAME, _NEVER, _CORRECTS, _NO_END)):
        return False
    if _NOBODY.match(text) or _OFFICIAL.match(text) or _NUMERALS.fullmatch(text) or is_trade(text):
        return False
    if len(text) > _SHORTEST and text[-1] in "班组队":  # 挖机班
        return False
    return not structure().is_known(heading_key(text)) and kinds()["wages"].match(text) is None


def has_surname(name: str) -> bool:
    """Whether a word begins with one of the usual surnames: in running speech anything else is rather no name."""
    return name[:2] in structure().surnames or name[0] in structure().surnames


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


def corrects(word: str) -> bool:
    """Whether a word says that something was told wrongly before."""
    return bool(_CORRECTS.search(word))


def is_of_several(word: str) -> bool:
    """Whether a word says that a sum is of more than one person: 和老婆, 夫妻两人."""
    return bool(_TOGETHER.search(word))


def is_of_others(word: str) -> bool:
    """Whether a word speaks of everybody, of a total, or of money that is no wage: not of whoever sends it alone."""
    return bool(_OF_OTHERS.search(word))


def is_of_crew(word: str) -> bool:
    """Whether a word tells what a whole crew is owed, whoever says it: 老板欠我们班6万."""
    return bool(_OF_CREW.search(word))


def is_addressed(name: str) -> bool:
    """Whether it is how somebody is greeted (王队, 张姐, 李科长), which workers are called too: 杨师傅."""
    return bool(_ADDRESSED.match(name))


def is_admitted(words: str) -> bool:
    """Whether words tell what whoever owes admits or promises: 老板说只欠我6000, 答应10月前给5000."""
    return bool(_ADMITS.search(words))


def is_called(word: str) -> bool:
    """Whether a word says that whoever is named behind it leads the crew or is to be called."""
    return bool(_CALLED.match(word))


def own_name(word: str) -> str:
    """The name that somebody says of himself: 我是示例甲; empty for other words."""
    found = _MYSELF.match(word)
    return found["name"] if found and is_name(found["name"]) else ""


def owes_me(part: str) -> bool:
    """Whether a word says that somebody named owes whoever speaks: 示例甲欠我5000."""
    return bool(_OWES_ME.match(part))
