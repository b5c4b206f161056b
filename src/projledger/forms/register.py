"""The register of forms: a new form is one module and one line here."""

from projledger.forms import plan, report, targets, units
from projledger.forms.field import Form

FORMS: dict[str, Form] = {form.name: form for form in (units.FORM, plan.FORM, targets.FORM, report.FORM)}
