"""The rest of a sample shop: staff, tickets in stock, where payouts go, a request for help. For the demonstration."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.context import ServerContext
from embedded_server.database import now, session_reader
from embedded_server.features.accounts.models import Account
from embedded_server.features.accounts.service import owner_of
from embedded_server.features.additional_devices import service as devices
from embedded_server.features.collaborators.service import Staff
from embedded_server.features.payment_methods import service as payment_methods
from embedded_server.features.plans import service as plans
from embedded_server.features.support import service as support
from embedded_server.features.vouchers import service as vouchers
from embedded_server.features.vouchers import stock
from embedded_server.features.vouchers.models import Voucher
from embedded_server.features.wallet import ledger
from embedded_server.features.withdrawals import service as withdrawals
from embedded_server.tokens import Principal
from tiknet_desktop.domain.permissions import Permission

_STAFF = (
    ("Afi", "Dossou", "afi@example.com", "Worker"),
    ("Kossi", "Amegan", "kossi@example.com", "Worker"),
    ("Mariam", "Traoré", "mariam@example.com", "Manager"),
)
_METHODS = (("T-Money", "90 00 11 22"), ("Moov Money", "96 00 11 22"), ("Banque Atlantique", "TG53 0001 0203"))
# plan, how many, name, prefix, days since they were made, share used
_BATCHES = (
    ("Journée", 200, "Comptoir novembre", "J-", 12, 0.55),
    ("1 heure", 300, "Kiosque du marché", "H-", 5, 0.3),
    ("Semaine", 60, "Hôtel du lac", "", 1, 0.0),
)
# share of what is in the wallet, days since it was asked for, what became of it
_PAYOUTS = (
    ("0.35", 20, withdrawals.COMPLETED),
    ("0.25", 9, withdrawals.COMPLETED),
    ("0.10", 1, withdrawals.PENDING),
)
_ROUND = 500


def furnish(context: ServerContext, email: str, seed_number: int = 1) -> None:
    """Add staff, stock, payouts and requests to an owner's sample shop. Once only: names of batches are taken then.

    Raises:
        OwnerUnknownError: nobody has this address.
        WireError: it was done before.
    """
    chance = random.Random(seed_number)
    with context.database.write() as session:
        owner = owner_of(session, email)
        who = Principal(owner.id, owner.partner_id, 0, True, frozenset(Permission))
        _staff(context, session, who)
        _stock(session, owner, chance)
        _money(session, owner)
        _requests(session, owner)
    context.after_write()


def _staff(context: ServerContext, session: Session, who: Principal) -> None:
    staff = Staff(context, session, who)
    for first, last, address, role in _STAFF:
        fields = dict.fromkeys(("phone", "addresse", "city", "country", "username", "password", "role_id"))
        staff.create(
            {**fields, "first_name": first, "last_name": last, "email": address, "country": "TG", "role": role}
        )


def _stock(session: Session, owner: Account, chance: random.Random) -> None:
    moment = now()
    terms = {one.name: one for one in plans.terms(session_reader(session), owner.partner_id).values()}
    for plan, count, name, prefix, days, used in _BATCHES:
        batch = vouchers.Batch(terms[plan], count, owner.id, owner.first_name or "", name, prefix=prefix)
        ids = vouchers.generate(session, owner.partner_id, batch)
        made = session.scalars(select(Voucher).where(Voucher.id.in_(ids)).order_by(Voucher.id)).all()
        born = moment - timedelta(days=days)
        moments = {}
        for voucher in made:
            voucher.generated_at = born
            if chance.random() < used:
                moments[voucher.hotspot_user_id] = born + (moment - born) * chance.random()
        stock.first_used(session, owner.partner_id, moments)
    session.flush()


def _money(session: Session, owner: Account) -> None:
    for name, numbers in _METHODS:
        payment_methods.create_method(session, owner.partner_id, {"name": name, "numbers": numbers})
    for value, price in ((1, 100), (2, 150)):
        devices.create_device(session, owner.partner_id, {"value": value, "price": price})
    for share, days, status in _PAYOUTS:
        held = ledger.balance(session_reader(session), owner.partner_id, ledger.Book.WALLET)
        amount = int(held * Decimal(share)) // _ROUND * _ROUND
        if not amount:
            continue
        made = withdrawals.ask(session, owner.partner_id, withdrawals.Request(owner.id, str(amount), "mobile_money"))
        if status != withdrawals.PENDING:
            withdrawals.settle(session, made.reference, status)
        made.requested_at = now() - timedelta(days=days)
        made.processed_at = made.requested_at + timedelta(hours=5) if made.processed_at else None
    session.flush()


def _requests(session: Session, owner: Account) -> None:
    asked = {
        "subject": "Le routeur du kiosque perd ses clients le soir",
        "description": "Vers 20 h, plusieurs clients sont déconnectés en même temps. Que puis-je vérifier ?",
        "priority": "MEDIUM",
    }
    made = support.open_ticket(session, owner.partner_id, owner.id, asked)
    text = "Regardez le processeur du routeur à cette heure : au-dessus de 90 %, le débit est trop haut pour lui."
    support.answer(session, made.id, "Assistance", text)
