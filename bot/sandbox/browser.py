"""Opens the page in a browser, where there is one to be seen."""

import os
import sys
import webbrowser
from threading import Thread


def open_page(address: str) -> None:
    """Open `address` beside what runs; without a screen do nothing, so that no text browser takes over."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
