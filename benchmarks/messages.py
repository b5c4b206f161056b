"""Extract the messages, merge them into the Chinese catalogue and compile it.

Run it (``make messages``) after changing any text; then translate what is listed as missing in
``src/projledger/locales/zh_CN/LC_MESSAGES/projledger.po`` and run it again.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "projledger"
PO = SOURCE / "locales" / "zh_CN" / "LC_MESSAGES" / "projledger.po"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


def extracted() -> Catalog:
    """A catalogue of every message in the source, without translations."""
    catalog = Catalog(project="projledger", charset="utf-8", fuzzy=False)
    found = extract_from_dir(str(SOURCE), [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, locations=[(name.replace("\\", "/"), 0)], context=context)
    return catalog


def merged() -> Catalog:
    """The Chinese catalogue with exactly the messages of the source, no guesses."""
    with PO.open("rb") as stream:
        chinese = read_po(stream, locale="zh_CN")
    chinese.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    chinese.obsolete.clear()
    return chinese


def missing(catalog: Catalog) -> list[str]:
    """The ids that have no Chinese text yet."""
    empty = []
    for message in catalog:
        texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and not all(texts):
            empty.append(message.id if isinstance(message.id, str) else message.id[0])
    return empty


def compiled(catalog: Catalog) -> bytes:
    """The .mo file of ``catalog``."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def main() -> None:
    """Write the .po and the .mo and list what has no translation."""
    if not PO.exists():
        PO.parent.mkdir(parents=True, exist_ok=True)
        with PO.open("wb") as stream:
            write_po(stream, Catalog(locale="zh_CN", project="projledger", fuzzy=False))
    catalog = merged()
    with PO.open("wb") as stream:
        write_po(stream, catalog, width=110, include_lineno=False)
    PO.with_suffix(".mo").write_bytes(compiled(catalog))
    print(f"{len(catalog)} messages")
    for text in missing(catalog):
        print(f"no Chinese text: {text}")


if __name__ == "__main__":
    main()
