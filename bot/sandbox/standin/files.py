"""The files that went either way, by id and by path, and what their first bytes say."""

from mimetypes import guess_type
from pathlib import PurePath
from secrets import token_urlsafe

from bot.sandbox.standin.errors import bad_request
from bot.sandbox.standin.messages import File

AT_MOST_DOWN = 20 * 1024 * 1024  # bytes a bot may download
AT_MOST_UP = 50 * 1024 * 1024  # bytes a bot may upload
AT_MOST_PHOTO = 10 * 1024 * 1024
LONGEST_SIDES = 10_000  # width plus height of a photo
FLATTEST = 20  # longer side over shorter
PNG = b"\x89PNG\r\n\x1a\n"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that carry the size


class Files:
    """Everything uploaded since the start."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, name: str, data: bytes, kind: str, mime: str = "") -> File:
        """Keep `data` and return it as a file of `kind`."""
        number = len(self._by_id) + 1
        name = PurePath(name).name or "file"
        file = File(
            file_id=f"{kind[:2]}{number}-{token_urlsafe(24)}",
            unique_id=f"u{number}{token_urlsafe(6)}",
            path=f"{kind}s/file_{number}{PurePath(name).suffix}",
            name=name,
            mime=mime or guess_type(name)[0] or "application/octet-stream",
            kind=kind,
            data=data,
            size=picture_size(data) or (640, 480),
        )
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> File | None:
        """Return the file with that id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """Return the file that `getFile` placed at `path`."""
        return self._by_path.get(path)

    def clear(self) -> None:
        """Forget all files."""
        self._by_id.clear()
        self._by_path.clear()


def check_photo(data: bytes) -> None:
    """Raise what Telegram answers to bytes that cannot be shown as a photo."""
    size = picture_size(data)
    if size is None or len(data) > AT_MOST_PHOTO:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > LONGEST_SIDES or max(size) > FLATTEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG, None for anything else."""
    if data.startswith(PNG) and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
