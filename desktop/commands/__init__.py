"""The commands of the command line, one module each.

A module has ``add(parsers, common)``, which declares its arguments, and the functions that do the
work: ``(Context, Namespace) → exit status``. What is heavy they import when they run.
"""
