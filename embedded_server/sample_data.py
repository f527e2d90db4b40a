"""Sample data of a shop in Lomé: deterministic for a seed, except that its days end today. Names and numbers are invented."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, insert, select, text
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.context import ServerContext
from embedded_server.database import Base, now, session_reader
from embedded_server.features.accounts.service import owner_of
from embedded_server.features.customers.models import Customer, search_text
from embedded_server.features.hotspot_profiles import service as profiles
from embedded_server.features.hotspot_profiles.models import HotspotProfile
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plan_assignment.models import AssignedPlan
from embedded_server.features.plan_options import service as options
from embedded_server.features.plans import service as plans
from embedded_server.features.plans.models import Plan
from embedded_server.features.plans.service import Terms
from embedded_server.features.wallet.ledger import Book
from embedded_server.features.wallet.models import LedgerAccount, LedgerEntry, LedgerPosting, Movement
from tiknet_desktop.domain.ids import CODE_ALPHABET

FIRST_NAMES = (
    *("Afi", "Ama", "Akossiwa", "Adjoa", "Abla", "Akouvi", "Dzigbodi", "Edem", "Essi", "Enyonam", "Kofi", "Komi"),
    *("Kodjo", "Kossi", "Koffi", "Kwame", "Mawuli", "Mensah", "Sena", "Selom", "Yao", "Yawa", "Aïcha", "Aminata"),
    *("Binta", "Cheikh", "Djamila", "Fatou", "Ibrahim", "Ismaël", "Mariam", "Moussa", "Ousmane", "Rokia", "Salif"),
    *("Bérénice", "Clémence", "Désiré", "Estelle", "Firmin", "Grâce", "Hervé", "Inès", "Josué", "Léa", "Prosper"),
)
LAST_NAMES = (
    *(
        "Adjovi",
        "Agbeko",
        "Ahouansou",
        "Akakpo",
        "Amegan",
        "Amouzou",
        "Assogba",
        "Ayité",
        "Bamba",
        "Barry",
        "Coulibaly",
    ),
    *(
        "Dossou",
        "Diallo",
        "Diop",
        "Djossou",
        "Fall",
        "Gbaguidi",
        "Gnassingou",
        "Hounkpatin",
        "Kouassi",
        "Koné",
        "Lawson",
    ),
    *("Mensah", "N'Diaye", "Ouattara", "Quenum", "Sanogo", "Soglo", "Sossou", "Tchalla", "Togbé", "Traoré", "Zinsou"),
)
SELLERS = ("Afi", "Kossi", "Mariam")
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "validity": ("30m", "1h", "3h", "1d", "7d", "30d"),
    "data_limit": ("500MB", "1GB", "5GB", "20GB"),
    "shared_users": ("1", "2", "3", "5"),
    "rate_limit": ("1M/512k", "2M/1M", "5M/2M", "10M/5M"),
    "idle_timeout": ("5m", "10m", "30m"),
}
_PROFILES = (("Standard", "2M/1M", "10m"), ("Rapide", "5M/2M", "10m"), ("Famille", "10M/5M", "30m"))
# name, price, profile, validity, data limit, devices, share of the sales
_PLANS: tuple[tuple[str, int, str, str, str | None, str, int], ...] = (
    ("1 heure", 100, "Standard", "1h", None, "1", 34),
    ("3 heures", 200, "Standard", "3h", "500MB", "1", 18),
    ("Journée", 300, "Standard", "1d", None, "1", 28),
    ("Semaine", 1500, "Rapide", "7d", None, "2", 12),
    ("Mois", 5000, "Rapide", "30d", "20GB", "2", 6),
    ("Mois famille", 10000, "Famille", "30d", None, "5", 2),
)
# How busy each hour of a day is (Lomé keeps UTC): a peak at noon, a higher one in the evening.
_HOURS = (2, 1, 1, 0, 0, 1, 4, 8, 10, 11, 12, 14, 16, 13, 11, 11, 13, 16, 19, 21, 20, 15, 9, 5)
_WEEKDAYS = (9, 9, 10, 10, 13, 15, 11)
_COUNTRIES = (("TG", "+2289", 80), ("BJ", "+22997", 15), ("GH", "+23324", 5))
_DAYS = 30
_EARLY_SHARE = 0.15


@dataclass
class _Shop:
    """What is being made."""

    session: Session
    partner: int
    account: int
    chance: random.Random
    terms: list[Terms] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    moment: datetime = field(default_factory=now)


def seed(
    context: ServerContext, email: str, *, customers: int = 200, transactions: int = 2000, seed_number: int = 1
) -> dict[str, Any]:
    """Fill an owner's shop; how many rows of each kind were made.

    Raises:
        OwnerUnknownError: nobody has this address.
    """
    with context.database.write() as session:
        owner = owner_of(session, email)
        shop = _Shop(session, owner.partner_id, owner.id, random.Random(seed_number))
        _offer(shop)
        people = _people(shop, customers)
        sales = _sales(shop, people, transactions)
        _some_plans(shop, people)
        _insert_people(shop, people)
        assigned = _insert_accounts(shop, people, sales)
        _insert_money(shop, sales)
    context.after_write()
    return {
        "partner": owner.partner_id,
        "plans": len(shop.terms),
        "customers": customers,
        "transactions": transactions,
        "assigned_plans": assigned,
        "seed": seed_number,
    }


def _offer(shop: _Shop) -> None:
    """Options, profiles and plans; those that exist are kept."""
    session, partner = shop.session, shop.partner
    ids = {
        (kind, value): options.create_option(session, partner, kind, value).id
        for kind, values in _OPTIONS.items()
        for value in values
    }
    made = {
        row.name: row.id for row in session.scalars(select(HotspotProfile).where(HotspotProfile.partner_id == partner))
    }
    for name, rate, idle in _PROFILES:
        if name not in made:
            values = {
                "name": name,
                "routers": [],
                "rate_limit": ids["rate_limit", rate],
                "idle_timeout": ids["idle_timeout", idle],
            }
            made[name] = profiles.create_profile(session, partner, values).id
    known = set(session.scalars(select(Plan.name).where(Plan.partner_id == partner)))
    for name, price, profile, validity, data, devices, _ in _PLANS:
        if name not in known:
            values = {
                "name": name,
                "price": price,
                "profile": made[profile],
                "validity": ids["validity", validity],
                "data_limit": ids["data_limit", data] if data else None,
                "shared_users": ids["shared_users", devices],
            }
            plans.create_plan(session, partner, values)
    by_name = {terms.name: terms for terms in plans.terms(session_reader(session), partner).values()}
    shop.terms = [by_name[row[0]] for row in _PLANS]
    shop.weights = [row[6] for row in _PLANS]


def _code(chance: random.Random) -> str:
    letters = "".join(chance.choices(CODE_ALPHABET, k=8))
    return f"{letters[:7]}K" if letters.isdigit() else letters


def _people(shop: _Shop, count: int) -> list[dict[str, Any]]:
    chance = shop.chance
    people: list[dict[str, Any]] = []
    shares = [row[2] for row in _COUNTRIES]
    for number in range(count):
        first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
        country, prefix, _ = chance.choices(_COUNTRIES, shares)[0]
        added = shop.moment - timedelta(seconds=int(chance.triangular(3600, 540 * 86400, 20 * 86400)))
        # Also the login on the hotspot, so in letters a router keeps safely.
        username = f"{search_text(first).upper().replace(' ', '')}-{_code(chance)}"
        people.append(
            {
                "partner_id": shop.partner,
                "username": username,
                "assigned_username": None,
                "first_name": first,
                "last_name": last,
                "email": f"{username.lower()}@example.com" if number % 3 else "",
                "phone": prefix + "".join(chance.choices("0123456789", k=12 - len(prefix))),
                "country": country,
                "blocked": chance.random() < 0.02,
                "date_added": added,
                "plan_id": None,
                "plan_name": None,
                "expires_at": None,
                "data_limit": None,
                "data_used": 0,
                "devices_allowed": None,
                "devices_online": 0,
                "last_seen": None,
                "note": "",
            }
        )
    people.sort(key=lambda row: row["date_added"])
    return people


def _moments(shop: _Shop, count: int) -> list[datetime]:
    """Times of sales over thirty days with the rhythm of a shop; some of them always today."""
    chance = shop.chance
    midnight = shop.moment.replace(hour=0, minute=0, second=0, microsecond=0)
    days = [midnight - timedelta(days=back) for back in range(_DAYS)]
    shares = [_WEEKDAYS[day.weekday()] for day in days]
    moments = []
    for _ in range(count):
        day = chance.choices(days, shares)[0]
        moment = day + timedelta(hours=chance.choices(range(24), _HOURS)[0], seconds=chance.randrange(3600))
        if moment > shop.moment:
            # Today is not over: most such sales were made yesterday, some between midnight and now.
            early = chance.random() < _EARLY_SHARE
            moment = midnight + (shop.moment - midnight) * chance.random() if early else moment - timedelta(days=1)
        moments.append(moment)
    return sorted(moments)


def _sales(shop: _Shop, people: Sequence[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    chance, sales = shop.chance, []
    if not people:
        return []
    for number, moment in enumerate(_moments(shop, count)):
        terms = chance.choices(shop.terms, shop.weights)[0]
        online = chance.random() < 0.35
        # Newer customers come more often.
        person = people[int(len(people) * max(chance.random(), chance.random()))]
        status = chance.choices(("success", "pending", "failed"), (95, 2, 3))[0] if online else "success"
        sales.append(
            {
                "terms": terms,
                "person": person,
                "moment": moment,
                "online": online,
                "status": status,
                "kind": "online" if online else chance.choices(("cash", "mobile_money", "credit"), (78, 20, 2))[0],
                "reference": f"{'PAY' if online else 'T'}-{moment:%Y%m%d}-{number:06d}-{chance.getrandbits(24):06x}",
                "seller": None if online else chance.choice(SELLERS),
            }
        )
        if status == "success":
            _hold(chance, person, terms, moment, shop.moment)
    return sales


def _hold(chance: random.Random, person: dict[str, Any], terms: Terms, moment: datetime, present: datetime) -> None:
    limit = terms.data_limit
    person["plan_id"], person["plan_name"] = terms.id, terms.name
    person["expires_at"] = moment + timedelta(seconds=terms.validity_seconds)
    person["data_limit"], person["devices_allowed"] = limit, terms.shared_users
    person["data_used"] = int(chance.betavariate(2, 4) * (limit or 4_000_000_000))
    person["last_seen"] = min(moment + timedelta(seconds=chance.randrange(60, terms.validity_seconds)), present)
    person["date_added"] = min(person["date_added"], moment)


def _some_plans(shop: _Shop, people: Sequence[dict[str, Any]]) -> None:
    """Half of those without a recent sale hold an older plan: over for most."""
    for person in people:
        if person["plan_id"] is None and shop.chance.random() < 0.5:
            terms = shop.chance.choices(shop.terms, shop.weights)[0]
            back = timedelta(seconds=shop.chance.randrange(3600, 60 * 86400))
            _hold(shop.chance, person, terms, max(shop.moment - back, person["date_added"]), shop.moment)


def _insert(shop: _Shop, model: type[Base], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert many rows and give their ids, which are taken beforehand: asking for them back is slower by far."""
    if not rows:
        return []
    first = _reserve(shop.session, model.__tablename__, len(rows))
    numbers = list(range(first, first + len(rows)))
    statement = insert(_table(model))
    values = [row | {"id": number} for row, number in zip(rows, numbers, strict=True)]
    shop.session.connection().execute(statement, values)
    return numbers


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _reserve(session: Session, table: str, count: int) -> int:
    if session.get_bind().dialect.name == "postgresql":
        # The lock keeps the numbers in one piece.
        session.execute(text(f"LOCK TABLE {table} IN EXCLUSIVE MODE"))
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        first = int(session.execute(text(f"SELECT nextval({sequence})")).scalar_one())
        session.execute(text(f"SELECT setval({sequence}, {first + count})"))
        return first
    return int(session.execute(text(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")).scalar_one())


def _insert_people(shop: _Shop, people: Sequence[dict[str, Any]]) -> None:
    people_sorted = sorted(people, key=lambda row: row["date_added"])
    for person in people_sorted:
        if person["plan_id"] is not None:
            person["assigned_username"] = person["username"]
        person["search_text"] = search_text(
            *(person[name] for name in ("first_name", "last_name", "phone", "email", "username")),
            person["assigned_username"],
            person["plan_name"],
        )
    for person, number in zip(people_sorted, _insert(shop, Customer, people_sorted), strict=True):
        person["id"] = number
    touch(shop.session, shop.partner, "customers", [person["id"] for person in people_sorted])


def _insert_accounts(shop: _Shop, people: Sequence[dict[str, Any]], sales: Sequence[dict[str, Any]]) -> int:
    """Hotspot accounts of customers that hold a plan, and the assignments behind the staff's sales."""
    profile_of = {terms.id: terms.profile_id for terms in shop.terms}
    holders = [person for person in people if person["plan_id"] is not None]
    accounts = [
        {
            "partner_id": shop.partner,
            "username": person["assigned_username"],
            "password": person["assigned_username"],
            "mac_address": None,
            "is_active": person["expires_at"] > shop.moment,
            "profile_id": profile_of[person["plan_id"]],
            "plan_id": person["plan_id"],
            "customer_id": person["id"],
            "bytes_used": person["data_used"],
            "uptime_used": 0,
            "first_used_at": None,
            "created_at": person["date_added"],
        }
        for person in holders
    ]
    for person, number in zip(holders, _insert(shop, HotspotUser, accounts), strict=True):
        person["account"] = number
        touch(shop.session, shop.partner, "hotspot_users", (number,))
    rows = [_assignment(shop, sale) for sale in sales if not sale["online"]]
    touch(shop.session, shop.partner, "assigned_plans", _insert(shop, AssignedPlan, rows))
    return len(rows)


def _assignment(shop: _Shop, sale: Mapping[str, Any]) -> dict[str, Any]:
    person, terms = sale["person"], sale["terms"]
    expiry = sale["moment"] + timedelta(seconds=terms.validity_seconds)
    return {
        "partner_id": shop.partner,
        "customer_id": person["id"],
        "customer_name": f"{person['first_name']} {person['last_name']}",
        "customer_username": person["username"],
        "hotspot_user_id": person.get("account"),
        "plan_id": terms.id,
        "plan_name": terms.name,
        "price": terms.price,
        "status": "active" if expiry > shop.moment else "expired",
        "validity_seconds": terms.validity_seconds,
        "assigned_date": sale["moment"],
        "expiry_date": expiry,
        "assigned_by": sale["seller"],
        "router_name": None,
        "reference": sale["reference"],
        "transaction_id": None,
    }


_SIDES = {
    "online": (Book.WALLET, Book.ONLINE_REVENUE),
    "cash": (Book.CASH, Book.ASSIGNED_REVENUE),
    "mobile_money": (Book.MOBILE_MONEY, Book.ASSIGNED_REVENUE),
    "credit": (Book.CREDIT, Book.ASSIGNED_REVENUE),
    "payout": (Book.PAYOUTS, Book.WALLET),
}


def _insert_money(shop: _Shop, sales: Sequence[dict[str, Any]]) -> None:
    """Movements with their postings; a few payouts that leave a positive balance."""
    movements = sorted((_movement(shop, sale) for sale in sales), key=lambda row: row["created_at"])
    held = sum(
        (row["amount_paid"] for row in movements if row["book"] == "wallet" and row["status"] == "success"), Decimal(0)
    )
    payouts = [
        _payout(shop, weeks, (held / 5).quantize(Decimal(1)))
        for weeks in (3, 2, 1)
        if held > 500 and (not movements or shop.moment - timedelta(weeks=weeks) > movements[0]["created_at"])
    ]
    movements = sorted(movements + payouts, key=lambda row: row["created_at"])
    posted = [row for row in movements if row["status"] == "success" and row["amount_paid"]]
    postings = [
        {"partner_id": shop.partner, "kind": row["payment_kind"], "created_at": row["created_at"]} for row in posted
    ]
    for row, number in zip(posted, _insert(shop, LedgerPosting, postings), strict=True):
        row["posting_id"] = number
    accounts = _ledger_accounts(shop)
    entries = []
    for row in posted:
        debit, credit = _SIDES[row["payment_kind"]]
        for code, amount in ((debit, row["amount_paid"]), (credit, -row["amount_paid"])):
            entries.append({"posting_id": row["posting_id"], "account_id": accounts[code], "amount": amount})
    if entries:
        shop.session.connection().execute(insert(_table(LedgerEntry)), entries)
    for row in movements:
        row.setdefault("posting_id", None)
    for row, number in zip(movements, _insert(shop, Movement, movements), strict=True):
        touch(shop.session, shop.partner, f"{row['book']}_transactions", (number,))


def _ledger_accounts(shop: _Shop) -> dict[Book, int]:
    known = {
        row.code: row.id
        for row in shop.session.scalars(select(LedgerAccount).where(LedgerAccount.partner_id == shop.partner))
    }
    for code in Book:
        if code.value not in known:
            account = LedgerAccount(partner_id=shop.partner, code=code.value)
            shop.session.add(account)
            shop.session.flush()
            known[code.value] = account.id
    return {code: known[code.value] for code in Book}


def _movement(shop: _Shop, sale: Mapping[str, Any]) -> dict[str, Any]:
    person, terms = sale["person"], sale["terms"]
    return {
        "partner_id": shop.partner,
        "book": "wallet" if sale["online"] else "assigned",
        "payment_reference": sale["reference"],
        "amount_paid": terms.price,
        "status": sale["status"],
        "type": "revenue",
        "related_model": "plan",
        "model_id": terms.id,
        "account_id": None if sale["online"] else shop.account,
        "customer_id": person["id"],
        "customer_username": person["username"],
        "customer_firstname": person["first_name"],
        "customer_email": person["email"],
        "plan_name": terms.name,
        "router_name": None,
        "assigned_by": sale["seller"],
        "payment_kind": sale["kind"],
        "created_at": sale["moment"],
    }


def _payout(shop: _Shop, weeks: int, amount: Decimal) -> dict[str, Any]:
    moment = shop.moment - timedelta(weeks=weeks)
    return {
        "partner_id": shop.partner,
        "book": "wallet",
        "payment_reference": f"OUT-{moment:%Y%m%d}-{shop.chance.getrandbits(24):06x}",
        "amount_paid": amount,
        "status": "success",
        "type": "payout",
        "related_model": "withdrawalrequest",
        "model_id": None,
        "account_id": shop.account,
        "customer_id": None,
        "customer_username": "",
        "customer_firstname": "",
        "customer_email": "",
        "plan_name": None,
        "router_name": None,
        "assigned_by": None,
        "payment_kind": "payout",
        "created_at": moment,
    }
