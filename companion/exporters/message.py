"""A reviewed message as an unsent e-mail file, as a link for the mail program, and as plain text."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from companion.errors import InputError
from companion.exporters.file_names import plain_name

_ONE_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")

MAX_MAILTO = 1900
"""Characters some mail programs take in a link; a longer one is cut off without a word, so none is made."""


class MailFiles:
    """Implements `seams.MessageFiles` with the standard library."""

    def eml(self, *, subject: str | None, body: str, name: str, address: str | None) -> bytes:
        """An unsent message (`X-Unsent: 1`), to exactly one recipient or to nobody yet.

        Raises:
            InputError: the address or the subject holds something a header cannot.
        """
        message = EmailMessage(policy=SMTP)
        try:
            message["Subject"] = _one_line(subject or "")
            if address:
                message["To"] = _recipient(name, address)
        except (ValueError, IndexError) as error:
            raise InputError(
                "The address or subject cannot be written into a mail file.", "Correct it in the profile."
            ) from error
        message["X-Unsent"] = "1"
        message.set_content(body.rstrip() + "\n", charset="utf-8", cte="quoted-printable")
        return message.as_bytes()

    def mailto(self, *, subject: str | None, body: str, address: str | None) -> str | None:
        """A link that opens the person's own mail program, or None when it would be too long to be safe."""
        to = quote(address or "", safe="@.+-_")
        lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
        link = f"mailto:{to}?subject={quote(_one_line(subject or ''), safe='')}&body={quote(lines, safe='')}"
        return link if len(link) < MAX_MAILTO else None

    def file_name(self, name: str) -> str:
        """A plain file name for a message to somebody."""
        return f"message-to-{plain_name(name) or 'mentor'}.eml"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _recipient(name: str, address: str) -> str:
    """One address with its display name; an address with separators in it could be more than one recipient."""
    if not _ONE_ADDRESS.fullmatch(address):
        raise ValueError(address)
    local, _, domain = address.rpartition("@")
    return str(Address(display_name=_one_line(name), username=local, domain=domain))
