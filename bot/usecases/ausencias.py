"""Who is away, and who answers meanwhile: it is handed over with one message, and back with one."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import and_, col, or_, select

from bot.domain.papeis import Papel
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.assunto_do_lembrete import colegas, mandatos_de_ponto_focal, nome_de
from bot.usecases.botoes import Rows, botao
from bot.usecases.historico import registrar
from bot.usecases.indicacao import hoje
from bot.usecases.lembretes import ajuste_de
from bot.usecases.quem import nome_do_orgao, orgao_de
from bot.usecases.quem_responde import cobre

DE_CADA_VEZ = 4  # people a slice; live work goes first
AJUSTES: Rows = ((botao(K("lembretes.botao"), "lembretes"),),)
VOLTEI: Rows = ((botao(K("lembretes.voltei"), "lembretes.voltei"),), *AJUSTES)

Orgaos = dict[int, list[Vinculo]]  # the mandates of another that each person stands in for


def passar_e_voltar(work: Work) -> bool:
    """Hand over what begins today, and back what is over, on a business day; True while more is left."""
    dia, ajuste = hoje(work), AjusteDosLembretes
    comeca = and_(col(ajuste.passou_em).is_(None), col(ajuste.ausente_de) <= dia)
    devidos = [comeca]
    if work.instalacao.calendario.e_dia_util(dia):
        devidos.append(col(ajuste.ausente_ate) < dia)
    busca = select(ajuste).where(col(ajuste.ausente_ate).is_not(None), or_(*devidos))
    destes = list(work.session.exec(busca.order_by(col(ajuste.pessoa_id)).limit(DE_CADA_VEZ)))
    for um in destes:
        if um.ausente_ate is not None and um.ausente_ate < dia:
            _voltar_sozinha(work, um)
        else:
            _passar(work, um)
            _dizer(
                work, um.pessoa_id, say(_comecou(work, um), *quem_fica(work, um.pessoa_id), buttons=VOLTEI)
            )
    return len(destes) == DE_CADA_VEZ


def ausentar(work: Work, pessoa_id: int, de: date, ate: date) -> None:
    """Have another answer from one day to another, both included; what begins today is handed over now."""
    ajuste = ajuste_de(work, pessoa_id)
    work.session.add(ajuste)
    ajuste.ausente_de, ajuste.ausente_ate, ajuste.passou_em = de, ate, None
    if de <= hoje(work):
        _passar(work, ajuste)


def voltar(work: Work, pessoa_id: int) -> bool:
    """Have everything come to her again; who stood in hears it. Return False when nobody did, nor would."""
    ajuste, cobriam = ajuste_de(work, pessoa_id), _quem_cobria(work, pessoa_id)
    if ajuste.ausente_ate is None and not cobriam:
        return False
    for vinculo in (um for deles in cobriam.values() for um in deles):
        for colega in colegas(work, vinculo):
            colega.respondendo_desde = None
    ajuste.ausente_de = ajuste.ausente_ate = ajuste.passou_em = None
    for colega_id, deles in cobriam.items():
        _dizer(work, colega_id, say(_fato(work, K("lembretes.devolucao"), pessoa_id, deles), buttons=AJUSTES))
    return True


def estava_fora(work: Work, pessoa_id: int) -> bool:
    """Tell whether another answers for her now."""
    de = ajuste_de(work, pessoa_id).ausente_de
    return (de is not None and de <= hoje(work)) or bool(quem_cobre(work, pessoa_id))


def assumir(work: Work, vinculo: Vinculo) -> None:
    """Have a substituto answer in the titular's place from now on; the titular hears it once."""
    if vinculo.respondendo_desde is not None:
        return
    vinculo.respondendo_desde = work.now
    registrar(work, "responder_por", pessoa_id=vinculo.pessoa_id, siorg=vinculo.siorg, alvo=vinculo.id)
    for titular in titulares_de(work, vinculo):
        aviso = _fato(work, K("lembretes.assumiu"), vinculo.pessoa_id, [vinculo])
        _dizer(work, titular.pessoa_id, say(aviso, buttons=VOLTEI))


def deixar(work: Work, vinculo: Vinculo) -> None:
    """Have the titular answer again; she hears it once."""
    if vinculo.respondendo_desde is None:
        return
    vinculo.respondendo_desde = None
    registrar(work, "deixar_de_responder", pessoa_id=vinculo.pessoa_id, siorg=vinculo.siorg, alvo=vinculo.id)
    for titular in titulares_de(work, vinculo):
        aviso = _fato(work, K("lembretes.deixou"), vinculo.pessoa_id, [vinculo])
        _dizer(work, titular.pessoa_id, say(aviso, buttons=AJUSTES))


def titulares_de(work: Work, vinculo: Vinculo) -> list[Vinculo]:
    """Return the mandates in whose place a substituto may answer; none for a titular."""
    if vinculo.papel != Papel.SUBSTITUTO.value:
        return []
    return [um for um in colegas(work, vinculo) if um.papel == Papel.TITULAR.value]


def quem_fica(work: Work, pessoa_id: int) -> tuple[Message, ...]:
    """Return, in one line, who answers while she is away; nothing where she is no titular."""
    meus = [um for um in mandatos_de_ponto_focal(work, pessoa_id) if um.papel == Papel.TITULAR.value]
    nomes = dict.fromkeys(nome_de(work, um.pessoa_id) for meu in meus for um in colegas(work, meu))
    if not meus:
        return ()
    if not nomes:
        return (Message(K("lembretes.ninguem_fica")),)
    return (Message(K("lembretes.fica"), {"nomes": ", ".join(nomes)}),)


def quem_cobre(work: Work, pessoa_id: int) -> tuple[Message, ...]:
    """Return a line for each substituto who said that she answers in this person's place."""
    meus = mandatos_de_ponto_focal(work, pessoa_id)
    return tuple(
        _fato(work, K("lembretes.cobre_voce"), um.pessoa_id, [meu])
        for meu in meus
        for um in colegas(work, meu)
        if cobre(um, meu)
    )


def _passar(work: Work, ajuste: AjusteDosLembretes) -> None:
    ajuste.passou_em = work.now
    for colega_id, deles in _colegas_da_titular(work, ajuste.pessoa_id).items():
        aviso = _fato(work, K("lembretes.passagem"), ajuste.pessoa_id, deles, ate=ajuste.ausente_ate)
        _dizer(work, colega_id, say(aviso, buttons=AJUSTES))


def _voltar_sozinha(work: Work, ajuste: AjusteDosLembretes) -> None:
    voltar(work, ajuste.pessoa_id)
    _dizer(work, ajuste.pessoa_id, say(Message(K("lembretes.voltou")), buttons=AJUSTES))


def _quem_cobria(work: Work, pessoa_id: int) -> Orgaos:
    """Return who was told that they answer for her, or said so, with her mandates."""
    passou = ajuste_de(work, pessoa_id).passou_em is not None
    todos = _colegas_da_titular(work, pessoa_id)
    cobrem: Orgaos = {}
    for colega_id, deles in todos.items():
        for meu in deles:
            disse = any(um.pessoa_id == colega_id and cobre(um, meu) for um in colegas(work, meu))
            if passou or disse:
                cobrem.setdefault(colega_id, []).append(meu)
    return cobrem


def _colegas_da_titular(work: Work, pessoa_id: int) -> Orgaos:
    deles: Orgaos = {}
    for meu in mandatos_de_ponto_focal(work, pessoa_id):
        if meu.papel == Papel.TITULAR.value:
            for colega in colegas(work, meu):
                deles.setdefault(colega.pessoa_id, []).append(meu)
    return deles


def _comecou(work: Work, ajuste: AjusteDosLembretes) -> Message:
    return Message(K("lembretes.comecou"), {"dia": ajuste.ausente_ate or hoje(work)})


def _fato(
    work: Work, chave: K, pessoa_id: int, vinculos: Iterable[Vinculo], ate: date | None = None
) -> Message:
    orgaos = dict.fromkeys(nome_do_orgao(orgao_de(work, um.siorg or "")) for um in vinculos)
    fatos: dict[str, Param] = {"nome": nome_de(work, pessoa_id), "orgao": ", ".join(orgaos)}
    return Message(chave, fatos if ate is None else {**fatos, "dia": ate})


def _dizer(work: Work, pessoa_id: int, tela: Screen) -> None:
    """Tell a person once, at her next allowed hour."""
    once = f"ausencia:{work.now.isoformat()}:{pessoa_id}:{tela.paragraphs[0].lines[0].key}"
    em = work.instalacao.calendario.proximo_horario(work.now)
    mandatos.avisar(work, pessoa_id, tela, once=once, due=em)
