"""交报 Jiaobao without its window: the scheme, the records, the checks, the workbook.

Nothing in this package imports PySide6.
"""

__version__ = "0.1.0"
