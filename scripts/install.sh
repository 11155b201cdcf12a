#!/bin/sh
# Builds fsip and puts it below PREFIX (else ~/.local), with its manual pages and its completion for bash, zsh and fish.
# Usage: sh scripts/install.sh [--uninstall] [PREFIX]
# With FSIP_PROGRAM=FILE that program is put there, and nothing is built.
set -eu

is_uninstalling=false
if [ "${1-}" = --uninstall ]; then
  is_uninstalling=true
  shift
fi
case ${1-} in
  -*) sed -n 's/^# //p' "$0" >&2; exit 2 ;;
esac
mkdir -p "${1:-$HOME/.local}"
prefix=$(cd "${1:-$HOME/.local}" && pwd)
share=$prefix/share

files() {
  for file in "$prefix/bin/fsip" "$share"/man/man1/fsip.1 "$share"/man/man1/fsip-*.1 \
    "$share"/man/zh_CN/man1/fsip.1 "$share"/man/zh_CN/man1/fsip-*.1 \
    "$share"/bash-completion/completions/fsip "$share"/zsh/site-functions/_fsip \
    "$share"/fish/vendor_completions.d/fsip.fish; do
    if [ -e "$file" ]; then echo "$file"; fi
  done
}

if $is_uninstalling; then
  files | while read -r file; do
    rm "$file"
    echo "removed: $file"
  done
  exit
fi

if [ -n "${FSIP_PROGRAM-}" ]; then
  mkdir -p "$prefix/bin"
  install -m 755 "$FSIP_PROGRAM" "$prefix/bin/fsip"
else
  cargo install --path "$(dirname "$0")/.." --locked --no-track --force --root "$prefix"
fi
fsip=$prefix/bin/fsip
mkdir -p "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
"$fsip" completions bash -o "$share/bash-completion/completions/fsip"
"$fsip" completions zsh -o "$share/zsh/site-functions/_fsip"
"$fsip" completions fish -o "$share/fish/vendor_completions.d/fsip.fish"
"$fsip" -q man "$share/man"
files
case :$PATH: in
  *":$prefix/bin:"*) ;;
  *) echo "To call it fsip: put $prefix/bin on PATH." ;;
esac
case $prefix in
  /usr | /usr/local) ;;
  *) echo "For zsh: fpath=($share/zsh/site-functions \$fpath) in ~/.zshrc, before compinit." ;;
esac
