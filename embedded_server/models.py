"""All tables, for migrations and for whoever needs the complete metadata."""

from __future__ import annotations

import embedded_server.audit
import embedded_server.change_models
import embedded_server.features.accounts.models
import embedded_server.features.additional_devices.models
import embedded_server.features.analytics.models
import embedded_server.features.collaborators.models
import embedded_server.features.customers.models
import embedded_server.features.hotspot_profiles.models
import embedded_server.features.hotspot_users.models
import embedded_server.features.mail.models
import embedded_server.features.notifications.models
import embedded_server.features.payment_methods.models
import embedded_server.features.plan_assignment.models
import embedded_server.features.plan_options.models
import embedded_server.features.plans.models
import embedded_server.features.routers.models
import embedded_server.features.settings.models
import embedded_server.features.subscription.models
import embedded_server.features.support.models
import embedded_server.features.vouchers.models
import embedded_server.features.wallet.models
import embedded_server.features.withdrawals.models
import embedded_server.idempotency  # noqa: F401
from embedded_server.database import Base

metadata = Base.metadata
