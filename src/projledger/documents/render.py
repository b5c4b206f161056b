"""Fills a Word template with a context: escaped, sandboxed, and the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from projledger.documents.context import unframed
from projledger.documents.controls import set_controls
from projledger.documents.figures import Figure, fit, plain, sound
from projledger.documents.marks import faulty_mark, loose_mark, paragraph_naming
from projledger.documents.package import finished
from projledger.documents.papers import Identity, Paper
from projledger.documents.sections import settle_sections
from projledger.documents.together import keep_together
from projledger.foundation.errors import UsageError, WorkspaceError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from docxtpl import DocxTemplate


def render_paper(paper: Paper, template: Path, *, made: date, identity: Identity | None = None) -> bytes:
    """``paper`` in the shape of ``template``; equal papers, templates, days and identities give equal bytes.

    ``made`` becomes the document's date of creation. Raises as :func:`render_template`.
    """
    return render_template(
        template,
        {**unframed(), **paper.context},
        title=paper.title,
        made=datetime.combine(made, time()),
        breaks=paper.breaks,
        figures=tuple(paper.figures),
        identity=identity.text() if identity else "",
        kind=paper.kind,
    )


def render_template(
    template: Path,
    context: Mapping[str, Any],
    *,
    title: str,
    made: datetime,
    breaks: frozenset[str],
    figures: Sequence[Figure] = (),
    identity: str = "",
    kind: str = "",
) -> bytes:
    """``template`` filled with ``context``, as the bytes of a .docx.

    Strings are data: whatever stands in them is printed as it is, but for the marks of ``figures``, which
    become content controls. Line breaks are kept only in the values named in ``breaks``. ``title`` and
    ``made`` become the document's properties, ``identity`` the one by which it says what it is. ``kind``
    is the kind of paper whose names a misspelt one is compared with. Raises UsageError where the template
    names something unknown or is not a template, WorkspaceError where it cannot be read.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    document = _opened(template)
    if (loose := loose_mark(document.docx)) is not None:
        message = _(
            "The template {path} has a mark without its counterpart: “{mark}”, in the paragraph “{text}”. "
            "Each mark opens and closes within its paragraph, and each for and if has its end."
        )
        raise UsageError(message.format(path=template, mark=loose.mark, text=loose.text))
    data = {name: _fit(value, figures, keep_breaks=name in breaks) for name, value in context.items()}
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        document.render(data, environment, autoescape=True)
    except Exception as error:  # whatever the tags of an office's template raise is the template's fault
        unfilled = _opened(template).docx
        if name := _unknown_name(error):
            _refuse_name(template, name, paragraph_naming(unfilled, name), _names(context, kind))
        _refuse(template, error, faulty_mark(unfilled, error, environment, data))
    set_controls(document.docx, figures)
    settle_sections(document.docx)
    keep_together(document.docx)
    properties = document.docx.core_properties
    properties.title = _fit(plain(title), keep_breaks=False)
    properties.created = properties.modified = made
    buffer = io.BytesIO()
    document.save(buffer)
    return finished(buffer.getvalue(), identity)


def _opened(template: Path) -> "DocxTemplate":
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    try:
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.init_docx()
    except OSError as error:
        raise WorkspaceError(
            _("The template {path} cannot be read: {reason}.").format(path=template, reason=error.strerror)
        ) from error
    except (PackageNotFoundError, zipfile.BadZipFile, LookupError, ValueError, SyntaxError) as error:
        raise UsageError(
            _("{path} is not a Word document (.docx); save the template again in Word or WPS.").format(
                path=template
            )
        ) from error
    return document


def _fit(value: Any, figures: Sequence[Figure] = (), *, keep_breaks: bool) -> Any:
    """``value`` with every string freed of what XML, docxtpl or our marks would take for more than text."""
    if isinstance(value, str):
        parts = value.split("\n") if keep_breaks else [value]
        return sound("\n".join(fit(part) for part in parts), figures)
    if isinstance(value, Mapping):
        return {key: _fit(item, figures, keep_breaks=keep_breaks) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(item, figures, keep_breaks=keep_breaks) for item in value]
    return value


def _unknown_name(error: Exception) -> str:
    """The name that the engine does not know; empty where ``error`` is about something else."""
    match = re.search(r"^'([^']+)' is undefined|has no attribute '([^']+)'", str(error))
    return (match[1] or match[2]) if match else ""


def _refuse_name(template: Path, name: str, paragraph: str, known: Sequence[str]) -> NoReturn:
    near = "、".join(get_close_matches(name, known, n=3, cutoff=0.5)) or "—"
    if paragraph:
        message = _(
            "The template {path} names “{name}”, which does not exist, in the paragraph “{text}”. "
            "Nearest: {near}. All names: docs/templates.md"
        )
    else:
        message = _("The template {path} names “{name}”, which does not exist. Nearest: {near}.")
    raise UsageError(message.format(path=template, name=name, text=paragraph, near=near))


def _refuse(template: Path, error: Exception, mark: str) -> NoReturn:
    """Say which ``mark`` of the template is wrong."""
    if mark:
        message = _("The template {path} has a mark that cannot be followed: “{mark}”.")
        raise UsageError(message.format(path=template, mark=mark)) from error
    message = _("The template {path} has a mark that cannot be followed; compare it with the one that ships.")
    raise UsageError(message.format(path=template)) from error


def _names(context: Any, kind: str) -> list[str]:
    """Every name that the context or the templates of ``kind`` know, at any depth, once."""
    from projledger.documents.template_names import CONTEXTS, every_name

    found: dict[str, None] = {}

    def collect(value: Any) -> None:
        if isinstance(value, Mapping):
            for key, item in value.items():
                found.setdefault(str(key))
                collect(item)
        elif isinstance(value, list | tuple) and value:
            collect(value[0])

    collect(context)
    return list(dict.fromkeys((*found, *(every_name(kind) if kind in CONTEXTS else ()))))
