"""The catalogue: every message that an author can read, by code."""

from __future__ import annotations

from generator.faults import claims, fields, history, output, quotes, reading, references, site
from generator.faults.fault import Fault

MODULES = (reading, fields, references, quotes, claims, history, output, site)
"""The rooms of the catalogue, in the order in which an author meets them."""

FAULTS: dict[str, Fault] = {
    fault.code: fault
    for module in MODULES
    for fault in vars(module).values()
    if isinstance(fault, Fault)
}
"""Every fault by its code."""

__all__ = ["FAULTS", "MODULES", "Fault"]
