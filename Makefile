# 交报 Jiaobao. The two commands to know: make run, make test.
PYTHON ?= python3
PY := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests setup-package run test lint types tests benchmark scale report screenshots package translations docs lock clean

help: ## 列出全部命令 list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## 准备 .venv 和系统组件 make .venv and what Qt needs ready
	@$(PYTHON) build/setup.py

setup-tests:
	@$(PYTHON) build/setup.py tests

setup-package:
	@$(PYTHON) build/setup.py package

run: setup ## 打开窗口（无显示器则用演示数据走完全程）open the window
	@bash build/run.sh

test: setup-tests lint types tests ## 格式、类型、全部测试 lint, types, every test

lint: setup ## 代码格式与规范 ruff
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup ## 类型检查 mypy
	@$(PY) -m mypy

# Where Qt's system libraries could not be installed, the tests of the window are left out by name.
tests: setup-tests
	@$(OFFSCREEN) $(PY) -c 'import PySide6.QtWidgets' 2>/dev/null || export PYTEST_ADDOPTS='-p no:pytest-qt'; \
	$(OFFSCREEN) $(PY) build/tests.py $(ARGS)

benchmark: setup-tests ## 性能测试 speed, each beside its floor
	@$(PY) build/peers.py
	@$(OFFSCREEN) $(PY) -m pytest -q tests/benchmarks --benchmark-enable \
		--benchmark-columns=median,rounds --keep-performance=docs/performance.md $(ARGS)

scale: setup ## 3000 家单位、20 年的规模测试 thousands of units, twenty years; some twenty minutes
	@$(PY) build/scale.py docs/scale.md

# A year of the whole province, sent and taken in: a minute or two. A PDF where LibreOffice is.
report: setup ## 演示数据到年度工作报告 the annual report of a demo province, docx and pdf
	@rm -rf out/report && mkdir -p out/report
	@$(PY) main.py demo --data out/report/data --received
	@$(PY) main.py report 2026 --data out/report/data --out out/report/2026_年度工作报告.docx \
		$$(command -v soffice libreoffice >/dev/null 2>&1 && echo --pdf)

screenshots: setup ## 生成界面截图 render every window to docs/images
	@$(OFFSCREEN) $(PY) build/screenshots.py docs/images

package: setup-package ## 打包并自检 build the program and let it test itself
	@$(OFFSCREEN) $(PY) build/package.py

translations: setup ## 更新英文翻译 collect the window's texts, compile the English
	@$(PY) build/translations.py

docs: setup ## 生成文档 pages made from the program itself
	@$(PY) -m desktop.scheme.formula.reference

lock: setup ## 锁定依赖版本（需要 uv）pin the libraries again
	@$(PYTHON) build/lock.py

clean: ## 删除生成的文件（保留 .venv）remove what was made, but not .venv
	@rm -rf .build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
