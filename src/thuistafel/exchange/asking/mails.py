"""A mail per party: as text to copy, and as a draft with the workbook attached that a mail program opens to send."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from thuistafel.core.reasons import Reason
from thuistafel.exchange.asking.workbook import Questionnaire, Round, what_of
from thuistafel.wording import asking as words
from thuistafel.wording import number, sentence, written
from thuistafel.wording.language import DUTCH, speaking

_BOUNDARY = "=_thuistafel_uitvraag"
_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@speaking(DUTCH)
def subject_of(asked: Round) -> str:
    """What the mail is about; without the party's name, so that it reads as a personal mail."""
    label = f"[{asked.label}] " if asked.label else ""
    return words.MAIL_SUBJECT.format(label=label, title=" ".join(asked.title.split()), when=_when(asked))


@speaking(DUTCH)
def text_of_mail(one: Questionnaire, asked: Round, questions: Sequence[Reason]) -> str:
    """Why, which questions, by when, and what the party gets back."""
    heading = words.ONE_QUESTION if len(questions) == 1 else words.TWO_QUESTIONS
    numbered = [f"{place}. {sentence(question)}" for place, question in enumerate(questions, 1)]
    return words.MAIL_TEXT.format(
        party=one.party.name,
        what=what_of(one.party, asked),
        title=asked.title,
        questions="\n".join((heading, *numbered)),
        already=_already(one.filled),
        when=_when(asked),
        fictional=f"\n\n{words.FICTIONAL_MAIL}" if asked.fictional else "",
    )


def reminder(
    one: Questionnaire, asked: Round, questions: Sequence[Reason], asked_on: date | None = None
) -> tuple[str, str]:
    """Subject and text for a party that did not answer yet; `asked_on` is the day it was asked."""
    label = f"[{asked.label}] " if asked.label else ""
    title = " ".join(asked.title.split())
    heading = words.ONE_QUESTION if len(questions) == 1 else words.TWO_QUESTIONS
    numbered = [f"{place}. {sentence(question)}" for place, question in enumerate(questions, 1)]
    text = words.REMINDER_TEXT.format(
        earlier=words.REMINDER_ON.format(day=written(asked_on)) if asked_on else words.REMINDER_EARLIER,
        party=one.party.name,
        what=what_of(one.party, asked),
        questions="\n".join((heading, *numbered)),
        when=_when(asked),
        fictional=f"\n\n{words.FICTIONAL_MAIL}" if asked.fictional else "",
    )
    return words.REMINDER_SUBJECT.format(label=label, title=title, when=_when(asked)), text


def _already(filled: int) -> str:
    if not filled:
        return words.MAIL_NOTHING
    return words.MAIL_ALREADY.format(
        filled=words.ONE_FILLED if filled == 1 else words.MORE_FILLED.format(count=number(filled))
    )


def _when(asked: Round) -> str:
    return words.MAIL_WHEN.format(day=written(asked.deadline)) if asked.deadline else words.MAIL_WHEN_OPEN


def draft(subject: str, text: str, attachment: str, workbook: bytes) -> bytes:
    """The mail as .eml that opens as a draft: no sender, nobody addressed, the same bytes each time."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["To"] = ""
    mail["X-Unsent"] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_attachment(workbook, *_WORKBOOK, filename=attachment)
    mail.set_boundary(_BOUNDARY)
    return mail.as_bytes()
