"""`pontofocal conferir`: letters checked against the standard, file by file, without a database."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bot.cartas.leitura import ler
from bot.cartas.pacotes import Vinda
from bot.cartas.recusa import CartaRecusada
from bot.cartas_do_disco import vindas
from bot.domain.nota import nota
from bot.domain.orgaos import orgaos
from bot.domain.regras import Achado, achados
from bot.domain.servico import Servico
from bot.messages import K, Message

Say = Callable[[Message], str]
PIORES = 10


@dataclass(frozen=True, slots=True)
class Conferida:
    """One file: what the rules find in it, or why it could not be read."""

    arquivo: str
    nome: str = ""
    orgao: str = ""
    siorg: str = ""
    achados: tuple[Achado, ...] = ()
    problema: Message | None = None

    @property
    def nota(self) -> int:
        """The score of the service, of 100."""
        return nota(self.achados)


def conferir(arquivos: Iterator[Path]) -> Iterator[Conferida]:
    """Yield what is found in each letter, one at a time."""
    for vinda in (vinda for arquivo in arquivos for vinda in vindas(arquivo)):
        yield _conferida(vinda)


def _conferida(vinda: Vinda) -> Conferida:
    if vinda.problema is not None:
        return Conferida(vinda.nome, problema=vinda.problema)
    try:
        servico = ler(vinda.dados).servico
    except CartaRecusada as recusada:
        return Conferida(vinda.nome, problema=recusada.problema)
    siorg = servico.orgao.siorg
    return Conferida(vinda.nome, servico.nome, _orgao(servico), siorg, tuple(achados(servico)))


def _orgao(servico: Servico) -> str:
    orgao = orgaos().get(servico.orgao.siorg, servico.orgao)
    return orgao.nome_com_sigla or servico.orgao.siorg or "-"


def em_json(conferidas: Sequence[Conferida], say: Say) -> Iterator[str]:
    """Yield one line of JSON for each file, then one for each organ, the worst first."""
    for uma in conferidas:
        if uma.problema is not None:
            yield _linha({"arquivo": uma.arquivo, "recusado": say(uma.problema)})
        else:
            achou = [_achado(achado, say) for achado in uma.achados]
            yield _linha({**_cabeca(uma), "nota": uma.nota, "achados": achou})
    for orgao, siorg, notas in por_orgao(conferidas):
        media = round(mean(notas))
        yield _linha({"orgao": orgao, "siorg": siorg, "servicos": len(notas), "nota": media})


def em_texto(conferidas: Sequence[Conferida], say: Say) -> Iterator[str]:
    """Yield each file with what to change in it, then the organs and the ten worst services."""
    for uma in conferidas:
        if uma.problema is not None:
            yield say(Message(K("importar.linha"), {"arquivo": uma.arquivo, "texto": uma.problema}))
            continue
        yield say(
            Message(K("conferir.servico"), {"arquivo": uma.arquivo, "nome": uma.nome, "nota": uma.nota})
        )
        for achado in uma.achados:
            yield "  " + say(_em_linha(achado))
    yield from _resumo([uma for uma in conferidas if uma.problema is None], say)


def por_orgao(conferidas: Sequence[Conferida]) -> list[tuple[str, str, list[int]]]:
    """Return each organ with its number and the scores of its services, the lowest average first."""
    notas: dict[tuple[str, str], list[int]] = {}
    for uma in conferidas:
        if uma.problema is None:
            notas.setdefault((uma.orgao, uma.siorg), []).append(uma.nota)
    return sorted(((o, s, n) for (o, s), n in notas.items()), key=lambda item: (mean(item[2]), item[0]))


def _resumo(conferidas: Sequence[Conferida], say: Say) -> Iterator[str]:
    if not conferidas:
        return
    yield say(Message(K("conferir.orgaos")))
    for orgao, _, notas in por_orgao(conferidas)[:PIORES]:
        media = round(mean(notas))
        yield "  " + say(Message(K("conferir.orgao"), {"orgao": orgao, "nota": media}, count=len(notas)))
    yield say(Message(K("conferir.piores")))
    for uma in sorted(conferidas, key=lambda uma: (uma.nota, uma.nome))[:PIORES]:
        yield "  " + say(Message(K("conferir.pior"), {"nome": uma.nome, "nota": uma.nota}))


def _em_linha(achado: Achado) -> Message:
    gravidade = Message(K(f"conferir.gravidade.{achado.severidade.value}"))
    return Message(
        K("conferir.achado"), {"gravidade": gravidade, "regra": achado.regra, "texto": achado.mensagem}
    )


def _achado(achado: Achado, say: Say) -> dict[str, str]:
    return {
        "regra": achado.regra,
        "campo": achado.caminho,
        "severidade": achado.severidade.value,
        "texto": say(achado.conselho),
        "fonte": achado.fonte,
    }


def _cabeca(uma: Conferida) -> dict[str, str]:
    return {"arquivo": uma.arquivo, "nome": uma.nome, "orgao": uma.orgao, "siorg": uma.siorg}


def _linha(dados: dict[str, object]) -> str:
    return json.dumps(dados, ensure_ascii=False)
