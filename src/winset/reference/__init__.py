"""Tables that people review, one noun a module: countries, offices, sectors, CAMEO, PLOVER, issues, contested names.

`SOURCES.md` beside them says where each table comes from.
"""
