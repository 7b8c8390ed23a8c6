"""Which fields of a service were copied into the Portal's editor already, and which text of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert
from sqlmodel import col, delete, select

from bot.cartas.campo import Campo
from bot.cartas.editor import Parte, partes_do_editor
from bot.domain.servico import Servico
from bot.messages import K, Message, message_from_json, message_to_json
from bot.storage.tables import CampoCopiado, ServicoRow
from bot.storage.work import Work
from bot.usecases.ficha import do_banco, publicado
from bot.usecases.quem import Quem
from bot.usecases.relacionados import nomes_dos_relacionados

APAGAR = "apagar/"  # begins the place of a field that is on the Portal and in the service no more


@dataclass(frozen=True, slots=True)
class Copia:
    """The parts of the editor, with what has to be erased there last; `marcas`: by place, the text copied."""

    partes: tuple[Parte, ...]
    marcas: Mapping[str, str]

    @property
    def campos(self) -> tuple[Campo, ...]:
        """Every field, in order."""
        return tuple(campo for parte in self.partes for campo in parte.campos)

    def feito(self, campo: Campo) -> bool:
        """Tell whether this very text was copied, or is on the Portal."""
        return self.marcas.get(campo.chave) == campo.marca

    def mudou(self, campo: Campo) -> bool:
        """Tell whether another text of this field was copied."""
        return campo.chave in self.marcas and not self.feito(campo)

    @property
    def feitos(self) -> int:
        """How many fields need nothing more."""
        return sum(map(self.feito, self.campos))


def copia(work: Work, row: ServicoRow) -> Copia:
    """Return what is to be copied of the service as it is now, and what of it was."""
    partes = _partes(work, do_banco(work, row))
    no_portal = publicado(work, row)
    sabidos = {campo.chave: (campo.marca, nome) for campo, nome in _com_nomes(work, no_portal)}
    copiados = work.session.exec(select(CampoCopiado).where(CampoCopiado.servico_id == row.id)).all()
    sabidos |= {um.chave: (um.marca, message_from_json(um.rotulo)) for um in copiados}
    apagados = {chave.removeprefix(APAGAR) for chave in sabidos if chave.startswith(APAGAR)}
    marcas = {chave: marca for chave, (marca, _) in sabidos.items() if chave not in apagados}
    de_agora = {_inteira(campo.chave) for parte in partes for campo in parte.campos}
    sobram = tuple(
        Campo(f"{APAGAR}{chave}", sabidos[chave][1], (Message(K("levar.apague")),))
        for chave in marcas
        if not chave.startswith(APAGAR) and _inteira(chave) not in de_agora
    )
    a_apagar = (Parte(Message(K("levar.apagar")), sobram),) if sobram else ()
    return Copia((*partes, *a_apagar), marcas)


def marcar(work: Work, pessoa: Quem, row: ServicoRow, parte: Parte, campos: Sequence[Campo]) -> None:
    """Keep that these fields, with these texts, are in the editor; or that they were erased there."""
    chaves = [campo.chave for campo in campos]
    _esquecer(work, row, *chaves, *map(_oposta, chaves))
    comum = {"servico_id": row.id, "pessoa_id": pessoa.id, "quando": work.now}
    linhas = [
        {"chave": um.chave, "marca": um.marca, "rotulo": message_to_json(_nome(parte, um)), **comum}
        for um in campos
    ]
    work.session.execute(insert(CampoCopiado), linhas)


def desmarcar(work: Work, row: ServicoRow, campo: Campo) -> None:
    """Forget that the field was copied."""
    _esquecer(work, row, campo.chave)


def _oposta(chave: str) -> str:
    """Return the place of a field when erased, or when it is there again."""
    return chave.removeprefix(APAGAR) if chave.startswith(APAGAR) else f"{APAGAR}{chave}"


def _esquecer(work: Work, row: ServicoRow, *chaves: str) -> None:
    deles = (col(CampoCopiado.servico_id) == row.id, col(CampoCopiado.chave).in_(chaves))
    work.session.execute(delete(CampoCopiado).where(*deles))


def _partes(work: Work, servico: Servico) -> tuple[Parte, ...]:
    return partes_do_editor(servico, nomes_dos_relacionados(work.session, servico.relacionados))


def _com_nomes(work: Work, servico: Servico | None) -> Iterator[tuple[Campo, Message]]:
    for parte in _partes(work, servico) if servico is not None else ():
        yield from ((campo, _nome(parte, campo)) for campo in parte.campos)


def _nome(parte: Parte, campo: Campo) -> Message:
    return Message(K("diferenca.em"), {"onde": parte.titulo, "campo": campo.rotulo})


def _inteira(chave: str) -> str:
    """Return the place of the whole field that a piece belongs to."""
    return chave.partition("#")[0]
