#!/bin/sh
# Builds packages into target/package: a Debian package, a static program for every Linux, one with the C library musl,
# a program for Windows.
# Usage: sh scripts/package.sh [deb] [linux] [musl] [windows]     (all of them when none is named)
# With FSIP_PROGRAM=FILE the first two hold that program, and nothing is built for them.
set -eu
cd "$(dirname "$0")/.."
package=target/package
root=$package/root
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
host=$(rustc -vV | sed -n 's/^host: //p')
musl=x86_64-unknown-linux-musl
windows=x86_64-pc-windows-gnu

# need COMMAND HOW: ends with a word how to get what is missing.
need() {
  if ! command -v "$1" >/dev/null; then
    echo "$1 is missing: $2" >&2
    exit 1
  fi
}

# Where cargo leaves what it builds for a target.
built() {
  echo "${CARGO_TARGET_DIR:-target}/$1/dist/$2"
}

# The program with its manual pages and completion, as they are laid out below a prefix.
lay_out() {
  if [ -d "$root" ]; then return; fi
  program=${FSIP_PROGRAM:-$(build_static)}
  FSIP_PROGRAM=$program sh scripts/install.sh "$root" >/dev/null
}

# A program that holds the C library, so that it runs on any Linux, however old; prints where it is.
build_static() {
  RUSTFLAGS="-C target-feature=+crt-static" cargo build --profile dist --locked --target "$host" >&2
  built "$host" fsip
}

deb() {
  need cargo-deb "cargo install cargo-deb"
  lay_out
  cargo deb --no-build --no-strip --quiet --output "$package/"
}

linux() {
  lay_out
  name=fsip-$version-${host%%-*}-linux
  tar -czf "$package/$name.tar.gz" --owner=0 --group=0 --transform "s,^root,$name," -C "$package" root
  echo "$package/$name.tar.gz"
}

# build_for TARGET: for another system, or with another C library.
build_for() {
  need rustup "it gets Rust's standard library for $1"
  rustup target add "$1"
  cargo build --profile dist --locked --target "$1"
}

musl() {
  build_for "$musl"
  tar -czf "$package/fsip-$version-$musl.tar.gz" --owner=0 --group=0 -C "$(dirname "$(built "$musl" fsip)")" fsip
  echo "$package/fsip-$version-$musl.tar.gz"
}

windows() {
  need x86_64-w64-mingw32-gcc "apt-get install gcc-mingw-w64-x86-64"
  need zip "apt-get install zip"
  build_for "$windows"
  zip -q -j "$package/fsip-$version-x86_64-windows.zip" "$(built "$windows" fsip.exe)" README.md README.zh-CN.md
  echo "$package/fsip-$version-x86_64-windows.zip"
}

[ $# -gt 0 ] || set -- deb linux musl windows
for kind; do
  case $kind in
    deb | linux | musl | windows) ;;
    *) sed -n 's/^# //p' "$0" | head -n 4 >&2; exit 2 ;;
  esac
done
rm -rf "$package"
mkdir -p "$package"
for kind; do "$kind"; done
