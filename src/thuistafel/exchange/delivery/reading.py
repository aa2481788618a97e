"""Sent files to deliveries, in any order with the same outcome."""

from __future__ import annotations

from collections.abc import Iterable

from thuistafel.exchange.delivery.blocks import blocks_of
from thuistafel.exchange.delivery.columns import recognised
from thuistafel.exchange.delivery.model import Delivery, Known, SentFile
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.senders import fingerprint_of, sender_of


def deliveries(files: Iterable[SentFile], known: Known) -> tuple[Delivery, ...]:
    """What each file said, by name."""
    return tuple(_delivery(one, known) for one in sorted(files, key=lambda one: one.name))


def _delivery(sent: SentFile, known: Known) -> Delivery:
    if sent.refused:
        return Delivery(sent.name, sent.digest, remarks=sent.remarks, refused=sent.refused)
    fingerprint = fingerprint_of(sent)
    sender = sender_of(sent, fingerprint, known)
    found = [one for sheet in sent.sheets for block in blocks_of(sheet) if (one := recognised(block))]
    said = all_said(found, known, sender, fingerprint)
    return Delivery(
        sent.name,
        sent.digest,
        sender=sender,
        kind=fingerprint.sender.value if fingerprint else "",
        fingerprint=fingerprint,
        rows=tuple(said.rows),
        recognised=tuple(found),
        corrected=tuple(said.corrected),
        quarantine=tuple(said.quarantine),
        questions=tuple(said.questions),
        remarks=(*sent.remarks, *said.remarks),
        noted=tuple(said.noted),
    )
