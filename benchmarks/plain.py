"""The same job by hand: read every return with pandas and openpyxl and group the figures.

It keeps no source, checks nothing and knows no layout: it only reads all cells, stacks them and adds
up what looks like a number. ``read`` does the reading, ``progress`` reads and groups; ``first`` does the
least that ``pandas.read_excel`` can: the first sheet of every .xlsx, and nothing with it.
"""

import sys
from pathlib import Path

import pandas as pd


def frames(folder: Path) -> list[pd.DataFrame]:
    """Every sheet of every return under ``folder``."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".csv":
            try:
                found.append(pd.read_csv(file, header=None, encoding="gb18030", names=range(40)))
            except UnicodeDecodeError:
                found.append(pd.read_csv(file, header=None, encoding="utf-8-sig", names=range(40)))
        elif file.suffix in {".xlsx", ".xls"}:
            engine = "openpyxl" if file.suffix == ".xlsx" else "xlrd"
            sheets = pd.read_excel(file, sheet_name=None, header=None, engine=engine)
            found.extend(sheet.assign(unit=file.stem) for sheet in sheets.values())
    return found


def main() -> None:
    """``plain.py read|progress|first FOLDER``."""
    task, folder = sys.argv[1], Path(sys.argv[2])
    if task == "first":
        files = sorted(folder.rglob("*.xlsx"))
        print(sum(len(pd.read_excel(file, header=None, engine="openpyxl")) for file in files))
        return
    stacked = pd.concat(frames(folder), ignore_index=True)
    if task == "progress":
        numbers = stacked.drop(columns="unit", errors="ignore").apply(pd.to_numeric, errors="coerce")
        print(numbers.groupby(stacked["unit"]).sum().sum(axis=1).to_string())
    else:
        print(len(stacked))


if __name__ == "__main__":
    main()
