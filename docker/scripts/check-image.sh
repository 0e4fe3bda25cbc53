#!/usr/bin/env bash
# Runs the image's steps without a container engine: gathers the programs of BIN
# (.build/debug unless told), builds a root directory of them and of the listed
# packages' libraries alone, and serves from it as a user without rights. Without
# root it stops after the lists.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bin=${1:-.build/debug}
scratch=$(mktemp -d)
image=$scratch/image
server=
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  umount "$image/proc" 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT
fail() { echo "check-image.sh: $*" >&2; exit 1; }

docker/scripts/gather.sh "$bin" "$scratch/out"
for name in frontdeskd frontdesk install.sh packages frontdeskd.service; do
  [ -s "$scratch/out/$name" ] || fail "gather.sh left no $name"
done
while read -r package; do
  dpkg-query --status "$package" >/dev/null 2>&1 || fail "there is no package $package"
done <"$scratch/out/packages"
[ "$(id -u)" = 0 ] || { echo "check-image.sh: lists only, for want of root" >&2; exit 0; }

# The root directory: what the packages hold, and nothing of the toolchain.
root=$image
mkdir -p "$root"/{opt,etc,proc,tmp,var/lib/frontdesk,usr/share,usr/lib64}
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
cp -a "$scratch/out" "$root/opt/frontdesk"
cp -a /usr/share/zoneinfo "$root/usr/share/"
while read -r package; do
  dpkg -L "$package" | { grep -E '^(/usr)?/lib(64)?/.*\.so(\.|$)' || true; }
done <"$scratch/out/packages" | while read -r path; do
  if [ -d "$path" ]; then continue; fi
  target=$root/usr/${path#/}
  target=${target/usr\/usr\//usr/}
  mkdir -p "$(dirname "$target")"
  cp -a --remove-destination "$path" "$target"
done
printf 'frontdesk:x:7411:7411::/var/lib/frontdesk:/usr/sbin/nologin\n' >"$root/etc/passwd"
printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
chown -R 7411:7411 "$root/var/lib/frontdesk"
chmod 1777 "$root/tmp"
chmod 755 "$scratch" "$root"

# The toolchain's directory, which debug builds also look in, is not in there.
# The loader asks /proc where the program lies. Where it may not be mounted, it
# is told where the libraries are.
libraries=
mount -t proc proc "$root/proc" 2>/dev/null || libraries=/opt/frontdesk
chroot=$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)
# A list and not a function, so that a signal to it reaches the server itself.
inside=(env -i PATH=/opt/frontdesk ${libraries:+LD_LIBRARY_PATH=$libraries}
  "$chroot" --userspec=7411:7411 "$root")
"${inside[@]}" /opt/frontdesk/frontdeskd --help >/dev/null || fail "frontdeskd does not start"
"${inside[@]}" /opt/frontdesk/frontdeskd serve --data /var/lib/frontdesk/data \
  --listen 127.0.0.1:0 --port-file /tmp/port 2>"$scratch/log" &
server=$!
for _ in $(seq 200); do
  [ -s "$root/tmp/port" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$scratch/log" >&2; fail "the server ended"; }
  sleep 0.1
done
[ -s "$root/tmp/port" ] || { cat "$scratch/log" >&2; fail "the server does not take calls"; }
"${inside[@]}" /opt/frontdesk/frontdesk health --server "$(cat "$root/tmp/port")" >/dev/null ||
  fail "the health check fails"
kill -TERM "$server"
wait "$server" || fail "the server did not drain"
server=
echo "check-image.sh: served from $(wc -l <"$scratch/out/packages") packages and" \
  "$(du -sm "$scratch/out" | cut -f1) MiB of files" >&2
