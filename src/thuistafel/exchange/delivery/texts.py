"""Text as people send it: tables with any separator, pasted mails, mail files."""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter
from email.errors import MessageError
from email.message import EmailMessage
from pathlib import PurePosixPath

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.delivery.model import SentSheet
from thuistafel.exchange.persons import holds_citizen_number, is_personal_text
from thuistafel.exchange.raw import Grid
from thuistafel.exchange.typed import HIGHEST_ROWS

SEPARATORS = ";\t|,"
"""In order of preference where they divide a text equally well."""
_TABLES = {".csv", ".tsv"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_QUOTED = re.compile(r'"[^"]*"')
_MARKS = re.compile(r"<[^<>]*>")
HIGHEST_MAIL = 20_000_000
# What the mail reader of Python stumbles over in headers and encodings that no mail program writes.
_NO_MAIL = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError, MessageError)
_SEARCHED, _LINES_SEARCHED = 1 << 16, 100

Texts = tuple[tuple[SentSheet, ...], tuple[Reason, ...]]


def sheets_of_text(name: str, content: bytes) -> Texts:
    """One sheet without a name: the table in the text, or its lines as one column."""
    text, read_as = decoded(content)
    remarks = [because(read_as, file=name)] if read_as else []
    ending = PurePosixPath(name).suffix.casefold()
    if ending in _WORKBOOKS:
        remarks.append(because("sent_named_otherwise", file=name, ending=ending, kind="tekst"))
    is_table = ending in _TABLES | _WORKBOOKS
    return (SentSheet(name, "", _grid(text, is_table)),), tuple(remarks)


def sheets_of_mail(name: str, content: bytes) -> Texts:
    """The subject and the plain text of a mail file; who wrote it is left out."""
    if len(content) > HIGHEST_MAIL:
        raise ThuistafelError("file_too_large", limit=HIGHEST_MAIL)
    try:
        subject, body, attached = _message(name, content)
    except _NO_MAIL:
        subject, body, attached = "", "", 0
    if not body.strip():
        raise ThuistafelError("sent_mail_without_text", file=name)
    remarks = (because("sent_mail_attachments", file=name, number=attached),) if attached else ()
    return (SentSheet(name, "", _grid("\n".join(filter(None, (subject, body))), is_table=False)),), remarks


def _message(name: str, content: bytes) -> tuple[str, str, int]:
    """Subject, plain text and number of attachments."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    part = message.get_body(("plain",))
    if any(_is_about_persons(other) for other in message.walk() if other is not part):
        raise ThuistafelError("mail_holds_persons", file=name)
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    return str(message.get("subject", "")), str(part.get_content()) if part else "", attached


def _is_about_persons(part: EmailMessage) -> bool:
    """Whether an attachment or other form of the text, that is not read but would be kept, is about persons."""
    if part.is_multipart() or part.get_content_maintype() != "text":
        return False
    try:
        text = str(part.get_content())
    except _NO_MAIL:
        return False
    if part.get_content_subtype() == "html":
        return holds_citizen_number(_shown(text))
    return is_personal_text(text) or holds_citizen_number(text)


def _shown(page: str) -> str:
    """The words of a web page, without the numbers of its looks."""
    before, *styles = page.casefold().split("<style")
    return _MARKS.sub(" ", " ".join((before, *(each.partition("</style>")[2] for each in styles))))


def _grid(text: str, is_table: bool) -> Grid:
    separator, lines = separator_in(text)
    filled = sum(bool(line.strip()) for line in text[:_SEARCHED].splitlines()[:_LINES_SEARCHED])
    if is_table or (separator != "," and lines >= 2 and 2 * lines >= filled):  # most of the lines
        grid = parsed(text, separator)
    else:
        grid = tuple((line,) if line.strip() else () for line in text.splitlines())
    if len(grid) > HIGHEST_ROWS:
        raise ThuistafelError("sheet_too_long", limit=HIGHEST_ROWS)
    return grid


def separator_in(text: str) -> tuple[str, int]:
    """What divides most lines into equally many cells, and how many lines; a title with a comma above it is no matter.

    >>> separator_in("Uitstroom, Delft, 2023\\na;b;c\\n1;2,5;3\\n")
    (';', 2)
    """
    lines = [_QUOTED.sub("", line) for line in text[:_SEARCHED].splitlines()[:_LINES_SEARCHED]]
    best = ("," if lines else ";", 0)
    for separator in SEPARATORS:
        counts = Counter(times for line in lines if (times := line.count(separator)))
        most = max(counts.values(), default=0)
        if most > best[1]:
            best = (separator, most)
    return best
