#!/usr/bin/env bash
# Open the window; without a display run the whole chain on demo data and print the files made.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/python main.py
fi

echo "没有可用的显示器，改为用演示数据走完全程。No display: running the whole chain on demo data instead."
jiaobao() { echo "\$ main.py $*"; .venv/bin/python main.py "$@"; }
asked() { jiaobao "$@" || [ $? -eq 1 ]; } # 1 is an answer (something is to be looked at)
data=out/demo
rm -rf "$data" # only ever made here
mkdir -p "$data"
export JIAOBAO_DATA="$data/data"

# Every unit's year of two, sealed, sent by mail and taken in: about a minute on two processors.
jiaobao demo --data "$JIAOBAO_DATA" --received
for unit in 520327 520000; do # 凤冈县, and the department
    asked check "$unit" 2026
    jiaobao versions "$unit" 2026 --write 1 --out "$data/报送"
done
jiaobao verify "$data"/报送/2026_520327_*.xlsx
jiaobao board 2026 --by-prefecture
asked outliers 2026
asked explanations 2026
jiaobao consolidate 2026 --out "$data/2026_汇总.xlsx" | sed -n '1,6p;$p'
jiaobao trace 2026 T201_01.actual | sed -n 1,8p
jiaobao report 2026 --out "$data/2026_年度工作报告.docx"

echo "生成的文件 Files made:"
find "$data" -type f -not -path '*/demo-mail/*' -printf '%10s  %p\n' | sort -k2
