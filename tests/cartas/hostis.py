"""Files that nobody should send: each with a name, and the key of what is answered."""

import struct
import zlib
from collections.abc import Iterator
from copy import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.cartas.cenario import carta

MB = 1024 * 1024
BOA = carta("Obter licença")
_CABECA = b'<?xml version="1.0" encoding="UTF-8"?>'
_XMLNS = b'xmlns="http://servicos.gov.br/v3/schema"'

Hostil = tuple[str, str, bytes, str]  # what it is, the file's name, its bytes, the key of the answer


def hostis() -> Iterator[Hostil]:
    """Yield every kind of hostile file, made when it is asked for."""
    yield from _que_nao_sao_xml()
    yield from _xml()
    yield from _pacotes()


def pacote(partes: dict[str, bytes], como: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of these files."""
    dados = BytesIO()
    with ZipFile(dados, "w", como) as aberto:
        for nome, parte in partes.items():
            aberto.writestr(nome, parte)
    return dados.getvalue()


def _que_nao_sao_xml() -> Iterator[Hostil]:
    yield "vazio", "a.xml", b"", "carta.vazia"
    yield "só espaços", "a.xml", b" \r\n\t" * 9, "carta.vazia"
    yield "só zeros", "a.xml", b"\0" * 64, "carta.vazia"
    yield "texto", "a.xml", "Serviço: obter licença".encode(), "carta.nao_e_xml"
    yield "json", "a.xml", b'{"servico": {"nome": "x"}}', "carta.nao_e_xml"
    yield "html", "a.xml", b"<html><body><p>Erro 500<br></body></html>", "carta.xml_quebrado"
    yield "pdf", "a.xml", b"%PDF-1.7\n%\xe2\xe3", "carta.formato"
    yield "imagem", "a.xml", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "carta.formato"
    yield "programa", "a.xml", b"MZ\x90\0" + b"\0" * 60, "carta.formato"
    yield "gzip", "a.zip", b"\x1f\x8b\x08" + b"\0" * 20, "carta.formato"
    yield "7z", "a.zip", b"7z\xbc\xaf\x27\x1c", "carta.formato"
    yield "rar", "a.zip", b"Rar!\x1a\x07\0", "carta.formato"
    yield "planilha antiga", "a.xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "carta.formato"
    yield "mais de 20 MB", "a.xml", b"<servico>" + b" " * (21 * MB), "carta.arquivo_grande"


def _xml() -> Iterator[Hostil]:
    risos = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    bomba = b"<!DOCTYPE servico [<!ENTITY l0 'ha'>" + risos + b"]>"
    yield "bomba de entidades", "a.xml", _CABECA + bomba + b"<servico>&l9;</servico>", "carta.dtd"
    fora = b'<!DOCTYPE servico [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "entidade de fora", "a.xml", _CABECA + fora + b"<servico>&x;</servico>", "carta.dtd"
    rede = b'<!DOCTYPE servico SYSTEM "http://exemplo.invalid/a.dtd">'
    yield "DTD da rede", "a.xml", _CABECA + rede + b"<servico/>", "carta.dtd"
    parametro = b'<!DOCTYPE servico [<!ENTITY % p SYSTEM "http://exemplo.invalid/p"> %p;]>'
    yield "entidade de parâmetro", "a.xml", _CABECA + parametro + b"<servico/>", "carta.dtd"
    yield "entidade que não há", "a.xml", b"<servico>&nbsp;</servico>", "carta.xml_quebrado"
    yield "funda", "a.xml", b"<servico>" * 50_000, "carta.funda"
    yield "elementos demais", "a.xml", b"<servico>" + b"<a/>" * 60_000 + b"</servico>", "carta.funda"
    yield "atributo enorme", "a.xml", b'<servico a="' + b"x" * MB + b'"/>', "carta.funda"
    yield "texto enorme", "a.xml", b"<servico><nome>" + b"x" * (3 * MB), "carta.grande"
    yield "cortada", "a.xml", BOA[: len(BOA) // 2], "carta.xml_quebrado"
    yield "duas raízes", "a.xml", BOA + b"<servico/>", "carta.xml_quebrado"
    yield "atributo repetido", "a.xml", b"<servico a='1' a='2'/>", "carta.xml_quebrado"
    yield "prefixo sem dono", "a.xml", b"<x:servico/>", "carta.xml_quebrado"
    yield "letra proibida", "a.xml", BOA.replace(b"Obter", b"Ob\x01ter"), "carta.xml_quebrado"
    yield "outra raiz", "a.xml", b"<carta " + _XMLNS + b"/>", "carta.outra_raiz"
    yield "outra versão", "a.xml", BOA.replace(b"/v3/", b"/v1/"), "carta.outra_raiz"
    yield "sem órgão", "a.xml", b"<servico " + _XMLNS + b"><nome>a</nome></servico>", "carta.sem_orgao"
    yield "letras quebradas", "a.xml", BOA.replace("ç".encode(), b"\xe7"), "carta.codificacao"
    utf7 = BOA.replace(b"UTF-8", b"UTF-7")
    yield "codificação que não lemos", "a.xml", utf7, "carta.codificacao"
    yield "codificação inventada", "a.xml", BOA.replace(b"UTF-8", b"klingon"), "carta.codificacao"
    yield (
        "UTF-16 pela metade",
        "a.xml",
        b"\xff\xfe" + BOA.decode().encode("utf-16-le")[:-1],
        "carta.codificacao",
    )


def _pacotes() -> Iterator[Hostil]:
    yield "bomba de zip", "a.zip", pacote({"a.xml": b"<servico>" + b" " * (64 * MB)}), "carta.bomba"
    yield "partes sobrepostas", "a.zip", _sobreposto(), "carta.bomba"
    yield "arquivos demais", "a.zip", pacote({f"{n}.xml": b"" for n in range(20_001)}), "carta.bomba"
    nomes = pacote({f"{n:0200}.xml": b"" for n in range(19_000)}, ZIP_STORED)
    yield "nomes demais", "a.zip", nomes, "carta.bomba"
    enorme = pacote({"a.xml": BOA}).replace(b"PK\x05\x06", b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06")
    yield "zip de dois índices", "a.zip", enorme, "carta.bomba"
    yield "zip no zip", "a.zip", pacote({"b.zip": pacote({"a.xml": BOA})}), "carta.zip_no_zip"
    yield "caminho para fora", "a.zip", pacote({"../../a.xml": BOA}), "carta.zip_caminho"
    yield "caminho absoluto", "a.zip", pacote({"/etc/a.xml": BOA}), "carta.zip_caminho"
    yield "disco do Windows", "a.zip", pacote({"C:\\a.xml": BOA}), "carta.zip_caminho"
    yield "barras ao contrário", "a.zip", pacote({"..\\a.xml": BOA}), "carta.zip_caminho"
    yield "nome invisível", "a.zip", pacote({"a\u202elmx.xml": BOA}), "carta.zip_caminho"
    yield "atalho", "a.zip", _com_atalho(), "carta.zip_caminho"
    yield "com senha", "a.zip", _com_senha(), "carta.zip_senha"
    yield "zip vazio", "a.zip", pacote({}), "carta.zip_vazio"
    yield "zip cortado", "a.zip", pacote({"a.xml": BOA})[:-30], "carta.zip_quebrado"
    yield "macros", "a.zip", pacote({"a.xml": BOA, "xl/vbaProject.bin": b"x"}), "carta.macros"
    yield "documento do Word", "a.zip", pacote({"[Content_Types].xml": b"<Types/>"}), "carta.formato"
    yield "soma errada", "a.zip", _com_soma_errada(), "carta.zip_quebrado"
    yield "compactação que não há", "a.zip", _com_metodo(77), "carta.zip_quebrado"
    yield "outro arquivo no zip", "a.zip", pacote({"leia-me.txt": b"oi"}), "carta.formato"


def _sobreposto() -> bytes:
    """Return a zip whose many names share the same bytes."""
    dados = BytesIO()
    with ZipFile(dados, "w", ZIP_STORED) as aberto:
        aberto.writestr("a.xml", BOA * 20)
        for numero in range(50):
            outra = copy(aberto.filelist[0])
            outra.filename = f"{numero}.xml"
            aberto.filelist.append(outra)
    return dados.getvalue()


def _com_atalho() -> bytes:
    dados = BytesIO()
    with ZipFile(dados, "w") as aberto:
        parte = ZipInfo("a.xml")
        parte.external_attr = 0o120777 << 16
        aberto.writestr(parte, "/etc/passwd")
    return dados.getvalue()


def _com_senha() -> bytes:
    dados = bytearray(pacote({"a.xml": BOA}))
    dados[dados.index(b"PK\x01\x02") + 8] |= 1
    dados[6] |= 1
    return bytes(dados)


def _com_soma_errada() -> bytes:
    dados = pacote({"a.xml": BOA})
    return dados.replace(struct.pack("<L", zlib.crc32(BOA)), b"\1\2\3\4")


def _com_metodo(metodo: int) -> bytes:
    dados = bytearray(pacote({"a.xml": BOA}))
    dados[dados.index(b"PK\x01\x02") + 10] = metodo
    dados[8] = metodo
    return bytes(dados)
