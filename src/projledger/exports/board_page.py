"""The wall chart as one HTML file: nothing is fetched, and nothing that a unit wrote can become markup.

The page's own text, style and script are the files of ``templates/board``. Data stand in a script block of
type JSON in which ``<`` cannot occur, and the script puts them on the page as text only. The content security
policy admits the page's own style and script by their hashes and nothing else: no network, no inline handler.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from projledger.foundation.shipped import shipped

_SLOT = re.compile(r"\{\{(\w+)\}\}")
#: What could end the block, open a comment in it, or break a line of script; and halves of characters.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def board_page(record: Mapping[str, Any]) -> bytes:
    """The page that shows ``record`` (of :func:`~projledger.exports.board_record.board_record`)."""
    folder = shipped("templates") / "board"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("board.css", "board.js"))
    slots = {
        "policy": _policy(style, script),
        "title": escape(str(record["title"])),
        "style": style,
        "data": data_block(record),
        "script": script,
    }
    page = (folder / "board.html").read_text(encoding="utf-8")
    return _SLOT.sub(lambda slot: slots[slot[1]], page).encode()


def data_block(record: Mapping[str, Any]) -> str:
    """``record`` as JSON that a script block of a page can hold, whatever texts are in it."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    """The hash of a block as a policy names it; the browser reads line ends as ``\\n``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
