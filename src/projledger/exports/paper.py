"""How sheets are printed: paper, edges, repeated head rows, page numbers."""

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

#: The numbers by which spreadsheets know the papers.
A3, A4 = 8, 9


def print_on(sheet: Worksheet, paper: int, *, head_rows: int) -> None:
    """Landscape, as wide as the paper and as many pages as it takes, the first ``head_rows`` on each.

    Without head rows, all on one page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.75, footer=0.35)
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0 if head_rows else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if head_rows:
        sheet.print_title_rows = f"1:{head_rows}"
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "第 &P 页，共 &N 页"
