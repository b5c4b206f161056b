"""The names in an OpenDocument spreadsheet, as expat gives them: namespace, blank, local name."""

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = f"{_URN}table:1.0 ", f"{_URN}office:1.0 ", f"{_URN}text:1.0 "
STYLE, NUMBER, DRAW = f"{_URN}style:1.0 ", f"{_URN}datastyle:1.0 ", f"{_URN}drawing:1.0 "
#: The extension with which LibreOffice tells an error from a text.
CALC_VALUE_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"

#: Bodies of documents that are no spreadsheets, by what they are (a phrase of a fault).
OTHER_BODIES = {
    f"{OFFICE}text": "word",
    f"{OFFICE}presentation": "slides",
    f"{OFFICE}drawing": "picture",
    f"{OFFICE}image": "picture",
    f"{OFFICE}chart": "picture",
    f"{OFFICE}database": "binary",
}

SHEET, ROW, COLUMN = f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-column"
CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
NAME, STYLE_OF_CELL, VISIBILITY = f"{TABLE}name", f"{TABLE}style-name", f"{TABLE}visibility"
DEFAULT_STYLE = f"{TABLE}default-cell-style-name"
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
FORMULA = f"{TABLE}formula"

VALUE_TYPE, VALUE = f"{OFFICE}value-type", f"{OFFICE}value"
DATE_VALUE, TIME_VALUE = f"{OFFICE}date-value", f"{OFFICE}time-value"
BOOLEAN_VALUE, STRING_VALUE = f"{OFFICE}boolean-value", f"{OFFICE}string-value"

PARAGRAPH, HEADING = f"{TEXT}p", f"{TEXT}h"
BLANKS, BLANKS_COUNT = f"{TEXT}s", f"{TEXT}c"
TAB, LINE_BREAK = f"{TEXT}tab", f"{TEXT}line-break"

STYLE_ELEMENT, STYLE_NAME, DATA_STYLE = f"{STYLE}style", f"{STYLE}name", f"{STYLE}data-style-name"
PARENT_STYLE, FAMILY = f"{STYLE}parent-style-name", f"{STYLE}family"
TABLE_PROPERTIES, DISPLAY = f"{STYLE}table-properties", f"{TABLE}display"
PERCENTAGE_STYLE = f"{NUMBER}percentage-style"
NUMBER_STYLES = frozenset(
    f"{NUMBER}{kind}-style"
    for kind in ("number", "currency", "percentage", "date", "time", "boolean", "text")
)
STYLE_MAP, CONDITION, APPLIED = f"{STYLE}map", f"{STYLE}condition", f"{STYLE}apply-style-name"
NUMBER_TEXTS = frozenset({f"{NUMBER}text", f"{NUMBER}currency-symbol"})
NUMBER_PART, DISPLAY_FACTOR = f"{NUMBER}number", f"{NUMBER}display-factor"

#: What stands in a sheet or a cell without being its content, left out whole.
SKIPPED = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        f"{TABLE}tracked-changes",
        f"{TABLE}shapes",
        f"{TABLE}detective",
        f"{TABLE}dde-links",
        f"{TABLE}named-expressions",
        f"{TABLE}database-ranges",
        f"{TABLE}data-pilot-tables",
        f"{TABLE}content-validations",
        f"{TEXT}note",
        f"{TEXT}ruby-text",
        f"{TEXT}tracked-changes",
    }
)
