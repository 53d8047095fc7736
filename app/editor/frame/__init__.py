"""The window's frame: bars, tool rail, document tabs, messages, menus, palette, tour."""
