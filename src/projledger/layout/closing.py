"""Rows of words that are no project: notes, signatures, page numbers, and rows that compare figures."""

import re

_NOTE = re.compile(
    r"(?:注|备注|说明|填报说明|填表说明|填表要求|附注|附|备 注|注意|特别说明)(?:事项)?\s*\d{0,2}\s*[:、.]"
    r"|※|注\d|(?:附注|注|备注|(?:填报|填表|编制|特别)?说明|注意(?:事项)?)$|(?:以上|以下|上述|本表|表中|数据来源)"
)
_SIGNERS = r"""
    填表 填报 审核 审批 制表 复核 经办 统计 单位 部门 业主 分管 主管 主要 报送 签发 核稿
"""
_WHO = "|".join(r"\s*".join(word) for word in _SIGNERS.split())
_SIGNATURE = re.compile(
    rf"(?:{_WHO})\s*(?:单\s*位)?\s*(?:人|负\s*责\s*人|领\s*导|县\s*领\s*导)?\s*(?:\([^)]*\))?\s*:"
    r"|(?:填\s*报|填\s*表|报\s*送|上\s*报|制\s*表)\s*(?:日\s*期|时\s*间|单\s*位)"
    r"|联\s*系\s*(?:人|电\s*话|方\s*式)\s*:|^(?:日\s*期|电\s*话)\s*:"
    r"|负\s*责\s*人\s*(?:\([^)]*\))?\s*:|\((?:盖\s*章|公\s*章|签\s*章|签\s*[字名]\s*章?)\)"
    r"|(?:领\s*导|负\s*责\s*人)\s*(?:签\s*[字名]|审\s*签)"
)
_PAGE = re.compile(
    r"第\s*\d+\s*页(?:[,/、\s]*共\s*\d*\s*页)?|共\s*\d+\s*页(?:[,/、\s]*第\s*\d+\s*页)?|-\s*\d+\s*-"
    r"|page\s*\d+(?:\s*(?:of|/)\s*\d+)?|\(?续[前上下]?[表页]\)?(?:[一二三四五六七八九十\d]+)?|\(续\)"
    r"|.{0,30}\((?:续表?|续[前上]表)\)|\(?[接转见过承]+[上下次前]页\)?|\(?(?:下接|上接|下转|上转)[^()]{0,8}页?\)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-‐-―─━－—_=＝*.…·~～/\\\\|]+")
_COMPARISON = re.compile(
    r"(?:(?:全县|全市|完成|投资|年度|平均|合计|总计|总)*(?:占比|比例|比重|百分比|完成率|完成比例|完成进度|增幅|增速|增长率?|平均数?|平均值|排名|位次))"
    r"|(?:较|与|比)?(?:上年|去年|上月|同期|同比|环比).{0,8}|(?:占年度?计划|占总投资|时序进度|序时进度|目标进度|差额?|差距|完成占.{0,6}).{0,6}"
    r"|(?:市|省|县)?(?:下达|年度|目标|考核|全年)*(?:目标|任务)(?:数|任务|投资)?"
)


def is_rule(text: str) -> bool:
    """Whether the text is nothing but a line drawn with dashes, stars or the like: ————, *****."""
    return bool(_RULE.fullmatch("".join(text.split())))


def is_note(text: str) -> bool:
    """Whether the words begin as a note does: 注：, 说明：, ※."""
    return bool(_NOTE.match(text.lstrip("(")))


def is_signature(text: str) -> bool:
    """Whether the words are a place to sign, a date of filling in, or the like."""
    return bool(_SIGNATURE.search(text))


def is_page_mark(text: str) -> bool:
    """Whether the words only help through printed pages: 第1页 共3页, 续表, 转下页."""
    return bool(_PAGE.fullmatch(text.strip()))


def compares(text: str) -> bool:
    """Whether the words name figures about the rows that are none of their sums: 占比, 上年同期."""
    return bool(_COMPARISON.fullmatch("".join(text.split()).rstrip(":(%)")))
