"""What a report may say of a project besides its month: fields of the plan, stated and not asked for."""

from dataclasses import replace

from projledger.forms.field import Spec
from projledger.forms.plan import PlanRow


def stated(name: str, *, without: tuple[str, ...] = ()) -> Spec:
    """The plan's field ``name`` as a report may state it, without the titles that mean another field there."""
    spec = next(item for item in PlanRow.model_fields[name].metadata if isinstance(item, Spec))
    aliases = tuple(alias for alias in spec.aliases if alias not in without)
    return replace(spec, aliases=aliases, required=False, asked=False)
