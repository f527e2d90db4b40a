#!/bin/sh
# Install TikNet for the person who runs this, without rights of an administrator: `sh install.sh`. `sh install.sh --remove`
# takes it away again. What the shop keeps (~/.local/share/TikNet, or --data-dir) is never touched.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$HOME/.local/lib/tiknet-desktop
commands=$HOME/.local/bin

remove() {
    rm -rf "$home"
    rm -f "$commands/tiknet-desktop" "$commands/tiknet-server" "$data/applications/tiknet-desktop.desktop"
    rm -f "$data"/icons/hicolor/*/apps/tiknet-desktop.png
}

if [ "${1-}" = --remove ]; then
    remove
    echo "TikNet was removed; what the shop keeps is still there."
    exit 0
fi
remove
mkdir -p "$home" "$commands" "$data/applications" "$data/icons/hicolor"
cp -R "$here/tiknet/." "$home/"
cp -R "$here/icons/." "$data/icons/hicolor/"
ln -s "$home/tiknet-desktop" "$home/tiknet-server" "$commands/"
# The menu of some desktops does not know ~/.local/bin.
sed "s|^Exec=.*|Exec=\"$commands/tiknet-desktop\"|" "$here/tiknet-desktop.desktop" >"$data/applications/tiknet-desktop.desktop"
echo "TikNet is installed: look for it in the menu, or start $commands/tiknet-desktop."
