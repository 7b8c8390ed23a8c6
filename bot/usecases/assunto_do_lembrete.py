"""What a nudge is about: the first thing to do in the organs where the person answers for the theme."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.papeis import Tema
from bot.domain.ritmo import ritmo
from bot.messages import K, Message, Param
from bot.storage.tables import Orgao, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases.fatos_dos_lembretes import Fatos, reunir
from bot.usecases.quem import nome_do_orgao
from bot.usecases.quem_responde import mandatos_de_pontos_focais, mandatos_do_tema, quem_esta_fora, responde
from bot.usecases.rascunhos import nome_do_rascunho


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
    parado = fatos.parados.get((pessoa_id, orgao.siorg))
    if parado is not None:
        linha = Message(K("lembrete.rascunho"), {"rascunho": nome_do_rascunho(parado)})
        yield Assunto("rascunho", orgao.siorg, linha, parado.id)
    prontos = fatos.prontos.get(orgao.siorg)
    if prontos:
        yield Assunto("prontos", orgao.siorg, Message(K("lembrete.prontos"), do_orgao, prontos))
    no_portal = conta.meta_no_portal
    if no_portal.faltam:
        passo = ritmo(no_portal, orgao.prazo, fatos.hoje)
        linha = Message(K("lembrete.faltam"), do_orgao, no_portal.faltam)
        if passo is not None and orgao.prazo is not None:
            com_prazo = {**do_orgao, "prazo": orgao.prazo, "por_semana": passo.por_semana}
            linha = Message(K("lembrete.ritmo"), com_prazo, no_portal.faltam)
        yield Assunto("faltam", orgao.siorg, linha)


def _do_digital(fatos: Fatos, orgao: Orgao, _pessoa_id: int) -> Iterator[Assunto]:
    digital = fatos.contas[orgao.siorg].meta_digital
    if digital.faltam:
        linha = Message(K("lembrete.digital"), {"orgao": nome_do_orgao(orgao)}, digital.faltam)
        yield Assunto("digital", orgao.siorg, linha)


def nome_de(work: Work, pessoa_id: int) -> str:
    """Return a person's name."""
    pessoa = work.session.get(Pessoa, pessoa_id)
    return pessoa.nome if pessoa else ""
