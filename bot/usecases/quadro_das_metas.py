"""The picture of an organ's goals, as values; it is drawn when it is sent."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.graficos.quadro import Faixa, Painel, Quadro, escrever
from bot.messages import Attachment, K, Message
from bot.storage.tables import Orgao
from bot.storage.work import Work
from bot.usecases.marcha import Marcha

ARQUIVO = "metas.png"
UM_DIA = timedelta(days=1)


def quadro(work: Work, orgao: Orgao, marchas: tuple[Marcha, ...], hoje: date) -> Attachment:
    """Return the picture of what can be measured."""
    diz: Callable[[Message], str] = work.label
    prazo = Message(K("quadro.prazo"), {"dia": orgao.prazo or hoje})
    desenhado = Quadro(
        diz(Message(K("quadro.titulo"), {"orgao": orgao.sigla or orgao.nome, "dia": hoje})),
        tuple(_painel(diz, marcha, hoje) for marcha in marchas if marcha.parcela.mensuravel),
        orgao.prazo,
        diz(prazo),
    )
    return work.keep(escrever(desenhado), ARQUIVO, "picture")


def _painel(diz: Callable[[Message], str], marcha: Marcha, hoje: date) -> Painel:
    parcela, previsao = marcha.parcela, marcha.previsao
    ditas = {"parte": parcela.parte, "todo": parcela.todo}
    nomes = (marcha.nome, K("quadro.meta"), K("quadro.ritmo"), K("quadro.previsao"))
    feito, meta, ritmo, faixa = (diz(Message(nome)) for nome in nomes)
    dias = _seguidos(min(marcha.serie), hoje)
    return Painel(
        titulo=diz(Message(marcha.titulo, ditas)),
        nomes=(feito, meta, ritmo, faixa),
        dias=dias,
        feitos=tuple(marcha.serie.get(dia) for dia in dias),
        meta=_metas(marcha.metas, dias),
        alvo=parcela.necessarios if marcha.ritmo else None,
        previsao=Faixa(previsao.dia, previsao.de, previsao.ate) if previsao else None,
    )


def _seguidos(primeiro: date, ultimo: date) -> tuple[date, ...]:
    return tuple(primeiro + n * UM_DIA for n in range((ultimo - primeiro).days + 1))


def _metas(metas: Mapping[date, int], dias: tuple[date, ...]) -> tuple[int, ...]:
    """Return the goal of each day; where a day was not kept, that of the day before."""
    ditas, ultima = [], metas[min(metas)]
    for dia in dias:
        ultima = metas.get(dia, ultima)
        ditas.append(ultima)
    return tuple(ditas)
