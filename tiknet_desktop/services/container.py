"""Everything a window needs, made and ended in one place."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from tiknet_desktop.api.http import HttpTransport
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.runtime.changebus import ChangeBus
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.account import AccountService
from tiknet_desktop.services.records import RecordService
from tiknet_desktop.services.server import Server
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.sync.connectivity import Connectivity
from tiknet_desktop.sync.engine import SyncEngine

if TYPE_CHECKING:
    from tiknet_desktop.services.backups import BackupService, ServerCopies
    from tiknet_desktop.services.customers import CustomerService
    from tiknet_desktop.services.editing import EditingService
    from tiknet_desktop.services.installation import InstallationService
    from tiknet_desktop.services.money import MoneyService
    from tiknet_desktop.services.online import OnlineService
    from tiknet_desktop.services.payouts import PayoutService
    from tiknet_desktop.services.plans import PlanService
    from tiknet_desktop.services.printing import PrintingService
    from tiknet_desktop.services.reports import ReportService
    from tiknet_desktop.services.reversals import ReversalService
    from tiknet_desktop.services.routers import RouterService
    from tiknet_desktop.services.sales import SaleService
    from tiknet_desktop.services.security import SecurityService
    from tiknet_desktop.services.sessions import SessionService
    from tiknet_desktop.services.support import SupportService
    from tiknet_desktop.services.sync_centre import SyncCentreService
    from tiknet_desktop.services.team import TeamService
    from tiknet_desktop.services.tills import TillService
    from tiknet_desktop.services.today import TodayService
    from tiknet_desktop.services.undoing import UndoService
    from tiknet_desktop.services.vouchers import VoucherService


class Services:
    """What panes call. Make it with :func:`open_services`.

    The services that only one pane calls are made when it does: the first screen does not wait for all of them.
    """

    def __init__(
        self,
        paths: Paths,
        server: Server,
        secrets: SecretStore,
        bus: ChangeBus,
        tasks: TaskRegistry,
        executors: Executors,
        settings: SettingsService,
        transport: HttpTransport | None = None,
    ) -> None:
        self.paths = paths
        self.server = server
        self.secrets = secrets
        self.bus = bus
        self.tasks = tasks
        self.executors = executors
        self.settings = settings
        self.local_server: ServerCopies | None = None
        """The server that runs in this program, set by whoever starts it."""
        self._shop = ShopHolder()
        self.account = AccountService(paths, server, secrets, settings, self._shop, bus, tasks, executors, transport)
        self.records = RecordService(self._shop, server)

    @cached_property
    def customers(self) -> CustomerService:
        """Customers at the counter."""
        from tiknet_desktop.services.customers import CustomerService

        return CustomerService(self._shop, self.tasks)

    @cached_property
    def editing(self) -> EditingService:
        """Adding, changing and removing rows of any resource."""
        from tiknet_desktop.services.editing import EditingService

        return EditingService(self._shop)

    @cached_property
    def online(self) -> OnlineService:
        """Questions and actions for the server as it is now."""
        from tiknet_desktop.services.online import OnlineService

        return OnlineService(self._shop, self.executors)

    @cached_property
    def plans(self) -> PlanService:
        """Plans with the profiles and options behind them."""
        from tiknet_desktop.services.plans import PlanService

        return PlanService(self._shop, self.editing, self.online)

    @cached_property
    def money(self) -> MoneyService:
        """The wallet, movements of money, payout destinations."""
        from tiknet_desktop.services.money import MoneyService

        return MoneyService(self._shop, self.online, lambda: self.settings.get("home") != "cloud")

    @cached_property
    def payouts(self) -> PayoutService:
        """Payouts that are never asked for twice."""
        from tiknet_desktop.services.payouts import PayoutService

        return PayoutService(self._shop)

    @cached_property
    def reports(self) -> ReportService:
        """Figures of a period, the close of a month."""
        from tiknet_desktop.services.reports import ReportService

        return ReportService(self._shop, self.online)

    @cached_property
    def sales(self) -> SaleService:
        """Sales and their receipts."""
        from tiknet_desktop.services.sales import SaleService

        return SaleService(self._shop, self.settings, self.account)

    @cached_property
    def printing(self) -> PrintingService:
        """Receipt printers and the journal of what went to paper."""
        from tiknet_desktop.services.printing import PrintingService

        return PrintingService(self._shop, self.settings, self.account, self.executors, self.paths.data)

    @cached_property
    def routers(self) -> RouterService:
        """Routers, live and as they were."""
        from tiknet_desktop.services.routers import RouterService

        return RouterService(self._shop, self.tasks)

    @cached_property
    def tills(self) -> TillService:
        """The drawer."""
        from tiknet_desktop.services.tills import TillService

        return TillService(self._shop, self.account)

    @cached_property
    def reversals(self) -> ReversalService:
        """Taking sales back."""
        from tiknet_desktop.services.reversals import ReversalService

        return ReversalService(self._shop)

    @cached_property
    def sessions(self) -> SessionService:
        """Who is on the network."""
        from tiknet_desktop.services.sessions import SessionService

        return SessionService(self._shop)

    @cached_property
    def team(self) -> TeamService:
        """Who works here, what they may do and what they did."""
        from tiknet_desktop.services.team import TeamService

        return TeamService(self._shop, self.editing, self.online)

    @cached_property
    def security(self) -> SecurityService:
        """PINs, password, second factor, sign-ins elsewhere."""
        from tiknet_desktop.services.security import SecurityService

        return SecurityService(
            self._shop, self.account, self.editing, self.settings, self.secrets, self.executors, self.bus
        )

    @cached_property
    def today(self) -> TodayService:
        """The day at a glance."""
        from tiknet_desktop.services.today import TodayService

        return TodayService(
            self._shop,
            self.sales,
            self.routers,
            self.server,
            self.tasks,
            self.bus,
            lambda: self.vouchers.stock(),  # that service is made when the alerts are first asked for
        )

    @cached_property
    def undoing(self) -> UndoService:
        """Taking back what was just done."""
        from tiknet_desktop.services.undoing import UndoService

        return UndoService(self._shop)

    @cached_property
    def sync_centre(self) -> SyncCentreService:
        """What waits for the server, and what went wrong."""
        from tiknet_desktop.services.sync_centre import SyncCentreService

        return SyncCentreService(self._shop)

    @cached_property
    def support(self) -> SupportService:
        """Requests for help."""
        from tiknet_desktop.services.support import SupportService

        return SupportService(self._shop, self.editing, self.online)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the data."""
        from tiknet_desktop.services.backups import BackupService

        return BackupService(self._shop, self.paths, self.executors, lambda: self.local_server)

    @cached_property
    def installation(self) -> InstallationService:
        """How the program is set up here."""
        from tiknet_desktop.services.installation import InstallationService

        return InstallationService(self._shop, self.paths, self.secrets, self.server, self.executors)

    @cached_property
    def vouchers(self) -> VoucherService:
        """Batches of codes, their stock and their paper."""
        from tiknet_desktop.services.vouchers import VoucherService

        return VoucherService(self._shop, self.settings)

    @property
    def connectivity(self) -> Connectivity:
        """How things stand with the server in use."""
        return self.server.connectivity

    @property
    def sync(self) -> SyncEngine | None:
        """The engine of the open account: progress, capabilities."""
        return self._shop.current.engine if self._shop.current is not None else None

    async def close(self) -> None:
        """End everything; nothing of ours runs afterwards."""
        if "routers" in vars(self):
            await self.routers.close()
        await self.account.end()
        await self.tasks.close()
        # Joining threads blocks: not on the loop, and not on one of the threads being joined.
        await asyncio.get_running_loop().run_in_executor(None, self.executors.close)


async def open_services(
    paths: Paths,
    base_url: str,
    *,
    home: str = "",
    local: bool = False,
    secrets: SecretStore | None = None,
    bus: ChangeBus | None = None,
    tasks: TaskRegistry | None = None,
    settings: SettingsService | None = None,
    resume: bool = True,
    begin: bool = True,
    transport: HttpTransport | None = None,
) -> Services:
    """Build the services on a server and open the last account there, if any, from its cache.

    ``home`` is a lasting name for a server whose address changes between starts (the one on this computer); ``local``
    says that it runs on this computer. ``begin`` false opens the account for reading only until ``account.begin()``. Call in the running loop.

    Raises:
        OSError: the data folder cannot be used.
        StorageError: the last account's file cannot be used.
    """
    paths.prepare()
    executors = Executors()
    bus = bus or ChangeBus()
    tasks = tasks or TaskRegistry()
    settings = settings or SettingsService(paths.data / "settings.json")
    settings.tell(bus)
    if secrets is None:
        secrets = SecretStore.at_first_use(paths.data)
        if secrets.locked:  # a keyring would make the passphrase needless: that decides the first page
            await executors.work(secrets.settle)
    server = Server(base_url, bus, home=home, local=local)
    services = Services(paths, server, secrets, bus, tasks, executors, settings, transport)
    if resume:
        try:
            await services.account.resume(begin=begin)
        except BaseException:
            await services.close()
            raise
    return services
