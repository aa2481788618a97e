"""Sent files to deliveries, in any order with the same outcome."""

from __future__ import annotations

from collections.abc import Iterable

from thuistafel.exchange.delivery.blocks import blocks_of
from thuistafel.exchange.delivery.columns import recognised
from thuistafel.exchange.delivery.model import Delivery, Known, SentFile
from thuistafel.exchange.delivery.rows import added, rows_read
from thuistafel.exchange.delivery.senders import fingerprint_of, sender_of
from thuistafel.exchange.feedback.marking import is_feedback


def deliveries(files: Iterable[SentFile], known: Known) -> tuple[Delivery, ...]:
    """What each file said, by name."""
    return tuple(_delivery(one, known) for one in sorted(files, key=lambda one: one.name))


def _delivery(sent: SentFile, known: Known) -> Delivery:
    if sent.refused:
        return Delivery(sent.name, sent.digest, remarks=sent.remarks, refused=sent.refused)
    fingerprint = fingerprint_of(sent)
    sender = sender_of(sent, fingerprint, known)
    sheets = [sheet for sheet in sent.sheets if not is_feedback(sheet)]
    found = [one for sheet in sheets for block in blocks_of(sheet) if (one := recognised(block))]
    read = [rows_read(one, known, sender) for one in found]
    return Delivery(
        sent.name,
        sent.digest,
        sender=sender,
        kind=fingerprint.sender.value if fingerprint else "",
        fingerprint=fingerprint,
        rows=added(stated for one in read for stated in one.stated),
        recognised=tuple(found),
        corrected=tuple(item for one in read for item in one.corrected),
        quarantine=tuple(item for one in read for item in one.quarantine),
        remarks=sent.remarks,
    )
