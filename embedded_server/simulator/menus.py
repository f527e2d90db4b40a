"""The menus the simulator serves: columns in print order, defaults, uniqueness (names from the schema dumps)."""

from __future__ import annotations

from embedded_server.simulator.tables import Column, Kind, MenuSpec


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _flag(*names: str, default: str | None = "false") -> tuple[Column, ...]:
    return tuple(Column(name, Kind.BOOL, default) for name in names)


def _number(*names: str, default: str | None = None, low: int = 0, high: int = 2**63 - 1) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.NUMBER, default, low=low, high=high) for name in names)


def _size(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.SIZE) for name in names)


def _span(name: str, default: str | None = None, *also: str) -> Column:
    return Column(name, Kind.DURATION, default, also=also)


def _limit(name: str) -> Column:
    return Column(name, Kind.LIMIT)


def _ref(name: str, menu: str, *also: str, default: str | None = None) -> Column:
    return Column(name, default=default, refers_to=menu, also=also)


_MAC = Column("mac-address", Kind.MAC)
_ADDRESS = Column("address", Kind.ADDRESS)
_COMMENT = Column("comment")
_DISABLED = Column("disabled", Kind.BOOL, "false")
_DYNAMIC = Column("dynamic", Kind.BOOL, "false")
_INVALID = Column("invalid", Kind.BOOL, "false")
_TRAFFIC = _number("bytes-in", "bytes-out", "packets-in", "packets-out", default="0")
_LOGIN_BY = ("cookie", "http-chap", "http-pap", "https", "mac", "mac-cookie", "trial")
_NAMED = "failure: item with such name already exists"


def _singleton(path: str, *columns: Column) -> MenuSpec:
    return MenuSpec(path, columns, singleton=True)


MENUS = (
    _singleton("/system/identity", Column("name", default="MikroTik")),
    _singleton(
        "/system/resource",
        Column("uptime", Kind.DURATION),
        *_text("version", "build-time", "factory-software"),
        *_number("free-memory", "total-memory"),
        *_text("cpu"),
        *_number("cpu-count", "cpu-frequency", "cpu-load", "free-hdd-space", "total-hdd-space"),
        *_number("write-sect-since-reboot", "write-sect-total"),
        *_text("bad-blocks", "architecture-name", "board-name", "platform"),
    ),
    _singleton(
        "/system/routerboard",
        *_flag("routerboard"),
        *_text("board-name", "model", "revision", "serial-number", "firmware-type"),
        *_text("factory-firmware", "current-firmware", "upgrade-firmware"),
    ),
    _singleton("/system/license", *_text("software-id", "nlevel", "level", "features")),
    _singleton(
        "/system/clock",
        *_text("time", "date"),
        *_flag("time-zone-autodetect", default="true"),
        *_text("time-zone-name", "gmt-offset"),
        *_flag("dst-active"),
    ),
    _singleton(
        "/system/ntp/client",
        *_flag("enabled"),
        *_text("mode", "primary-ntp", "secondary-ntp", "server-dns-names", "servers", "vrf", "freq-drift", "status"),
        *_text("synced-server", "synced-stratum", "system-offset"),
    ),
    _singleton(
        "/system/device-mode",
        *_text("mode"),
        *_flag("scheduler", "hotspot", "fetch", "container", "flagged", default="true"),
        *_text("flagging-enabled", "attempt-count"),
    ),
    _singleton("/system/note", *_flag("show-at-login"), Column("note", default="")),
    _singleton(
        "/ip/dns",
        *_text("servers", "dynamic-servers"),
        *_flag("allow-remote-requests"),
        *_number("cache-size", "cache-used"),
    ),
    _singleton("/radius/incoming", *_flag("accept"), *_number("port", default="3799", low=1, high=65535)),
    MenuSpec("/system/resource/cpu", (*_text("cpu"), *_number("load", "irq", "disk"))),
    MenuSpec("/file", (*_text("name", "type"), *_number("size"), *_text("last-modified", "contents"))),
    MenuSpec("/certificate", (*_text("name", "common-name", "fingerprint", "invalid-after"), *_flag("trusted"))),
    MenuSpec("/ip/neighbor", (*_text("interface", "address"), _MAC, *_text("identity", "platform", "version"))),
    MenuSpec("/system/health", (*_text("name", "value", "type"),)),
    MenuSpec("/system/package", (*_text("name", "version", "build-time", "scheduled"), _DISABLED)),
    MenuSpec(
        "/system/logging",
        (*_text("topics", "prefix", "action"), *_flag("default", default=None), _INVALID, _DISABLED),
    ),
    MenuSpec(
        "/system/scheduler",
        (
            Column("name"),
            *_text("start-date", "start-time"),
            _span("interval", "0s"),
            *_text("on-event", "owner", "policy"),
            *_number("run-count", default="0"),
            Column("next-run"),
            _DISABLED,
            _COMMENT,
        ),
        unique=("name",),
        duplicate=_NAMED,
    ),
    MenuSpec(
        "/system/script",
        (
            *_text("name", "owner", "policy"),
            *_flag("dont-require-permissions"),
            *_text("last-started"),
            *_number("run-count", default="0"),
            Column("source", default=""),
            _INVALID,
            _COMMENT,
        ),
        unique=("name",),
        duplicate=_NAMED,
    ),
    MenuSpec("/log", _text("time", "topics", "message")),
    MenuSpec(
        "/interface",
        (
            *_text("name", "default-name", "type"),
            *_number("mtu", "actual-mtu", "l2mtu", "max-l2mtu", low=68, high=65535),
            _MAC,
            *_text("last-link-down-time", "last-link-up-time"),
            *_number("link-downs", default="0"),
            *_number("rx-byte", "tx-byte", "rx-packet", "tx-packet", "rx-drop", "tx-drop", default="0"),
            *_number("tx-queue-drop", "rx-error", "tx-error", default="0"),
            *_number("fp-rx-byte", "fp-tx-byte", "fp-rx-packet", "fp-tx-packet", default="0"),
            *_flag("running"),
            *_flag("slave", default=None),
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
        unique=("name",),
        duplicate="failure: already have interface with such name",
    ),
    MenuSpec("/interface/pptp-server", (*_text("name", "user"), _MAC)),
    MenuSpec(
        "/ip/address",
        (
            *_text("address", "network"),
            _ref("interface", "/interface"),
            Column("actual-interface"),
            _INVALID,
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
        unique=("address", "interface"),
        duplicate="failure: already have such address",
        required=("address", "interface"),
    ),
    MenuSpec(
        "/ip/arp",
        (
            _ADDRESS,
            _MAC,
            _ref("interface", "/interface"),
            *_flag("published", "DHCP", "complete"),
            _INVALID,
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
        required=("address", "interface"),
    ),
    MenuSpec(
        "/ip/dhcp-server/network",
        (*_text("address", "gateway", "netmask", "dns-server", "domain", "ntp-server"), _COMMENT),
        unique=("address",),
        duplicate="failure: already have such network",
        required=("address",),
    ),
    MenuSpec("/ip/pool", (*_text("name", "ranges", "next-pool"), _COMMENT), unique=("name",), duplicate=_NAMED),
    MenuSpec(
        "/ip/dhcp-server",
        (
            Column("name"),
            _ref("interface", "/interface"),
            Column("lease-time", Kind.DURATION, "30m"),
            _ref("address-pool", "/ip/pool", "static-only", default="static-only"),
            *_text("authoritative"),
            _DYNAMIC,
            _INVALID,
            _DISABLED,
            _COMMENT,
        ),
        unique=("name",),
        duplicate=_NAMED,
    ),
    MenuSpec(
        "/ip/dhcp-server/lease",
        (
            _ADDRESS,
            _MAC,
            *_text("client-id", "address-lists"),
            _ref("server", "/ip/dhcp-server", "all"),
            *_text("dhcp-option", "status"),
            _span("expires-after"),
            _span("last-seen"),
            Column("active-address", Kind.ADDRESS),
            Column("active-mac-address", Kind.MAC),
            *_text("active-client-id", "active-server", "host-name", "rate-limit", "lease-time"),
            *_flag("radius"),
            _DYNAMIC,
            *_flag("blocked"),
            _DISABLED,
            _COMMENT,
        ),
        unique=("address", "mac-address"),
        duplicate="failure: already have static lease with this IP address",
    ),
    MenuSpec(
        "/ip/service",
        (
            *_text("name"),
            *_number("port", low=1, high=65535),
            Column("address", default=""),
            *_text("certificate", "tls-version", "vrf"),
            *_number("max-sessions"),
            _DYNAMIC,
            _INVALID,
            _DISABLED,
        ),
    ),
    MenuSpec(
        "/queue/simple",
        (
            *_text("name", "target", "dst", "parent", "packet-marks", "priority", "queue", "limit-at", "max-limit"),
            *_text("burst-limit", "burst-threshold", "burst-time", "bucket-size"),
            *_text("bytes", "packets", "dropped", "rate", "queued-bytes"),
            _INVALID,
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
        unique=("name",),
        duplicate="failure: already have such name",
    ),
    MenuSpec(
        "/ip/hotspot",
        (
            Column("name"),
            _ref("interface", "/interface"),
            _ref("address-pool", "/ip/pool", "none", default="none"),
            _ref("profile", "/ip/hotspot/profile", default="default"),
            _span("idle-timeout", "5m"),
            _span("keepalive-timeout", "none"),
            _span("login-timeout", "none"),
            Column("addresses-per-mac", Kind.NUMBER, "2", also=("unlimited",)),
            *_text("ip-of-dns-name", "proxy-status"),
            _INVALID,
            *_flag("HTTPS"),
            _DISABLED,
        ),
        unique=("name",),
        duplicate=_NAMED,
    ),
    MenuSpec(
        "/ip/hotspot/profile",
        (
            Column("name"),
            Column("hotspot-address", Kind.ADDRESS, "0.0.0.0"),
            Column("dns-name", default=""),
            Column("html-directory", default="hotspot"),
            Column("html-directory-override", default=""),
            Column("rate-limit", default=""),
            Column("http-proxy", default="0.0.0.0:0"),
            Column("smtp-server", default="0.0.0.0"),
            Column("login-by", default="cookie,http-chap", choices=_LOGIN_BY),
            *_text("mac-auth-mode", "mac-auth-password"),
            _span("http-cookie-lifetime", "3d"),
            *_flag("split-user-domain", "use-radius"),
            *_text("ssl-certificate", "trial-user-profile", "nas-port-type", "radius-interim-update"),
            _span("trial-uptime-limit"),
            _span("trial-uptime-reset"),
            Column("radius-accounting", Kind.BOOL),
            *_flag("default", default=None),
        ),
        unique=("name",),
        duplicate=_NAMED,
    ),
    MenuSpec(
        "/ip/hotspot/user/profile",
        (
            Column("name"),
            _ref("address-pool", "/ip/pool", "none"),
            _limit("session-timeout"),
            _span("idle-timeout", "none"),
            _span("keepalive-timeout", "2m"),
            _span("status-autorefresh", "1m"),
            Column("shared-users", Kind.NUMBER, "1", also=("unlimited",), high=4294967295),
            *_flag("add-mac-cookie", default="true"),
            _span("mac-cookie-timeout", "3d"),
            Column("rate-limit", Kind.RATE_LIMIT),
            *_text("insert-queue-before", "parent-queue", "queue-type"),
            Column("address-list", default=""),
            *_text("incoming-filter", "outgoing-filter", "incoming-packet-mark", "outgoing-packet-mark"),
            *_text("open-status-page", "on-login", "on-logout"),
            *_flag("transparent-proxy"),
            *_flag("advertise", "default", default=None),
        ),
        unique=("name",),
        duplicate="failure: already have profile with this name",
        required=("name",),
    ),
    MenuSpec(
        "/ip/hotspot/user",
        (
            _ref("server", "/ip/hotspot", "all"),
            *_text("name", "password"),
            _ADDRESS,
            _MAC,
            _ref("profile", "/ip/hotspot/user/profile", default="default"),
            *_text("routes", "email"),
            _limit("limit-uptime"),
            *_size("limit-bytes-in", "limit-bytes-out", "limit-bytes-total"),
            *_text("otp-secret"),
            _span("uptime", "0s"),
            *_TRAFFIC,
            *_flag("default", default=None),
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
        unique=("name", "server"),
        duplicate="failure: already have user with this name for this server",
        required=("name",),
        secret=("password", "otp-secret"),
    ),
    MenuSpec(
        "/ip/hotspot/active",
        (
            *_text("server", "user", "domain"),
            _ADDRESS,
            _MAC,
            *_text("login-by"),
            *(_span(name) for name in ("uptime", "idle-time", "session-time-left", "idle-timeout")),
            _span("keepalive-timeout"),
            *_TRAFFIC,
            *_size("limit-bytes-in", "limit-bytes-out", "limit-bytes-total"),
            *_flag("radius", "blocked"),
            _COMMENT,
        ),
    ),
    MenuSpec(
        "/ip/hotspot/host",
        (
            _MAC,
            _ADDRESS,
            Column("to-address", Kind.ADDRESS),
            *_text("server", "bridge-port"),
            *(_span(name) for name in ("uptime", "idle-time", "idle-timeout", "keepalive-timeout", "host-dead-time")),
            *_TRAFFIC,
            *_text("found-by"),
            *_flag("DHCP", "authorized", "bypassed", "static", "dynamic"),
            _COMMENT,
        ),
    ),
    MenuSpec("/ip/hotspot/cookie", (*_text("user", "domain"), _MAC, _span("expires-in"), *_flag("mac-cookie"))),
    MenuSpec(
        "/ip/hotspot/ip-binding",
        (
            _MAC,
            _ADDRESS,
            Column("to-address", Kind.ADDRESS),
            _ref("server", "/ip/hotspot", "all"),
            Column("type", default="regular", choices=("regular", "bypassed", "blocked")),
            *_flag("bypassed", "blocked"),
            _DISABLED,
            _COMMENT,
        ),
    ),
    MenuSpec(
        "/ip/hotspot/walled-garden",
        (
            Column("action", default="allow", choices=("allow", "deny")),
            _ref("server", "/ip/hotspot"),
            *_text("src-address", "method", "dst-host", "dst-port", "path"),
            *_number("hits", default="0"),
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
    ),
    MenuSpec(
        "/ip/hotspot/walled-garden/ip",
        (
            Column("action", default="accept", choices=("accept", "drop", "reject")),
            _ref("server", "/ip/hotspot"),
            *_text("protocol", "src-address", "src-address-list", "dst-host", "dst-address", "dst-address-list"),
            *_text("dst-port"),
            _DYNAMIC,
            _DISABLED,
            _COMMENT,
        ),
    ),
    MenuSpec(
        "/radius",
        (
            *_text("service", "called-id", "domain"),
            _ADDRESS,
            Column("secret"),
            *_number("authentication-port", default="1812", low=1, high=65535),
            *_number("accounting-port", default="1813", low=1, high=65535),
            _span("timeout", "300ms"),
            *_flag("accounting-backup"),
            *_text("realm", "protocol", "certificate", "require-message-auth", "src-address"),
            _DISABLED,
            _COMMENT,
        ),
        secret=("secret",),
    ),
    MenuSpec(
        "/user",
        (
            *_text("name"),
            _ref("group", "/user/group"),
            Column("address", default=""),
            *_text("last-logged-in"),
            *_flag("expired", "disabled"),
            _COMMENT,
        ),
        unique=("name",),
        duplicate="failure: user with the same name already exists",
        required=("name", "group"),
    ),
    MenuSpec("/user/active", (*_text("when", "name", "address", "via", "group"), *_flag("radius"))),
    MenuSpec(
        "/user/group",
        (*_text("name", "policy"), Column("skin", default="default"), _COMMENT),
        unique=("name",),
        duplicate="failure: group with the same name already exists",
    ),
)
