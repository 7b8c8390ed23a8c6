"""The time that a service takes, read from a table; its unit may stand in the name of the column."""

import re

from bot.domain.tempo import Prazo, PrazoIlegivel, Tempo, TipoDeTempo, Unidade, ler_prazo, rotulos_de_unidade
from bot.forms.search import fold
from bot.forms.servico_sobras import DATA, LONGO, NAO_ENTENDI, NO_COMENTARIO, Lido, diz_alguma_coisa
from bot.forms.servico_valores_da_etapa import valores_do_tempo

COMENTARIO = 500  # letters
SEM_UNIDADE = 3650  # the largest number that is taken for a time without its unit: dates may come as numbers
E_DATA = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_IMEDIATO = re.compile(
    r"(?:atendimento |entrega |emissao )?(?:imediat[oa]|na hora|no ato|automatic[oa])(?:mente)?"
)
_NAO_ESTIMADO = re.compile(r"(?:ainda )?(?:nao estimado|sem (?:prazo|estimativa)|nao definido)(?: ainda)?")
_EM_MEDIA = re.compile(
    r"^(?:em m[ée]dia|m[ée]dia de|aproximadamente|cerca de|por volta de)\s+", re.IGNORECASE
)
_ANTES = re.compile(
    r"^(?:prazo(?: m[áa]ximo)?(?: de)?|no m[áa]ximo(?: de)?|m[áa]ximo(?: de)?|em(?= at[ée])|at[ée])\s*:?\s+",
    re.IGNORECASE,
)
_ENTRE_PARENTESES = re.compile(r"\s*\([^)]*\)")


def ler_tempo(texto: str, rotulo: str) -> Lido:
    """Return the time that a cell says; what is no time is kept as the comment on it."""
    dobrado = fold(texto)
    if not diz_alguma_coisa(texto):
        return Lido()
    if E_DATA.fullmatch(texto):
        return Lido(sobras=((texto, DATA),))
    if _IMEDIATO.fullmatch(dobrado):
        return Lido(valores_do_tempo(Tempo(TipoDeTempo.IMEDIATO)))
    if _NAO_ESTIMADO.fullmatch(dobrado):
        return Lido(valores_do_tempo(Tempo(TipoDeTempo.NAO_ESTIMADO)))
    tempo = _tempo(" ".join(_ENTRE_PARENTESES.sub("", texto).split()).strip(" .;"), _unidade_em(rotulo))
    if tempo is not None:
        return Lido(valores_do_tempo(tempo))
    if texto.isdecimal():
        return Lido(sobras=((texto, NAO_ENTENDI),))
    if len(texto) > COMENTARIO:
        return Lido(sobras=((texto, LONGO),))
    return Lido({"tempo_comentario": texto}, ((texto, NO_COMENTARIO),))


def _tempo(escrito: str, do_rotulo: Unidade | None) -> Tempo | None:
    media = _EM_MEDIA.search(escrito) is not None
    sem_antes = _EM_MEDIA.sub("", escrito)
    while (curto := _ANTES.sub("", sem_antes)) != sem_antes:
        sem_antes = curto
    try:
        prazo = ler_prazo(sem_antes)
    except PrazoIlegivel:
        return None
    unidade = prazo.unidade or do_rotulo
    if unidade is None and prazo.maximo > SEM_UNIDADE:
        return None
    return Tempo(_tipo(prazo, media), prazo.minimo, prazo.maximo, unidade)


def _tipo(prazo: Prazo, media: bool) -> TipoDeTempo:
    if prazo.minimo is not None:
        return TipoDeTempo.ENTRE
    return TipoDeTempo.EM_MEDIA if media else TipoDeTempo.ATE


def _unidade_em(rotulo: str) -> Unidade | None:
    """Return the unit that the name of a column says: "Prazo (dias úteis)"."""
    escrito = f" {fold(rotulo)} "
    unidades = rotulos_de_unidade().items()
    ditas = (
        unidade for unidade, (_, palavras) in unidades if any(f" {fold(p)} " in escrito for p in palavras)
    )
    return next(ditas, None)
