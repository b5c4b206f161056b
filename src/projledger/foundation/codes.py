"""The table of finding codes. A code, once published, keeps its meaning for ever.

Letters: F file, L layout, N number, D date, U unit, P project, H history, S status, T total,
G general. ``scope`` says what an *error* of this code stops: the ``file``, the ``return`` (it is
rejected) or only the ``row`` (it is held, the others are entered). Warnings and notes stop nothing.

Messages are English gettext ids with named tokens; ``{found}`` is what stands in the cell.
"""

from enum import StrEnum
from typing import NamedTuple

from projledger.foundation.language import N_


class Severity(StrEnum):
    """How much a finding weighs; errors make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(NamedTuple):
    """One row of the table."""

    code: str
    severity: Severity
    scope: str
    message: str
    remedy: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# fmt: off
_TABLE = (
    # F: the file
    Code("F001", _E, "file", N_("The file is empty (0 bytes)."), N_("Send the file again.")),
    Code("F002", _E, "file", N_("The workbook is protected by a password and cannot be read."),
         N_("Remove the password in Excel or WPS (File, Encrypt) and send it again.")),
    Code("F003", _E, "file", N_("This is not a spreadsheet: {found}."),
         N_("Send an .xlsx, .xls, .et, .ods or .csv file.")),
    Code("F004", _E, "file", N_("The file is named as a workbook but holds {found}."),
         N_("Open it in Excel or WPS, save it as .xlsx, and send that.")),
    Code("F005", _E, "file", N_("The workbook is damaged or cut short: {found}."),
         N_("Open it in Excel or WPS, save it again, and send that.")),
    Code("F006", _E, "file", N_("{found} archives are not unpacked."),
         N_("Unpack it first, then import the files or the folder.")),
    Code("F007", _E, "file", N_("The file goes beyond a limit of reading: {found}."),
         N_("Copy the used area into a new workbook and send that. Where it is right as it is and a setting stands in brackets, raise that in projledger.toml.")),
    Code("F008", _N, "file", N_("Not a spreadsheet ({found}); taken as an attachment."),
         N_("If it is the stamped scan of a return, link it with `projledger attach`.")),
    Code("F009", _N, "file", N_("A lock file that Excel or WPS leaves while a workbook is open; skipped."),
         N_("Close the workbook and import the workbook itself.")),
    Code("F010", _N, "file", N_("The same file as {same}; it is not entered again."),
         N_("Nothing to do.")),
    Code("F011", _E, "file", N_("The archive holds an unsafe file name: {found}."),
         N_("Pack the files again with plain names.")),
    Code("F012", _W, "file", N_("A stray cell far outside the table was left out: {found}."),
         N_("Delete the rows and columns outside the table.")),
    Code("F013", _W, "file", N_("The Word document has {found} tables, none of them a known form; it is kept as an attachment."),
         N_("If it is a return, give its table the column titles of the form, or send it as a spreadsheet.")),
    Code("F015", _E, "file", N_("The file holds what no office program writes, and was not opened: {found}."),
         N_("Ask the sender where it comes from; have the table copied into a new workbook and send that.")),
    # L: the layout
    Code("L301", _E, "return", N_("No known form was found in this workbook. Titles known in it: {known}."),
         N_("The header needs at least two known column titles, such as 项目名称 and 本年累计完成投资; or use the workbook that `projledger template` makes.")),
    Code("L302", _E, "return", N_("The money unit of “{found}” is not stated anywhere."),
         N_("Write it in the title, such as （万元）, or above the table, such as 单位：万元.")),
    Code("L303", _E, "return", N_("The form needs a column “{title}”, which is missing."),
         N_("Add the column, or name it “{title}”.")),
    Code("L304", _E, "return", N_("Columns {columns} both claim to be “{title}”."),
         N_("Keep one of them, or give the other its own title; where their titles differ, `projledger map FILE` shows how to say which one counts.")),
    Code("L305", _E, "return", N_("Which period this return is for is not stated."),
         N_("State it in the title, such as 2021年6月, in the file's name, or with --month.")),
    Code("L306", _E, "return", N_("The period is stated twice and differently: {found}."),
         N_("Correct one of them.")),
    Code("L307", _N, "return", N_("The column “{found}” is not part of the form; its values are kept beside the row."),
         N_("If it is one of the form's columns, say which with `projledger map`.")),
    Code("L308", _E, "return", N_("The workbook was made for another form or version: {found}."),
         N_("Fill in the workbook that `projledger template` makes now.")),
    Code("L309", _W, "return", N_("The title “{found}” speaks of another period than this return ({expected}); the column is left out."),
         N_("Correct the title, or send the column for this period.")),
    Code("L310", _N, "return", N_("The sheet “{found}” is hidden and was not read; projects in it: {count} ({names})."),
         N_("Unhide the sheet if it belongs to the return, and send the workbook again.")),
    Code("L311", _W, "return", N_("The column “{found}” may count from January or from the start of construction; it was left out."),
         N_("Name it 本年累计完成投资 or 开工以来累计完成投资.")),
    Code("L312", _N, "return", N_("Several periods stand side by side. For {expected} these columns were read: {found}. Left beside the row: {others}."),
         N_("Nothing to do; if another period is meant, correct the period of the return.")),
    Code("L313", _E, "return", N_("The sheet looks like a {found} and is no return. Titles known in it: {known}."),
         N_("Send the monthly report or the plan: one project a row, with 项目名称 and 本年累计完成投资 or 年度计划投资 in the header.")),
    Code("L314", _E, "return", N_("The sheet “{found}” is laid out as a card, for one project or for several side by side, and lacks what a return needs. Titles known in it: {known}."),
         N_("Send the monthly report with one project a row; or give the card 项目名称, a completed investment such as 1-6月完成投资（万元）, and each value right of its title or below it.")),
    Code("L315", _W, "return", N_("{count} hidden rows hold projects and were read like the others: {found} ({names})."),
         N_("Unhide the rows and check them; delete those that do not belong to the return.")),
    Code("L316", _W, "return", N_("Hidden columns were read like the others: {found}."),
         N_("Unhide the columns and check them; delete those that do not belong to the return.")),
    Code("L317", _N, "return", N_("The table in the sheet “{found}” repeats the one in “{expected}” and was not read again."),
         N_("Delete the copy; if it is for another month or unit, state that in its title.")),
    Code("L318", _E, "return", N_("Different money units are stated for one table: {found}."),
         N_("Leave one of them, or write the unit in the title of each column, such as （万元）.")),
    Code("L319", _E, "return", N_("The table may be an annual plan or a monthly report; these columns speak of progress: {found}."),
         N_("State which it is in the title above the table, such as 年度计划表 or 6月进展情况表; or give --form plan or --form report.")),
    Code("L330", _W, "return", N_("The table with the columns {found} has no column of project names and was not read."),
         N_("Write each project's name beside its figures; a table that only sums up needs nothing.")),
    Code("L331", _W, "return", N_("{title} is said in two ways for the rows {rows}: {found}; {expected} was taken."),
         N_("Correct the mark, its legend, the category or the cell that is wrong.")),
    Code("L332", _W, "return", N_("“{found}” is written once and left blank in the rows below it ({rows}); the blanks were left blank."),
         N_("If the word holds for these rows too, write it in every one of them, or merge the cells.")),
    Code("L333", _W, "return", N_("Whether the bare numbers under “{found}” are per cents or fractions cannot be told; the column was left out."),
         N_("Write (%) into the title, or the rates with a percent sign.")),
    Code("L334", _W, "return", N_("“{title}” is left blank after the adjustment in the rows {rows}; what stands under {found} was not taken for it."),
         N_("Nothing to do if the plan of the ledger is right; else write the adjusted figure in every row, the same one where nothing was adjusted.")),
    Code("L335", _E, "return", N_("Whether the targets under {found} count from January or are each period's own cannot be told."),
         N_("Write 1-6月 or 截至6月底累计 where they count from January; amounts of single quarters or months have to be added up first.")),
    # N: numbers
    Code("N101", _E, "row", N_("“{title}” is required and is empty."), N_("Fill it in.")),
    Code("N102", _E, "row", N_("{found} is below zero."), N_("Write a figure of 0 or more.")),
    Code("N103", _E, "row", N_("“{found}” is not a number."),
         N_("Write a plain number ({unit}), such as {example}; explanations belong in the remark column.")),
    Code("N104", _E, "row", N_("The formula {found} has no computed value."),
         N_("Open the workbook in Excel or WPS, save it, and send that; or write the number itself.")),
    Code("N105", _E, "row", N_("The cell shows the error {found}."), N_("Correct the formula or write the value itself.")),
    Code("N106", _W, "row", N_("{found} is finer than one yuan; it was rounded to {rounded} yuan."),
         N_("Check the figure and its money unit.")),
    Code("N107", _E, "row", N_("{found} is outside the range {range}."), N_("Correct the figure.")),
    Code("N108", _E, "row", N_("{found} is {times} times the project's {compared} of {expected}: the money unit looks wrong."),
         N_("Check the money unit of the column: {unit}.")),
    Code("N109", _E, "row", N_("{found} is more than {whole_title} {whole}, of which it is a part."),
         N_("Correct one of the two.")),
    Code("N110", _E, "row", N_("“{found}” is not one of the values allowed: {allowed}."), N_("Choose one of them.")),
    Code("N111", _W, "row", N_("Completed since the start, {found}, is beyond the total investment of {expected}."),
         N_("Check the figure, or have the total investment adjusted in the plan.")),
    Code("N112", _E, "row", N_("“{found}” is foreign money, and the settings state no rate for {currency}."),
         N_("Write the rate in projledger.toml under [currency.rates]: \"{currency}\" = \"6.4601\"; or send the amount in yuan.")),
    Code("N113", _E, "row", N_("The cell holds {found}, but its number format shows {shown}."),
         N_("Write the figure in {unit} and choose a plain number format; which of the two is meant is not sure.")),
    Code("N114", _E, "row", N_("A comma inside a cell, as in 23,000, has cut the row into too many cells; from “{found}” on they stand in wrong columns."),
         N_("Write amounts without commas, or set cells that hold a comma in quotation marks; then send the file again.")),
    Code("N115", _E, "row", N_("“{title}” in {cells} is one cell merged over several projects; whose figure it is cannot be told."),
         N_("Unmerge the cells and give each project its own figure.")),
    Code("N120", _E, "row", N_("{found} in {cells} is one cell merged over several columns ({titles} among them); which of them it states cannot be told."),
         N_("Unmerge the cells and write each column's own figure.")),
    Code("N121", _E, "row", N_("“{title}” is empty; “{found}” stands above it in {above}, but whether it is meant for this row too is not sure."),
         N_("Write it in every row it holds for, or merge the cells over those rows.")),
    Code("N122", _E, "row", N_("“{found}” stands alone in its row; the form needs {titles} beside it."),
         N_("Fill them in. If the row heads the projects below it, leave out its number, or number them 1.1, 1.2 below 1.")),
    Code("N123", _E, "row", N_("“{title}” is blank after the adjustment; under {column} stands {found}, and whether that was kept is not said."),
         N_("Write the adjusted figure: the same one where nothing was adjusted, 0 where it was struck out.")),
    # D: dates
    Code("D401", _E, "row", N_("“{found}” is not a date."), N_("Write it as {example}.")),
    Code("D402", _E, "row", N_("{found} is in the future for this return ({expected})."),
         N_("Write what has happened by then; plans belong in the plan.")),
    Code("D403", _E, "row", N_("The finish {found} is before the start {expected}."), N_("Correct one of the two.")),
    Code("D404", _E, "return", N_("The return is for {found}, which had not yet ended when it was received on {expected}."),
         N_("Correct the month.")),
    Code("D405", _W, "return", N_("No return is due for {found} by the calendar of returns."),
         N_("Nothing to do; the figures are entered.")),
    Code("D406", _W, "return", N_("The return is dated {found}, after it was received on {expected}; the day of receipt counts."),
         N_("Correct 填报日期.")),
    Code("D407", _W, "row", N_("“{found}” states no start and finish that can be read; neither is entered."),
         N_("Write it as 2020.09-2021.12, or in two columns.")),
    # U: units
    Code("U601", _E, "return", N_("The unit “{found}” is not in the register."),
         N_("Nearest: {candidates}. Use one of these names, add the unit to the register, or run `projledger alias`.")),
    Code("U602", _E, "return", N_("Which unit sent this return is not stated."),
         N_("State it above the table, such as 填报单位：云台镇, in the file's name, or with --unit.")),
    Code("U603", _E, "return", N_("The unit is stated twice and differently: {found}."), N_("Correct one of them.")),
    Code("U604", _E, "row", N_("The unit “{found}” is not in the register."),
         N_("Nearest: {candidates}. Use one of these names, or add the unit to the register.")),
    Code("U605", _W, "return", N_("“{found}” was not a unit in this period ({expected})."),
         N_("Report under the unit that took over, or correct the register.")),
    Code("U606", _E, "row", N_("The name “{found}” already stands in row {row}."), N_("Keep one of the two rows.")),
    Code("U607", _E, "row", N_("“{found}” is not a unified social credit code: {reason}."),
         N_("Copy the 18 characters from the business licence.")),
    # P: projects
    Code("P501", _E, "row", N_("No project “{found}” is in the plan, and no name is near it."),
         N_("Use the name in the plan, or add the project to the plan.")),
    Code("P502", _E, "row", N_("“{found}” was not found; is it “{candidate}” (likeness {likeness}%)?"),
         N_("Choose in {questions}, or run: projledger alias {typed} {key}")),
    Code("P503", _E, "row", N_("The project “{found}” already stands in row {row}."), N_("Keep one of the two rows.")),
    Code("P504", _W, "row", N_("“{found}” is reported by {expected} according to the register."),
         N_("Let that unit report it, or correct the reporting unit in the plan.")),
    Code("P505", _E, "row", N_("“{found}” does not have the shape of a project code."),
         N_("Write it as NNNN-NNNNNN-NN-NN-NNNNNN. The check digit is not verified.")),
    Code("P506", _W, "row", N_("The return states {title} {found}, the plan in force {expected}; the plan stands."),
         N_("A plan is changed only by an adjustment; correct the return.")),
    Code("P507", _E, "file", N_("A row is marked 涉密: the file is refused and is not kept."),
         N_("Remove the row and send the file again; delete the copy on this computer.")),
    Code("P508", _E, "row", N_("The code belongs to “{expected}”, the name “{found}” to another project."),
         N_("Correct the code or the name.")),
    Code("P509", _W, "row", N_("“{found}” has no annual plan; it counts in no rate."),
         N_("Fill in the annual plan if there is one.")),
    Code("P510", _W, "return", N_("{count} projects of this unit are not in the return: {found}."),
         N_("Report every project of the unit, with 0 if nothing was done.")),
    Code("P511", _E, "row", N_("“{found}” is several projects in one row (by their names in the plan: {names})."),
         N_("Give each project a row of its own, with its own figures.")),
    Code("P513", _E, "row", N_("“{found}” is reported under {names} since {month}."),
         N_("Report the figures of {names} instead; or undo the command that said so.")),
    # S: status
    Code("S701", _W, "row", N_("Finished (完工), yet only {found} of the year's plan of {expected} is completed."),
         N_("Check the status, or say in the remark where the rest of the plan went.")),
    Code("S702", _W, "row", N_("Under construction, but no actual start is given."),
         N_("Fill in 实际开工时间 and 开工认定依据.")),
    Code("S703", _E, "row", N_("The status is “{found}”, yet {expected} is reported as completed this year."),
         N_("Correct the status or the figure.")),
    Code("S704", _W, "row", N_("Suspended (停工), yet {found} was completed this month."),
         N_("Check the status or the figure.")),
    Code("S705", _W, "row", N_("Finished, but no actual finish is given."), N_("Fill in 实际完工时间.")),
    Code("S706", _W, "row", N_("Started on {found}, but the status is “{expected}”."),
         N_("Correct the status or the date.")),
    # T: totals
    Code("T801", _W, "return", N_("The total says {found}, the rows add up to {expected} ({title})."),
         N_("Correct the rows or the total; projledger enters the rows.")),
    Code("T802", _W, "return", N_("“{found}” declares {declared} projects, {counted} rows stand under it."),
         N_("Correct the count, or add the missing rows.")),
    Code("T803", _W, "row", N_("The stated rate {found} is not {expected}, which the figures of this row give."),
         N_("Correct the rate or the figures; projledger computes its own.")),
    Code("T804", _W, "return", N_("“{found}” in row {row} bears the figures of its parts in {rows}; the parts are not entered beside it."),
         N_("If each part is a project of its own, number it as one and leave the row above without figures.")),
    Code("T805", _N, "return", N_("The total cannot be compared in {cells}: {found}."),
         N_("Write the amount itself there, with a plain number format; the rows are entered all the same.")),
    Code("T806", _W, "row", N_("The table of targets states an annual plan of {found} for {unit}, the plan in force {expected}."),
         N_("Correct one of them: shares of the year are computed from the plan of the table, and applied to the plan in force.")),
    # H: history, computed from the view in both directions
    Code("H201", _W, "row", N_("{found} is less than {earlier} by the end of {month} ({source})."),
         N_("A cumulative figure does not fall; if this corrects it, say why in 更正原因.")),
    Code("H202", _W, "row", N_("{found} is not {earlier} by the end of {month} ({source}) plus {added} this month."),
         N_("Check the three figures.")),
    Code("H203", _W, "row", N_("Completed before this year is {found} here, {earlier} in {source}."),
         N_("Last year's final figure does not change; check it.")),
    Code("H204", _W, "row", N_("{found} is about {times} times {earlier} by the end of {month} ({source}): a zero too many or the wrong money unit?"),
         N_("Check the figure.")),
    Code("H205", _W, "return", N_("Dated {found}, before {earlier} of {expected}: it is kept, but the figures of {earlier} stand."),
         N_("If this one should stand, correct its return date and send it again.")),
    Code("H206", _W, "return", N_("In {earlier} but no longer in this return: {found}. The earlier figures stand."),
         N_("Report every project, with 0 if nothing was done.")),
    Code("H207", _W, "return", N_("Two different returns of {unit} for {month} bear the same date {found}: {earlier} and this one; this one stands."),
         N_("If the other should stand, undo this one.")),
    Code("H208", _W, "row", N_("{found} this month, but there is no cumulative figure by the end of {month}: the year's figure counts only what was reported."),
         N_("Import the missing months, or give 本年累计完成投资.")),
    Code("H209", _N, "return", N_("States the completed amounts and states of all projects as {earlier} does ({unit}, {month}, dated {found})."),
         N_("Nothing to do if it is a copy; if another month is meant, correct the title and send it again.")),
    # G: general
    Code("G901", _W, "row", N_("The text holds characters that cannot be shown, or is too long; it was cleaned."),
         N_("Check the text.")),
    Code("G902", _E, "row", N_("The answer “{found}” fits no question of the list."),
         N_("Choose one of the values in the drop-down list: {allowed}.")),
    Code("G903", _W, "row", N_("The question about “{found}” is no longer open: its row was answered, entered or replaced since."),
         N_("Nothing to do.")),
    Code("G904", _W, "row", N_("“{found}” is a new project: its row stays held until the project stands in the plan."),
         N_("Add the project to the plan, import the plan, then import the return again.")),
)
# fmt: on

#: Every code by its name, in the order of the table.
CODES: dict[str, Code] = {row.code: row for row in _TABLE}
