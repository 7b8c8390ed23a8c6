"""Files that letters come in: one letter, or many in a `.zip`; the hostile ones are refused unopened."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.cartas.recusa import BYTES, CartaRecusada
from bot.messages import K, Message

MB = 1024 * 1024
ARQUIVO = 20 * MB  # what Telegram lets a bot download, and what a folder of letters never reaches packed
ABERTO = 256 * MB  # bytes that the letters may come to when unpacked
CARTAS = 20_000
INDICE = 4 * MB  # bytes of the names in a zip
VEZES = 200  # times that a text gets smaller when packed: letters come to ten
TERMINACOES = (".xml", ".zip")
_ZIP, _ZIP_VAZIO, _ZIP_ENORME = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_CAUDA = 65_536 + 64  # bytes in which a zip ends: a note may follow the list of names
_OUTROS = (b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"%PDF", b"\x89PNG", b"MZ", b"\x7fELF")
_PACOTES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".jar")
_MACROS = ("vbaproject.bin", ".docm", ".xlsm", ".xlsb", ".pptm")
_DE_ESCRITORIO = "[content_types].xml"
_CIFRADO, _ATALHO = 0x1, 0o120000


@dataclass(frozen=True, slots=True)
class Vinda:
    """One file that came: its name, and its bytes or why they were not read."""

    nome: str
    dados: bytes = b""
    problema: Message | None = None


def abrir_pacote(nome: str, aberto: BinaryIO) -> Iterator[Vinda]:
    """Yield the letters in a file; raise `CartaRecusada`, before the first, when the whole is refused."""
    tamanho = aberto.seek(0, 2)
    aberto.seek(0)
    if tamanho > ARQUIVO:
        raise CartaRecusada(K("carta.arquivo_grande"))
    comeco = aberto.read(4)
    aberto.seek(0)
    if comeco in (_ZIP, _ZIP_VAZIO):
        return _do_zip(aberto, tamanho)
    if comeco.startswith(_OUTROS):
        raise CartaRecusada(K("carta.formato"))
    return iter((Vinda(nome, aberto.read(BYTES + 1)),))


def _do_zip(aberto: BinaryIO, tamanho: int) -> Iterator[Vinda]:
    if _indice(aberto, tamanho) > INDICE:
        raise CartaRecusada(K("carta.bomba"))
    try:
        pacote = ZipFile(aberto)
        partes = [parte for parte in pacote.infolist() if not _sobra(parte)]
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise CartaRecusada(K("carta.zip_quebrado")) from None
    _conferir(partes, tamanho)
    return _cartas(pacote, partes)


def _indice(aberto: BinaryIO, tamanho: int) -> int:
    """Return how many bytes the list of names takes: the library reads it whole, and huge zips have two."""
    aberto.seek(max(0, tamanho - _CAUDA))
    cauda = aberto.read()
    aberto.seek(0)
    onde = cauda.rfind(_ZIP_VAZIO)
    if onde < 0 or len(cauda) < onde + 16:
        return 0
    if cauda[max(0, onde - 20) : onde].startswith(_ZIP_ENORME):
        return ARQUIVO
    return int.from_bytes(cauda[onde + 12 : onde + 16], "little")


def _sobra(parte: ZipInfo) -> bool:
    """Tell whether a system put it there by itself, or it is but a folder."""
    caminho = PurePosixPath(parte.filename)
    return parte.is_dir() or caminho.parts[:1] == ("__MACOSX",) or caminho.name in (".DS_Store", "Thumbs.db")


def _conferir(partes: list[ZipInfo], tamanho: int) -> None:
    nomes = [parte.filename.lower() for parte in partes]
    if any(nome.endswith(_MACROS) for nome in nomes):
        raise CartaRecusada(K("carta.macros"))
    if _DE_ESCRITORIO in nomes:
        raise CartaRecusada(K("carta.formato"))
    if any(nome.endswith(_PACOTES) for nome in nomes):
        raise CartaRecusada(K("carta.zip_no_zip"))
    if any(_foge(parte) for parte in partes):
        raise CartaRecusada(K("carta.zip_caminho"))
    if any(parte.flag_bits & _CIFRADO for parte in partes):
        raise CartaRecusada(K("carta.zip_senha"))
    if _bomba(partes, tamanho):
        raise CartaRecusada(K("carta.bomba"))
    if not partes:
        raise CartaRecusada(K("carta.zip_vazio"))


def _foge(parte: ZipInfo) -> bool:
    """Tell whether a name leads out of the folder, or is a link to somewhere else."""
    nome = parte.orig_filename
    partes = nome.replace("\\", "/").split("/")
    estranho = nome.startswith(("/", "\\")) or ".." in partes or ":" in nome or not nome.isprintable()
    return estranho or (parte.external_attr >> 16) & 0o170000 == _ATALHO


def _bomba(partes: list[ZipInfo], tamanho: int) -> bool:
    guardados, abertos = sum(p.compress_size for p in partes), sum(p.file_size for p in partes)
    if len(partes) > CARTAS or abertos > ABERTO or guardados > tamanho:  # more than there is: they overlap
        return True
    return any(parte.file_size > MB and parte.file_size > VEZES * parte.compress_size for parte in partes)


def _cartas(pacote: ZipFile, partes: list[ZipInfo]) -> Iterator[Vinda]:
    vistos: set[str] = set()
    for parte in partes:
        if parte.filename in vistos:
            yield Vinda(parte.filename, problema=Message(K("carta.nome_repetido")))
        elif parte.filename.lower().endswith(".xml"):
            yield _ler(pacote, parte)
        else:
            yield Vinda(parte.filename, problema=Message(K("carta.formato")))
        vistos.add(parte.filename)


def _ler(pacote: ZipFile, parte: ZipInfo) -> Vinda:
    try:
        with pacote.open(parte) as aberta:
            return Vinda(parte.filename, aberta.read(BYTES + 1))
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return Vinda(parte.filename, problema=Message(K("carta.zip_quebrado")))
