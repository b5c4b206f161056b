"""The sections of ``projledger.toml``. Every key's meaning and allowed values stand beside it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from projledger.foundation.currency import currency_in
from projledger.foundation.errors import SettingsError
from projledger.foundation.language import N_, _
from projledger.foundation.period import Month, deadline
from projledger.foundation.settings.curve_references import section_snapshot
from projledger.foundation.settings.curves import Curves, Schedule
from projledger.foundation.settings.definitions import Definitions, NamedRate
from projledger.foundation.settings.documents import Documents, PaperForm, first_number, paper_form
from projledger.foundation.settings.lights import Lights, lights_snapshot
from projledger.foundation.settings.red_black import RedBlack
from projledger.foundation.settings.setting import Rate, Section, exact_text, setting
from projledger.foundation.settings.sizes import Sizes

_TEXT = N_("a text in double quotes")
_YES_NO = N_("true or false")
_DECIMALS = N_("a whole number from 0 to 6")


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class Office(Section):
    """Whose ledger this is."""

    name: str = setting(..., N_("The office that issues bulletins and notices."), _TEXT, min_length=1)
    county: str = setting(..., N_("The county, as titles write it."), _TEXT, min_length=1)
    year: int = setting(..., N_("The plan year of the ledger."), N_("a year such as 2021"), ge=1990, le=2200)
    term: Literal["时序进度", "序时进度"] = setting(
        "时序进度",
        N_("What the target by the calendar is called; one word in all output."),
        N_('"时序进度" or "序时进度"'),
    )
    subject: str = setting(
        "市县重点项目", N_("What titles call the projects as a whole."), _TEXT, min_length=1
    )
    addressees: Annotated[tuple[str, ...], BeforeValidator(_as_tuple)] = setting(
        ("各乡镇人民政府、街道办事处", "各园区管委会", "县级各部门", "有关县属国有企业"),
        N_("To whom bulletins are addressed."),
        N_('a list of texts, such as ["各乡镇人民政府", "县级各部门"]'),
    )


class Deadline(Section):
    """Until when a month's return is on time; the whole last day counts."""

    day: int = setting(
        5, N_("The last day on which a return is on time."), N_("a day from 1 to 31"), ge=1, le=31
    )
    of: Literal["month", "next-month"] = setting(
        "next-month",
        N_("Whether that day is in the reported month or in the next."),
        N_('"month" or "next-month"'),
    )
    working_days: bool = setting(
        False,
        N_(
            "Whether the day counts working days instead of calendar days; public holidays and the weekends "
            "worked for them are known."
        ),
        _YES_NO,
    )
    postponed: bool = setting(
        False, N_("Whether a last day on which offices are closed moves to the next working day."), _YES_NO
    )

    def of_month(self, month: Month) -> date:
        """The last day on which the return of ``month`` is on time."""
        following = self.of == "next-month"
        return deadline(
            month,
            self.day,
            of_next_month=following,
            working_days=self.working_days,
            postponed=self.postponed,
        )


class Returns(Section):
    """When units owe a return."""

    deadline: Deadline = setting(
        Deadline(),
        N_("Until when a return is on time."),
        N_('a table such as { day = 5, of = "next-month", working_days = false }'),
    )
    none_in: Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], BeforeValidator(_as_tuple)] = setting(
        (),
        N_("Months without a return; the next month's return covers them."),
        N_("a list of months, such as [1]"),
    )

    stamped: bool = setting(
        False,
        N_("Whether each return is followed by a stamped scan; `status` then says who has sent none."),
        _YES_NO,
    )

    def owed(self, month: Month) -> bool:
        """Whether units owe a return for ``month``."""
        return month.month not in self.none_in


class Figures(Section):
    """How rates and gaps are rounded and shown."""

    decimals: int = setting(2, N_("Decimal places of rates."), _DECIMALS, ge=0, le=6)
    gap_decimals: int | None = setting(
        None,
        N_("Decimal places of the gap and of the target; as `decimals` if left out."),
        _DECIMALS,
        ge=0,
        le=6,
    )
    trim_zeros: bool = setting(
        True, N_("Whether sentences write 60.3% for 60.30%; tables keep their decimals."), _YES_NO
    )
    gap: Literal["shown", "exact"] = setting(
        "shown",
        N_("Whether the gap is taken from the figures as shown (as a reader's calculator does) or exactly."),
        N_('"shown" or "exact"'),
    )

    @property
    def gap_places(self) -> int:
        """Decimal places of gap and target in force."""
        return self.decimals if self.gap_decimals is None else self.gap_decimals


def _limit(default: int, meaning: str, allowed: str, least: int, most: int) -> Any:
    return setting(default, meaning, allowed, ge=least, le=most)


def _known_currencies(rates: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The rates under the names by which amounts look them up (美金 is 美元)."""
    named = {currency_in(name): rate for name, rate in rates.items()}
    if "" in named or len(named) < len(rates):
        raise ValueError("not a known currency, or one twice")
    return named


class Currency(Section):
    """Foreign money, which the ledger keeps in yuan."""

    rates: Annotated[dict[str, Rate], AfterValidator(_known_currencies)] = setting(
        {},
        N_("Yuan for one unit of a currency. Amounts such as 2亿美元 are converted when they are entered."),
        N_('a table such as { "美元" = "6.4601", "欧元" = "7.63" }'),
    )


class Limits(Section):
    """How much one received file may cost."""

    file_megabytes: int = _limit(
        50, N_("The largest file that is read, in MB."), N_("a whole number from 1 to 2000"), 1, 2000
    )
    archive_megabytes: int = _limit(
        200,
        N_("What a zip of returns may be, and what its files may come to together, in MB."),
        N_("a whole number from 1 to 4000"),
        1,
        4000,
    )
    unpacked_megabytes: int = _limit(
        64,
        N_("What the parts of one workbook may come to when they are unpacked, in MB."),
        N_("a whole number from 1 to 4000"),
        1,
        4000,
    )
    ratio: int = _limit(
        200,
        N_("How many times its packed size a part over 1 MB may unpack to; real workbooks stay below 20."),
        N_("a whole number from 20 to 10000"),
        20,
        10_000,
    )
    sheets: int = _limit(
        255, N_("How many sheets a workbook may have."), N_("a whole number from 1 to 10000"), 1, 10_000
    )
    rows: int = _limit(
        10_000,
        N_("How many rows that hold something the sheets of a workbook may have together."),
        N_("a whole number from 100 to 1000000"),
        100,
        1_000_000,
    )
    cells: int = _limit(
        500_000,
        N_("How many cells the sheets of a workbook may have together."),
        N_("a whole number from 1000 to 20000000"),
        1_000,
        20_000_000,
    )
    seconds: int = _limit(
        15,
        N_("How long reading one file may take, in seconds."),
        N_("a whole number from 1 to 3600"),
        1,
        3600,
    )
    memory_megabytes: int = _limit(
        400,
        N_("How much memory reading one file may take, in MB, where the system can limit it."),
        N_("a whole number from 128 to 65536"),
        128,
        65_536,
    )


class Interface(Section):
    """How projledger speaks."""

    language: Literal["zh", "en"] | None = setting(
        None,
        N_("The language of messages; the system's if left out. Documents stay Chinese."),
        N_('"zh" or "en"'),
    )


_SECTION = N_("a section of the settings file")


class Settings(Section):
    """Everything that ``projledger.toml`` says. Only ``[office]`` has keys that must be given."""

    office: Office = setting(..., N_("Whose ledger this is."), _SECTION)
    returns: Returns = setting(Returns(), N_("When units owe a return."), _SECTION)
    figures: Figures = setting(Figures(), N_("How rates and gaps are rounded and shown."), _SECTION)
    schedule: Schedule = setting(Schedule(), N_("The curve of the time-sequence target."), _SECTION)
    curves: Curves = setting({}, N_("The office's own curves, by name."), N_("a section [curves.NAME] each"))
    lights: Lights = setting(Lights(), N_("The bands of the lights."), _SECTION)
    definitions: Definitions = setting(
        Definitions(), N_("What counts as started, at work and finished."), _SECTION
    )
    rates: dict[str, NamedRate] = setting(
        {}, N_("The office's own rates, by name."), N_("a section [rates.NAME] each")
    )
    sizes: Sizes = setting(Sizes(), N_("Into which bands of investment projects fall."), _SECTION)
    currency: Currency = setting(Currency(), N_("Foreign money, which the ledger keeps in yuan."), _SECTION)
    documents: Documents = setting(
        Documents(), N_("How the office's papers look and are numbered."), _SECTION
    )
    red_black: RedBlack = setting(
        RedBlack(), N_("Who stands on the red and the black list (红黑榜)."), _SECTION, alias="red-black"
    )
    limits: Limits = setting(Limits(), N_("How much one received file may cost."), _SECTION)
    interface: Interface = setting(Interface(), N_("How projledger speaks."), _SECTION)

    def paper(self, kind: str) -> PaperForm:
        """How papers of ``kind`` (a word of ``documents.KINDS``) look and are numbered in this office.

        Raises KeyError for another word.
        """
        return paper_form(self.documents, kind, self.office.name, self.office.county)

    def first_number(self, series: str, year: int) -> int:
        """The number with which ``series`` begins in ``year``; 1 in every year but the ledger's first."""
        if year != self.office.year:
            return 1
        return first_number(self.documents, series, self.office.name, self.office.county)

    def papers_snapshot(self) -> dict[str, Any]:
        """The settings that change words and looks of papers, as JSON data; defaults are left out."""
        return {
            "office": self.office.model_dump(mode="json", exclude_defaults=True),
            "documents": self.documents.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            "red-black": self.red_black.model_dump(mode="json", exclude_defaults=True),
        }

    def with_papers(self, snapshot: Mapping[str, Any]) -> "Settings":
        """These settings with a recorded :meth:`papers_snapshot` in place of their own.

        Raises :class:`SettingsError` where the snapshot was recorded by a version that knows more.
        """
        try:
            return self.model_copy(
                update={
                    "office": Office.model_validate(snapshot.get("office", {})),
                    "documents": Documents.model_validate(snapshot.get("documents", {})),
                    "red_black": RedBlack.model_validate(snapshot.get("red-black", {})),
                }
            )
        except ValidationError as error:
            raise _unknown_record(error) from error

    def figures_snapshot(self) -> dict[str, Any]:
        """The settings that change figures, as canonical JSON data: equal meaning, equal snapshot.

        Exact numbers are texts (``"1.2"``), absent ends of bands are left out.
        """
        due = self.returns.deadline
        curves = {name: section_snapshot(curve) for name, curve in sorted(self.curves.items())}
        rates = {name: exact_text(Fraction(rate)) for name, rate in sorted(self.currency.rates.items())}
        definitions = self.definitions.model_dump(mode="json", exclude_defaults=True)
        own_rates = {name: rate.model_dump(mode="json") for name, rate in sorted(self.rates.items())}
        return {
            "office": {"year": self.office.year, "term": self.office.term},
            "returns": {
                "deadline": {
                    "day": due.day,
                    "of": due.of,
                    "working_days": due.working_days,
                    **({"postponed": True} if due.postponed else {}),  # as before there was the word
                },
                "none_in": sorted(set(self.returns.none_in)),
            },
            "figures": {
                "decimals": self.figures.decimals,
                "gap_decimals": self.figures.gap_places,
                "trim_zeros": self.figures.trim_zeros,
                "gap": self.figures.gap,
            },
            "schedule": {
                "curve": self.schedule.curve,
                "factor": exact_text(self.schedule.factor),
                **section_snapshot(self.schedule),
            },
            "lights": lights_snapshot(self.lights),
            # What older versions did not know is left out where it says nothing.
            **({"sizes": self.sizes.snapshot()} if self.sizes != Sizes() else {}),
            **({"currency": {"rates": rates}} if rates else {}),
            **({"curves": curves} if curves else {}),
            **({"definitions": definitions} if definitions else {}),
            **({"rates": own_rates} if own_rates else {}),
        }

    def with_snapshot(self, snapshot: Mapping[str, Any]) -> "Settings":
        """These settings with the recorded ``snapshot`` in place of what changes figures.

        Raises :class:`SettingsError` where the snapshot was recorded by a version that knows more.
        """
        office = {**self.office.model_dump(), **snapshot.get("office", {})}
        try:
            return Settings(
                office=Office.model_validate(office),
                returns=Returns.model_validate(
                    {"stamped": self.returns.stamped, **snapshot.get("returns", {})}
                ),
                figures=Figures.model_validate(snapshot.get("figures", {})),
                schedule=Schedule.model_validate(snapshot.get("schedule", {})),
                curves=snapshot.get("curves", {}),
                lights=Lights.model_validate(snapshot.get("lights", {})),
                definitions=Definitions.model_validate(snapshot.get("definitions", {})),
                rates=snapshot.get("rates", {}),
                sizes=Sizes.model_validate(snapshot.get("sizes", {})),
                currency=Currency.model_validate(snapshot.get("currency", {})),
                documents=self.documents,
                red_black=self.red_black,
                limits=self.limits,
                interface=self.interface,
            )
        except ValidationError as error:
            raise _unknown_record(error) from error


def _unknown_record(error: ValidationError) -> SettingsError:
    place = ".".join(str(step) for step in error.errors()[0]["loc"])
    message = _("The ledger records a setting that this version does not know: {place}.")
    return SettingsError(message.format(place=place))
