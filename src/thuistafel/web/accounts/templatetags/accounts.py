"""Fields of forms that are not our own, in our look."""

from __future__ import annotations

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils.safestring import SafeString

register = template.Library()
TEXTBOX, CHECKBOX = "utrecht-textbox utrecht-textbox--html-input", "utrecht-checkbox utrecht-checkbox--html-input"


@register.filter
def styled(field: BoundField) -> SafeString:
    """The field as a control of the design system, tied to its errors; no example text stands in for the label."""
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)
    marks: dict[str, str | bool] = {"class": CHECKBOX if isinstance(widget, CheckboxInput) else TEXTBOX}
    if field.errors:
        marks |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}-fout"}
    return field.as_widget(attrs=marks)
