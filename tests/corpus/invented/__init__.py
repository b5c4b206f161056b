"""Spreadsheets invented at random, each with the truth that was written into it.

Nothing here knows projledger: a county's ledger is made up (``county``), a layout is drawn (``style``), the
figures are written as an office might write them (``writing``), and what a careful reader must understand is
kept beside as plain data (``truth``). ``invent(seed, index)`` gives one file, always the same.
"""

from invented.files import invent as invent
from invented.truth import Invented as Invented
