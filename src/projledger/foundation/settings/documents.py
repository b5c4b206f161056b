"""What the office's papers have in common, and how each kind of them looks and is numbered.

A paper bears a document number (发文字号, ``示重点办〔2021〕5号``), an issue number (期号, ``第5期``) or
none. Both are counted from 1 every year: document numbers by 机关代字, whatever the kind of paper, issue
numbers by series. An office without the right to issue documents of its own (无发文权) has no 机关代字, and
writes a 工作提示函 where others write a 督办函. What is left out follows from the office's name and the kind.
"""

import re
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator

from projledger.foundation.language import N_
from projledger.foundation.settings.notices import Deadlines
from projledger.foundation.settings.setting import Section, setting

#: The looks: red-headed document, letter, briefing, and a plain page without head.
Style = Literal["gongwen", "letter", "jianbao", "plain"]
#: What a paper is numbered by: 发文字号, 期号, or not at all.
Numbering = Literal["document", "issue", "none"]

_WORDS = N_("a text in double quotes, on one line")
_YES_NO = N_("true or false")
_BODIES = N_('a list of texts, such as ["县委办公室", "县人大常委会办公室"]')
_CODE = N_('the 机关代字 alone, such as "示重点办", without year and number')


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _one_line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("not one line of text")
    return text


def _code_alone(text: str) -> str:
    if re.search(r"[〔〕\[\]【】（）()\d号]", text):
        raise ValueError("more than the code")
    return text


Words = Annotated[str, AfterValidator(_one_line)]
Bodies = Annotated[tuple[Words, ...], BeforeValidator(_as_tuple)]


def _words(meaning: str) -> Any:
    return setting(None, meaning, _WORDS)


class PaperSection(Section):
    """One kind of paper. Every key may be left out."""

    described_as: ClassVar[str] = "KIND"  # the page of settings describes the kinds once

    name: Words | None = _words(
        N_("What the paper is called, such as 督办函; the kind's own name if left out.")
    )
    office: Words | None = _words(N_("The body that issues it; `office.name` if left out."))
    may_issue: bool | None = setting(
        None,
        N_(
            "Whether that body has the right to issue documents; for another body than the office true, "
            "for the office as `documents.may_issue`."
        ),
        _YES_NO,
    )
    style: Style | None = setting(
        None,
        N_("Its look: red-headed document, letter, briefing, or a plain page."),
        N_('"gongwen", "letter", "jianbao" or "plain"'),
    )
    mark: Words | None = _words(
        N_("The red head (发文机关标志); if left out, the issuing body (with 文件) or the paper's name.")
    )
    numbering: Numbering | None = setting(
        None,
        N_("Whether it bears a document number (发文字号), an issue number (期号) or none."),
        N_('"document", "issue" or "none"'),
    )
    code: Annotated[Words, AfterValidator(_code_alone)] | None = setting(
        None, N_("The 机关代字 before the year of a document number; `documents.code` if left out."), _CODE
    )
    series: Words | None = _words(
        N_("In which series issue numbers are counted; the paper's name if left out.")
    )
    first: int = setting(
        1,
        N_(
            "The number that its series begins with in `office.year`, where earlier ones were used elsewhere."
        ),
        N_("a whole number from 1 to 99999"),
        ge=1,
        le=99_999,
    )
    total_before: int | None = setting(
        None,
        N_("How many issues appeared before the ledger's first; 总第n期 is printed where this is given."),
        N_("a whole number from 0 to 99999"),
        ge=0,
        le=99_999,
    )
    copy_to: Bodies | None = setting(
        None, N_("To whom copies go (抄送, of a briefing 送); `documents.copy_to` if left out."), _BODIES
    )
    report_to: Bodies = setting((), N_("To whom a briefing is reported (报)."), _BODIES)
    issue_to: Bodies = setting((), N_("To whom a briefing is handed down (发)."), _BODIES)
    printed_by: Words | None = _words(N_("Who prints it (印发机关); the issuing body if left out."))
    copies: int | None = setting(
        None,
        N_("How many copies are printed (共印n份); not said if left out."),
        N_("a whole number from 1 to 99999"),
        ge=1,
        le=99_999,
    )
    signed: Words | None = _words(N_("The name under the text (署名); the issuing body if left out."))


def _kind(meaning: str, **more: str) -> Any:
    return setting(PaperSection(), meaning, N_("a section of the settings file"), **more)


class Documents(Section):
    """What all papers have in common, and the sections of the kinds."""

    may_issue: bool = setting(
        True,
        N_("Whether the office has the right to issue documents (发文权); without it 督办函 are 工作提示函."),
        _YES_NO,
    )
    code: Annotated[Words, AfterValidator(_code_alone)] | None = setting(
        None, N_("The office's 机关代字; made from the names of county and office if left out."), _CODE
    )
    copy_to: Bodies = setting((), N_("To whom copies of documents and briefings go (抄送)."), _BODIES)
    contact: str = setting(
        "", N_("Whom a unit may ask, printed under letters (联系人及电话); not said if left out."), _WORDS
    )
    decimals: int = setting(
        2, N_("Decimal places of 亿元 in sentences."), N_("a whole number from 0 to 6"), ge=0, le=6
    )
    names: int = setting(
        10,
        N_("How many names a list in a sentence gives before 等n个."),
        N_("a whole number from 1 to 500"),
        ge=1,
        le=500,
    )
    aim: int = setting(
        10,
        N_("How many bulletins the office means to issue a year."),
        N_("a whole number from 1 to 366"),
        ge=1,
        le=366,
    )
    deadlines: Deadlines = setting(
        Deadlines(),
        N_("How long units have for what notices ask of them."),
        N_("a section of the settings file"),
    )
    bulletin: PaperSection = _kind(N_("Inspection bulletins (督查通报)."))
    briefing: PaperSection = _kind(N_("Briefings (简报)."))
    red_black: PaperSection = _kind(N_("Red-and-black lists (红黑榜)."), alias="red-black")
    urge: PaperSection = _kind(N_("Notices that urge a return (催报通知)."))
    remind: PaperSection = _kind(N_("Reminders (提醒函)."))
    rectify: PaperSection = _kind(N_("Notices to rectify (督办函)."))
    review: PaperSection = _kind(N_("Review slips on a unit's return (月报审核反馈单)."))
    confirm: PaperSection = _kind(N_("Figures to confirm (数据核对函)."))
    meeting: PaperSection = _kind(N_("Material for progress meetings (推进会材料)."))
    one_page: PaperSection = _kind(N_("Projects on one page (项目一页通)."), alias="one-page")

    def of(self, kind: str) -> PaperSection:
        """The section of ``kind``. Raises KeyError where there is no such kind."""
        if kind not in KINDS:
            raise KeyError(kind)
        section: PaperSection = getattr(self, kind.replace("-", "_"))
        return section


class _Usual(NamedTuple):
    """What a kind of paper is like unless its section says otherwise. ``code`` is added to the office's."""

    name: str
    style: Style
    numbering: Numbering
    code: str = ""
    series: str = ""


_USUAL = {
    "bulletin": _Usual("督查通报", "gongwen", "document"),
    "briefing": _Usual("重点项目建设简报", "jianbao", "issue"),
    "red-black": _Usual("重点项目建设红黑榜", "jianbao", "issue"),
    "urge": _Usual("催报通知", "letter", "document", "函"),
    "remind": _Usual("提醒函", "letter", "document", "函"),
    "rectify": _Usual("督办函", "letter", "document", "函"),
    "review": _Usual("月报审核反馈单", "plain", "none"),
    "confirm": _Usual("数据核对函", "letter", "document", "函"),
    "meeting": _Usual("推进会材料", "plain", "none"),
    "one-page": _Usual("项目一页通", "plain", "none"),
}
#: The kinds of paper, by the words that settings and options use.
KINDS: tuple[str, ...] = tuple(_USUAL)
#: What a body without the right to issue documents calls its 督办函.
_WITHOUT_RIGHT = {"rectify": "工作提示函"}


class PaperForm(NamedTuple):
    """How papers of a kind look and are numbered, with everything that the settings leave open filled in.

    ``series`` is what running numbers are counted by: the 机关代字 of document numbers, the name of the
    series of issue numbers, the paper's name where no number is printed.
    """

    kind: str
    name: str
    office: str
    may_issue: bool
    style: Style
    mark: str
    numbering: Numbering
    series: str
    total_before: int | None
    copy_to: tuple[str, ...]
    report_to: tuple[str, ...]
    issue_to: tuple[str, ...]
    printed_by: str
    copies: int | None
    signed: str
    contact: str

    def number_text(self, year: int, number: int, total: int | None = None) -> str:
        """The number as it is printed; "" for a kind without. ``total`` counts the issues of all years.

        No 第 and no zeros before a document number, six-angled brackets (GB/T 9704-2012, 7.2.5).
        """
        match self.numbering:
            case "document":
                return f"{self.series}〔{year}〕{number}号"
            case "issue":
                running = "" if total is None or self.total_before is None else self.total_before + total
                return f"第{number}期" + (f"（总第{running}期）" if running else "")
            case _:
                return ""


def paper_form(documents: Documents, kind: str, office: str, county: str) -> PaperForm:
    """The form of ``kind`` in the ledger of ``office``. Raises KeyError for an unknown kind."""
    section, usual = documents.of(kind), _USUAL[kind]
    body = section.office or office
    own = section.may_issue if section.may_issue is not None else documents.may_issue or body != office
    name = section.name or (usual.name if own else _WITHOUT_RIGHT.get(kind, usual.name))
    style = section.style or usual.style
    numbering = section.numbering or _numbering(usual, named=bool(section.code), may_issue=own)
    codes = documents.code if body == office else None  # another body has another 机关代字
    code = section.code or (codes or office_code(body, county)) + usual.code
    counted = {"document": code, "issue": section.series or name, "none": name}
    headed = f"{body}文件" if numbering == "document" else name
    marks = {"gongwen": headed, "letter": body, "jianbao": name, "plain": ""}
    copied = section.copy_to
    if copied is None:
        copied = documents.copy_to if style in ("gongwen", "jianbao") else ()
    return PaperForm(
        kind=kind,
        name=name,
        office=body,
        may_issue=own,
        style=style,
        mark=section.mark or marks[style],
        numbering=numbering,
        series=counted[numbering],
        total_before=section.total_before,
        copy_to=copied,
        report_to=section.report_to,
        issue_to=section.issue_to,
        printed_by=section.printed_by or body,
        copies=section.copies,
        signed=section.signed or body,
        contact=documents.contact,
    )


def first_number(documents: Documents, series: str, office: str, county: str) -> int:
    """The number that ``series`` begins with in the ledger's year: the highest that its kinds name."""
    forms = {kind: paper_form(documents, kind, office, county) for kind in KINDS}
    return max([documents.of(kind).first for kind, form in forms.items() if form.series == series], default=1)


def _numbering(usual: _Usual, *, named: bool, may_issue: bool) -> Numbering:
    """A body without the right to issue has no 机关代字: its bulletins are issues, its letters unnumbered."""
    if usual.numbering != "document" or may_issue or named:
        return usual.numbering
    return "none" if usual.style == "letter" else "issue"


_BODY = re.compile(
    r"(?P<matter>.+?)(?:领导小组|指挥部|工作专班)?(?P<tail>办公室|委员会|局|室|中心|办|委|科|股)"
)


def office_code(office: str, county: str) -> str:
    """A 机关代字 such as offices commonly have: 示重点办 for 示例县重点项目推进办公室.

    The county's first character, the first word of what the body does, and its last character. It is only
    what comes nearest without being told; a county may write another (its one-character name).
    """
    place = re.split("[省州盟]|(?<=.)市(?=.)", county)[-1]
    matter = office.removeprefix(county).removeprefix("人民政府") or office
    match = _BODY.fullmatch(matter)
    if match is None:
        return place[:1] + matter[:3]
    word = "发改" if match["matter"].startswith("发展和改革") else match["matter"][:2]
    return place[:1] + word + match["tail"][:1]
