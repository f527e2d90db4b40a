"""Where secrets go when the keyring is there, absent, stuck or unsafe."""

from __future__ import annotations

import json
import stat
import sys
import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from tiknet_desktop.api.tokens import Tokens
from tiknet_desktop.platform.secret_file import SecretFile, SecretFileDamaged, WrongPassphrase
from tiknet_desktop.platform.secrets import KeyringReason, SecretKind, SecretStore, SecretsUnavailable
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.kept_tokens import KeptTokens


class Keyring(KeyringBackend):
    """A keyring that keeps its entries in a dictionary and can be told to fail."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringError("locked")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringError("locked")
        self.entries[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError(username)
        del self.entries[(service, username)]


def test_a_working_keyring_is_used_and_the_probe_leaves_nothing(data_dir: Path) -> None:
    keyring = Keyring()
    store = SecretStore.open(data_dir, backend=lambda: keyring)
    assert (store.kind, store.reason, keyring.entries) == (SecretKind.KEYRING, "", {})
    store.set("refresh:a", "value")
    assert SecretStore.open(data_dir, backend=lambda: keyring).get("refresh:a") == "value"
    store.delete("refresh:a")
    store.delete("refresh:a")
    assert store.get("refresh:a") is None


def test_two_data_folders_do_not_share_secrets(data_dir: Path, tmp_path: Path) -> None:
    keyring = Keyring()
    SecretStore.open(data_dir, backend=lambda: keyring).set("refresh:a", "one")
    assert SecretStore.open(tmp_path / "other", backend=lambda: keyring).get("refresh:a") is None


def test_without_a_keyring_secrets_stay_in_memory_and_the_store_says_so(data_dir: Path) -> None:
    store = SecretStore.open(data_dir)
    assert (store.kind, store.reason, store.locked) == (SecretKind.MEMORY, KeyringReason.ABSENT, False)
    store.set("refresh:a", "value")
    assert store.get("refresh:a") == "value"
    assert list(data_dir.iterdir()) == []


def test_a_keyring_that_never_answers_is_given_up(data_dir: Path) -> None:
    stuck = threading.Event()
    store = SecretStore.open(data_dir, backend=lambda: stuck.wait(30), timeout=0.05)
    stuck.set()
    assert (store.kind, store.reason) == (SecretKind.MEMORY, KeyringReason.SLOW)


def test_a_keyring_that_fails_is_not_used(data_dir: Path) -> None:
    keyring = Keyring()
    keyring.locked = True
    assert SecretStore.open(data_dir, backend=lambda: keyring).reason is KeyringReason.BROKEN


def test_a_keyring_in_plain_text_is_refused(data_dir: Path) -> None:
    plain = type("PlaintextKeyring", (Keyring,), {"__module__": "keyrings.alt.file"})
    assert SecretStore.open(data_dir, backend=plain).reason is KeyringReason.UNSAFE


def test_a_keyring_locked_later_is_a_typed_refusal(data_dir: Path) -> None:
    keyring = Keyring()
    store = SecretStore.open(data_dir, backend=lambda: keyring)
    keyring.locked = True
    with pytest.raises(SecretsUnavailable) as caught:
        store.get("refresh:a")
    assert caught.value.kind is SecretKind.KEYRING


def test_an_encrypted_file_takes_over_what_memory_held_and_opens_again(data_dir: Path) -> None:
    store = SecretStore.open(data_dir)
    store.set("refresh:a", "geheim")
    store.protect("four words of mine")
    assert store.kind is SecretKind.FILE

    later = SecretStore.open(data_dir)
    assert (later.kind, later.locked, later.get("refresh:a")) == (SecretKind.MEMORY, True, None)
    with pytest.raises(WrongPassphrase):
        later.unlock("four words of yours")
    later.unlock("four words of mine")
    assert (later.kind, later.locked, later.get("refresh:a")) == (SecretKind.FILE, False, "geheim")


def test_the_encrypted_file_shows_nothing_and_is_private(data_dir: Path) -> None:
    path = data_dir / "secrets.enc"
    SecretFile.create(path, "pass").set("refresh:ama@example.com", "geheim")
    content = path.read_text()
    assert "geheim" not in content
    assert "ama@example.com" not in content
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("part", ["key", "entries", "salt"])
def test_a_changed_byte_is_noticed(data_dir: Path, part: str) -> None:
    path = data_dir / "secrets.enc"
    SecretFile.create(path, "pass").set("a", "b")
    head = json.loads(path.read_text())
    head[part] = ("A" if head[part][0] != "A" else "B") + head[part][1:]
    path.write_text(json.dumps(head))
    with pytest.raises((WrongPassphrase, SecretFileDamaged)):
        SecretFile.open(path, "pass")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"cost": {"time": 3, "memory_kib": 99999999, "lanes": 1}}'])
def test_a_file_that_is_none_of_ours_is_damaged(data_dir: Path, content: str) -> None:
    path = data_dir / "secrets.enc"
    path.write_text(content)
    with pytest.raises(SecretFileDamaged):
        SecretFile.open(path, "pass")


def test_a_new_passphrase_replaces_the_old_one(data_dir: Path) -> None:
    path = data_dir / "secrets.enc"
    file = SecretFile.create(path, "old")
    file.set("a", "b")
    file.change_passphrase("new")
    with pytest.raises(WrongPassphrase):
        SecretFile.open(path, "old")
    assert SecretFile.open(path, "new").get("a") == "b"


async def test_only_the_refresh_token_is_kept(data_dir: Path) -> None:
    keyring = Keyring()
    secrets = SecretStore.open(data_dir, backend=lambda: keyring)

    executors = Executors()
    tokens = KeptTokens(secrets, executors, "account")
    assert await tokens.load() is None
    await tokens.save(Tokens("access", "refresh"))
    assert list(keyring.entries.values()) == ["refresh"]
    assert await KeptTokens(secrets, executors, "account").load() == Tokens("", "refresh")
    await tokens.clear()
    assert keyring.entries == {}
    executors.close()
