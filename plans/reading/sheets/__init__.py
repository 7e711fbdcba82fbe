"""Spreadsheets of every kind (.xlsx, .xls, .ods, .csv) as the person who filled them in sees them."""
