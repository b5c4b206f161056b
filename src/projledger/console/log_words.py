"""What a submission was, in the words of whoever made it: 撤销收件45号, 农加园即 PC2021-009."""

from collections.abc import Mapping
from typing import Any

from projledger.console.places import field_title
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.ledger.attachments import ATTACH, TO
from projledger.ledger.records import SubmissionRecord


def what(item: SubmissionRecord) -> str:
    """What the submission was, in a few words, and whether it was undone."""
    said = _said(item)
    if item.undone_by is not None:
        said = _("{what} (undone by no. {number})").format(what=said, number=item.undone_by)
    return said


def _said(item: SubmissionRecord) -> str:
    command = item.command
    match item.kind:
        case "file" | "answers" if item.file_name:
            said = f"{item.container}/{item.file_name}" if item.container else item.file_name
        case kind if kind == ATTACH:
            said = _("{file}, linked to no. {to}").format(file=item.file_name, to=command[TO])
        case "undo":
            said = _("no. {number}; {reason}").format(**command)
        case "accept":
            rows = _(", ").join(str(row) for row in command["rows"])
            said = _("no. {number}, rows {rows}; {reason}").format(**{**command, "rows": rows})
        case "alias":
            said = _alias(command)
        case "layout":
            said = _layout(command)
        case _:
            said = _words(command)
    return said


def _alias(command: Mapping[str, Any]) -> str:
    name, first, last = command["name"], command.get("from"), command.get("to")
    if successors := command.get("successors"):
        text = _("{name} is reported under {names} from {month} on")
        return text.format(name=name, names=_(", ").join(successors), month=_month(first))
    said = _("{name} is {target}").format(name=name, target=command.get("project") or command.get("unit"))
    if first:
        said += _(", from {month}").format(month=_month(first))
    if last:
        said += _(", to {month}").format(month=_month(last))
    return said


def _layout(command: Mapping[str, Any]) -> str:
    if name := command.get("forgotten"):
        return _("{layout}, used no longer").format(layout=name)
    columns = [
        f"{title} = {field_title(field) if field else _('left out')}"
        for title, field in command["columns"].items()
    ]
    parts = [command["layout"], *columns, *filter(None, [command.get("money_unit")])]
    return _("; ").join(parts)


def _words(command: Mapping[str, Any]) -> str:
    """The words of a command, without its identifiers: ``PC2021-012；2021-06；completed_ytd=480万；电话``."""
    parts: list[str] = []
    for key, value in command.items():
        match value:
            case None | "" | []:
                continue
            case Mapping():
                parts += [f"{field_title(str(name))} {one}" for name, one in value.items()]
            case list():
                parts.append(_(", ").join(str(one) for one in value))
            case _:
                parts.append(_month(value) if key == "month" else str(value))
    return _("; ").join(parts)


def _month(text: Any) -> str:
    month = Month.parse(str(text))
    return month.words if month else str(text)
