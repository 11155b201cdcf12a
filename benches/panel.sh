#!/bin/sh
# fsip in the place of the other programs of a benchmark: panel.sh FSIP PANEL TARGETS OUT
set -e
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$here/panel.py" plan "$2" "$3" "$folder"
python3 "$here/panel.py" answer "$1" "$folder" "$4"
