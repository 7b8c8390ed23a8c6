"""Rules on what the guide of 2018 added, on laws and on repeated words: they advise and never block."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from bot.domain.regras.achado import Severidade
from bot.domain.regras.blocos import canais_de
from bot.domain.regras.regra import DADOS, Aviso, Regra
from bot.domain.regras.texto import preenchido
from bot.domain.servico import Canal, Servico
from bot.domain.slug import sem_acentos
from bot.domain.vocabularios import canais
from bot.messages import K, Message

_COM_ESPERA = ("presencial", "telefone")


def _sem_texto(campo: str, conselho: K) -> Callable[[Servico], Iterator[Aviso]]:
    texto_de = attrgetter(campo)

    def avisos(servico: Servico) -> Iterator[Aviso]:
        if not texto_de(servico):
            yield campo, Message(conselho)

    return avisos


def _legislacao(servico: Servico) -> Iterator[Aviso]:
    if not any(map(preenchido, servico.legislacoes)):
        yield "legislacoes", Message(K("regras.legislacao.falta"))


def _tempo_das_etapas(servico: Servico) -> Iterator[Aviso]:
    faltam = [posicao for posicao, etapa in enumerate(servico.etapas) if etapa.tempo is None]
    if faltam:
        yield f"etapas/{faltam[0]}/tempo", Message(K("regras.etapa.tempo.falta"), count=len(faltam))


def _espera(servico: Servico) -> Iterator[Aviso]:
    faltam = [caminho for caminho, canal in canais_de(servico) if _sem_espera(canal)]
    if faltam:
        yield f"{faltam[0]}/espera", Message(K("regras.canal.espera"), count=len(faltam))


def _indisponivel(servico: Servico) -> Iterator[Aviso]:
    faltam = [caminho for caminho, canal in canais_de(servico) if _sem_alternativa(canal)]
    if faltam:
        yield f"{faltam[0]}/se_indisponivel", Message(K("regras.canal.indisponivel"), count=len(faltam))


def _sem_espera(canal: Canal) -> bool:
    return canal.tipo in _COM_ESPERA and canal.espera is None


def _sem_alternativa(canal: Canal) -> bool:
    tipo = canais().get(canal.tipo)
    return tipo is not None and tipo.digital and not canal.se_indisponivel


def _repete_o_nome(servico: Servico) -> Iterator[Aviso]:
    if preenchido(servico.descricao) and _simples(servico.descricao) == _simples(servico.nome):
        yield "descricao", Message(K("regras.descricao.repete_nome"))


def _simples(texto: str) -> str:
    return " ".join(sem_acentos(texto).lower().strip(" .").split())


REGRAS = (
    Regra("descricao.repete_nome", Severidade.MELHORAR, "2.1 GUIA", _repete_o_nome),
    Regra("etapa.tempo.falta", Severidade.MELHORAR, "2.3 GUIA", _tempo_das_etapas),
    Regra(
        "acessibilidade.falta",
        Severidade.MELHORAR,
        DADOS,
        _sem_texto("condicoes_acessibilidade", K("regras.acessibilidade.falta")),
    ),
    Regra(
        "prioritario.falta",
        Severidade.MELHORAR,
        DADOS,
        _sem_texto("tratamento_prioritario", K("regras.prioritario.falta")),
    ),
    Regra(
        "tratamento.falta",
        Severidade.MELHORAR,
        DADOS,
        _sem_texto("tratamento_dispensado", K("regras.tratamento.falta")),
    ),
    Regra("legislacao.falta", Severidade.DICA, DADOS, _legislacao),
    Regra("canal.espera", Severidade.DICA, "2.3 GUIA", _espera),
    Regra("canal.indisponivel", Severidade.DICA, "2.3 GUIA", _indisponivel),
)
