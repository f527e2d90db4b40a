"""The rest of the sample shop stands on the rules of the real one."""

from __future__ import annotations

from sqlalchemy import func, select

from embedded_server.features.vouchers.models import Voucher
from embedded_server.features.withdrawals.models import Withdrawal
from embedded_server.sample_data import seed
from embedded_server.sample_office import furnish
from tests.server.shops import OWNER, ServedShop


def test_staff_stock_and_payouts_are_there(shop: ServedShop) -> None:
    seed(shop.context, OWNER, customers=30, transactions=900)
    furnish(shop.context, OWNER)
    with shop.context.database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(Voucher)) == 560
        used = session.scalar(select(func.count()).select_from(Voucher).where(Voucher.used_at.is_not(None)))
        assert used is not None and 100 < used < 300
        assert set(session.scalars(select(Withdrawal.status))) == {"completed", "pending"}
