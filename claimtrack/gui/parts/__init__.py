"""Widgets that every view is made of: texts, fields, chips, menus, forms."""
