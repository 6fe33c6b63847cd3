"""The honest name under which sites are asked, with somebody to write to in it."""

from __future__ import annotations

import os

from newsarchive.errors import UsageError
from newsarchive.version import __version__

CONTACT_VARIABLE = "NEWSARCHIVE_CONTACT"
NO_CONTACT = f"No contact is set: give sites an address or page to write to in {CONTACT_VARIABLE}."


def contact() -> str | None:
    """The operator's contact (an address or a page) from the environment; None when not set."""
    return os.environ.get(CONTACT_VARIABLE, "").strip() or None


def user_agent(contact: str | None) -> str:
    """The one name under which every request is made, with the operator's contact in it."""
    if contact is None:
        return f"newsarchive/{__version__} (news archive crawler)"
    if not contact.isprintable() or not contact.isascii():
        raise UsageError(f"The contact {contact!r} must be one line of plain ASCII.")
    return f"newsarchive/{__version__} (+{contact})"
