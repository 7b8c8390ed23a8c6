"""Rules on times: of the whole service and of each etapa (sections 2.4 and 9)."""

from collections.abc import Callable, Iterator

from bot.domain.regras.achado import Severidade
from bot.domain.regras.regra import DADOS, Aviso, Regra
from bot.domain.servico import Servico
from bot.domain.tempo import MAIOR_NUMERO, Tempo, TipoDeTempo
from bot.messages import K, Message


def _tempos(servico: Servico) -> Iterator[tuple[str, Tempo]]:
    if servico.tempo is not None:
        yield "tempo", servico.tempo
    for posicao, etapa in enumerate(servico.etapas):
        if etapa.tempo is not None:
            yield f"etapas/{posicao}/tempo", etapa.tempo


def _em_cada(conselho: Callable[[Tempo], Message | None]) -> Callable[[Servico], Iterator[Aviso]]:
    def avisos(servico: Servico) -> Iterator[Aviso]:
        for caminho, tempo in _tempos(servico):
            mensagem = conselho(tempo)
            if mensagem is not None:
                yield caminho, mensagem

    return avisos


def _sem_numero(tempo: Tempo) -> Message | None:
    falta_um = tempo.maximo is None or (tempo.tipo is TipoDeTempo.ENTRE and tempo.minimo is None)
    return Message(K("regras.tempo.sem_numero")) if tempo.tipo.com_numeros and falta_um else None


def _sem_unidade(tempo: Tempo) -> Message | None:
    falta = tempo.tipo.com_numeros and tempo.maximo is not None and tempo.unidade is None
    return Message(K("regras.tempo.sem_unidade"), {"numero": str(tempo.maximo)}) if falta else None


def _grande(tempo: Tempo) -> Message | None:
    maior = max(tempo.minimo or 0, tempo.maximo or 0)
    if maior <= MAIOR_NUMERO:
        return None
    return Message(K("regras.tempo.grande"), {"numero": maior, "limite": MAIOR_NUMERO})


def _iguais(tempo: Tempo) -> Message | None:
    iguais = tempo.tipo is TipoDeTempo.ENTRE and tempo.minimo is not None and tempo.minimo == tempo.maximo
    return Message(K("regras.tempo.entre_iguais"), {"numero": tempo.maximo or 0}) if iguais else None


def _invertidos(tempo: Tempo) -> Message | None:
    minimo, maximo = tempo.minimo, tempo.maximo
    if tempo.tipo is not TipoDeTempo.ENTRE or minimo is None or maximo is None or minimo <= maximo:
        return None
    return Message(K("regras.tempo.entre_invertido"), {"minimo": minimo, "maximo": maximo})


def _zero(tempo: Tempo) -> Message | None:
    return Message(K("regras.tempo.zero")) if tempo.tipo.com_numeros and tempo.maximo == 0 else None


def _nao_estimado(servico: Servico) -> Iterator[Aviso]:
    if servico.tempo is not None and servico.tempo.tipo is TipoDeTempo.NAO_ESTIMADO:
        yield "tempo", Message(K("regras.tempo.nao_estimado"))


REGRAS = (
    Regra("tempo.sem_numero", Severidade.IMPEDE, "2.4 XSD", _em_cada(_sem_numero)),
    Regra("tempo.sem_unidade", Severidade.IMPEDE, "2.4 XSD", _em_cada(_sem_unidade)),
    Regra("tempo.grande", Severidade.IMPEDE, "2.4 XSD", _em_cada(_grande)),
    Regra("tempo.nao_estimado", Severidade.MELHORAR, DADOS, _nao_estimado),
    Regra("tempo.entre_iguais", Severidade.MELHORAR, DADOS, _em_cada(_iguais)),
    Regra("tempo.entre_invertido", Severidade.MELHORAR, "2.4 XSD", _em_cada(_invertidos)),
    Regra("tempo.zero", Severidade.MELHORAR, "2.4 GUIA", _em_cada(_zero)),
)
