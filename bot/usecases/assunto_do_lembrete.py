"""What a nudge is about: the first thing to do in the organs where the person answers for the theme."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.metas import Parcela
from bot.domain.papeis import Tema
from bot.domain.ritmo import SEMANA, em_atraso, ritmo
from bot.messages import K, Message, Param
from bot.storage.tables import Orgao, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases.fatos_dos_lembretes import PARABENS, PARABENS_DIGITAL, Fatos, reunir
from bot.usecases.marcha import RECENTES
from bot.usecases.quem import nome_do_orgao
from bot.usecases.quem_responde import mandatos_de_pontos_focais, mandatos_do_tema, quem_esta_fora, responde
from bot.usecases.rascunhos import nome_do_rascunho
from bot.usecases.tela_das_metas import ritmo_em_palavras


@dataclass(frozen=True, slots=True)
class Assunto:
    """`nome` is kept with the nudge and tells what its button opens; `alvo`: a draft, where it is one."""

    nome: str
    siorg: str
    linha: Message
    alvo: str = ""


def assunto(work: Work, pessoa_id: int) -> Assunto | None:
    """Return what comes first of what she could do now; None when nothing is missing, or another answers."""
    return assunto_de(reunir(work, (pessoa_id,)), pessoa_id)


def assunto_de(fatos: Fatos, pessoa_id: int) -> Assunto | None:
    """Return what `assunto` does, from facts that were read before."""
    return next(_assuntos(fatos, pessoa_id), None)


def mandatos_de_ponto_focal(work: Work, pessoa_id: int) -> list[Vinculo]:
    """Return her running mandates of a theme, the oldest first."""
    return mandatos_de_pontos_focais(work, Vinculo.pessoa_id == pessoa_id)


def colegas(work: Work, vinculo: Vinculo) -> list[Vinculo]:
    """Return the running mandates of the others who answer for the same theme of the same organ."""
    do_tema = mandatos_do_tema(work, vinculo.siorg, vinculo.tema)
    return [um for um in do_tema if um.pessoa_id != vinculo.pessoa_id]


def esta_fora(work: Work, pessoa_id: int) -> bool:
    """Tell whether she said that she is away today."""
    return pessoa_id in quem_esta_fora(work, (pessoa_id,))


def _assuntos(fatos: Fatos, pessoa_id: int) -> Iterator[Assunto]:
    if pessoa_id in fatos.fora:
        return
    for vinculo in fatos.mandatos.get(pessoa_id, ()):
        orgao = fatos.orgaos.get(vinculo.siorg or "")
        do_tema = fatos.do_tema.get((vinculo.siorg, vinculo.tema), ())
        if orgao is not None and responde(vinculo, do_tema, fatos.fora):
            assuntos = _do_cadastro if vinculo.tema == Tema.PRESTACAO.value else _do_digital
            yield from assuntos(fatos, orgao, pessoa_id)


def _do_cadastro(fatos: Fatos, orgao: Orgao, pessoa_id: int) -> Iterator[Assunto]:
    do_orgao: dict[str, Param] = {"orgao": nome_do_orgao(orgao)}
    conta = fatos.contas[orgao.siorg]
    if not conta.levantados:
        yield Assunto("sem_inventario", orgao.siorg, Message(K("lembrete.sem_inventario"), do_orgao))
        return
    if conta.meta_no_portal.atingida and (pessoa_id, orgao.siorg, PARABENS) not in fatos.celebradas:
        linha = Message(K("lembrete.parabens"), do_orgao, conta.no_portal)
        yield Assunto(PARABENS, orgao.siorg, linha)
    parado = fatos.parados.get((pessoa_id, orgao.siorg))
    if parado is not None:
        linha = Message(K("lembrete.rascunho"), {"rascunho": nome_do_rascunho(parado)})
        yield Assunto("rascunho", orgao.siorg, linha, parado.id)
    prontos = fatos.prontos.get(orgao.siorg)
    if prontos:
        yield Assunto("prontos", orgao.siorg, Message(K("lembrete.prontos"), do_orgao, prontos))
    if conta.meta_no_portal.faltam:
        yield _o_que_falta(fatos, orgao, conta.meta_no_portal)


def _o_que_falta(fatos: Fatos, orgao: Orgao, meta: Parcela) -> Assunto:
    """Return how far goal 1 is: late, below the pace, or with the pace that is needed."""
    do_orgao: dict[str, Param] = {"orgao": nome_do_orgao(orgao)}
    passo, prazo = ritmo(meta, orgao.prazo, fatos.hoje), orgao.prazo
    if prazo is not None and em_atraso(meta, prazo, fatos.hoje):
        linha = Message(K("lembrete.atraso"), {**do_orgao, "prazo": prazo}, meta.faltam)
        return Assunto("atraso", orgao.siorg, linha)
    if passo is None or prazo is None:
        return Assunto("faltam", orgao.siorg, Message(K("lembrete.faltam"), do_orgao, meta.faltam))
    com_ritmo: dict[str, Param] = {**do_orgao, "ritmo": ritmo_em_palavras(passo, prazo)}
    antes = fatos.antes.get(orgao.siorg)
    if antes is not None and passo.abaixo(meta.parte - antes.no_portal, RECENTES * SEMANA):
        return Assunto("abaixo", orgao.siorg, Message(K("lembrete.abaixo"), com_ritmo, meta.faltam))
    return Assunto("faltam", orgao.siorg, Message(K("lembrete.ritmo"), com_ritmo, meta.faltam))


def _do_digital(fatos: Fatos, orgao: Orgao, pessoa_id: int) -> Iterator[Assunto]:
    do_orgao: dict[str, Param] = {"orgao": nome_do_orgao(orgao)}
    conta = fatos.contas[orgao.siorg]
    digital = conta.meta_digital
    if digital.atingida:
        if (pessoa_id, orgao.siorg, PARABENS_DIGITAL) not in fatos.celebradas:
            linha = Message(K("lembrete.parabens_digital"), {**do_orgao, "por_cento": digital.por_cento})
            yield Assunto(PARABENS_DIGITAL, orgao.siorg, linha)
    elif conta.levantados and orgao.siorg not in fatos.diagnosticados:
        yield Assunto("sem_diagnostico", orgao.siorg, Message(K("lembrete.sem_diagnostico"), do_orgao))
    elif digital.faltam:
        yield Assunto("digital", orgao.siorg, Message(K("lembrete.digital"), do_orgao, digital.faltam))


def nome_de(work: Work, pessoa_id: int) -> str:
    """Return a person's name."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.nome if pessoa else ""
