"""Labels taken apart into the words by which rows are grouped: 市级续建项目 is a level and a nature."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_LONGEST_LABEL = 24
_LONGEST_WORD = 14
#: What may stand beside such words without changing them.
_FILLER = re.compile(r"重点|重大|建设|实施|工程|项目|领域|行业|类|列入|属于|的|、|/|-")

_UNIT_SHAPE = re.compile(
    r"[一-鿿]{1,12}(?:镇|乡|街道|街道办|办事处|人民政府|管委会|管理委员会|开发区|园区|局|委员会|办公室|指挥部|公司|集团|中心)"
    r"|[一-鿿]{0,3}(?:发改|住建|卫健|国资|经信)委"
)
#: What no project is called: 水利局, 石门镇人民政府, 城东街道办事处. 服务中心, 某公司, 特色小镇 may be one.
_AUTHORITY = re.compile(
    r"[一-鿿]{1,14}(?:人民政府|街道办事处|街道办|街道|管理委员会|管委会|委员会|分局|(?<![布格邮结])局"
    r"|(?<![小古水名集城重乡])[镇乡])|[一-鿿]{0,3}(?:发改|住建|卫健|国资|经信)委"
)


class Word(NamedTuple):
    """What a word of a label stands for: a field and its value."""

    field: str
    value: str


def words_of(label: str, words: Mapping[str, Word]) -> tuple[Word, ...]:
    """The words that ``label`` consists of, beside idle ones; () unless all of it is known.

    Two different words for one field say nothing certain: neither is taken.
    """
    if not label or len(label) > _LONGEST_LABEL:
        return ()
    found = _split(label, words)
    if found is None:
        return ()
    by_field: dict[str, Word] = {}
    for word in found:
        if by_field.setdefault(word.field, word) != word:
            return ()
    return tuple(by_field.values())


def _split(label: str, words: Mapping[str, Word]) -> list[Word] | None:
    """The known words of a label from left to right, the longest first; None where a part is unknown."""
    if not label:
        return []
    for length in range(min(len(label), _LONGEST_WORD), 1, -1):
        word = words.get(label[:length])
        if word is not None and (rest := _split(label[length:], words)) is not None:
            return [word, *rest]
    filler = _FILLER.match(label)
    return _split(label[filler.end() :], words) if filler is not None else None


def has_a_units_shape(label: str) -> bool:
    """Whether a label looks like a unit's name, for where no register tells which words are units."""
    return bool(_UNIT_SHAPE.fullmatch(label))


def names_an_authority(label: str) -> bool:
    """Whether a label by its shape names a government or one of its bureaus, and hardly a project."""
    return bool(_AUTHORITY.fullmatch(label))
