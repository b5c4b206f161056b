"""The page of GB/T 9704-2012 in twips (1/1440 inch): A4, a text block of 156 × 225 mm, 22 lines of 28 characters."""


def mm(length: float) -> int:
    """``length`` millimetres in twips."""
    return round(length * 1440 / 25.4)


LINE = 579  #: one line: 225 mm / 22
CHARACTER = 320  #: one character of size three (16 pt)
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1588  #: 37, 26, 35 and 28 mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT  #: 8844: 156 mm
#: The width of a page laid on its side between the same edges: the 225 mm of the upright text block.
WIDE_TEXT_WIDTH = PAGE_HEIGHT - TOP - BOTTOM
HEADER = mm(29)  #: a letter's sender stands 30 mm below the page's top
FOOTER = 1304  #: the page number's line begins 7 mm below the text block
PAGE_NUMBER_LINE = 280  #: size four (14 pt)
