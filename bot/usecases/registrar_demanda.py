"""A demand for interoperation is registered, or changed: the base, whose it is, which data, what for."""

from typing import Any

from bot.domain.diagnostico import Recursos, juntar
from bot.domain.orgaos import orgaos
from bot.domain.papeis import Acao
from bot.forms.diagnostico import BASES, COM_BASES, DEMANDA, OUTRA, OUTRA_BASE
from bot.forms.form import Answers, Option, Sources
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Pessoa, Rascunho, ServicoRow
from bot.storage.tables_do_diagnostico import Demanda, Recurso
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.catalogo import Catalogo
from bot.usecases.demandas import da_pessoa, ditos, escrever, tela, valores_da
from bot.usecases.diagnostico_do_servico import tela_do_servico
from bot.usecases.diagnosticos import do_servico, garantir, nomear, recursos
from bot.usecases.ficha import servico_de_quem
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem, Recusa
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo


def nova(work: Work, said: Incoming, servico_id: str, marca: str) -> tuple[Screen, ...]:
    """Ask what data an etapa needs, and of which base."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.DIAGNOSTICAR)
    etapa = do_servico(work, row).da_marca(marca)
    if etapa is None:
        rascunhos.largar(work, said.chat_id)
        return (tela_do_servico(work, row).after(Message(K("diagnostico.etapa_mudou"))),)
    alvo = f"{row.id}:{marca}"
    comeco = Comeco(
        siorg=row.siorg,
        alvo=alvo,
        contexto=_contexto(work, row),
        sabido={"sobre": row.nome, COM_BASES: bool(recursos(work, row.siorg, Recursos.BASE))},
    )
    return (rascunhos.abrir(work, said, REGISTRAR_DEMANDA, pessoa, comeco),)


def editar(work: Work, said: Incoming, demanda_id: str) -> tuple[Screen, ...]:
    """Open a demand at its summary."""
    demanda, row, pessoa = da_pessoa(work, said, demanda_id, Acao.DIAGNOSTICAR)
    valores = valores_da(demanda)
    comeco = Comeco(
        siorg=row.siorg,
        base=demanda.versao,
        contexto={**_contexto(work, row), "demanda": demanda.id, "antes": valores},
        valores=valores,
        sabido={"sobre": row.nome, COM_BASES: True},
        no_resumo=True,
    )
    return (rascunhos.abrir(work, said, REGISTRAR_DEMANDA, pessoa, comeco),)


def fontes(contexto: Contexto) -> Sources:
    """Return the bases that the organ named before, and another one."""
    return {BASES: (*(Option(str(numero), rotulo) for numero, rotulo in contexto[BASES]), OUTRA_BASE)}


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep a demand, new or changed; what somebody else changed meanwhile in other answers stays."""
    siorg = rascunho.siorg or ""
    if values.get("base", OUTRA) == OUTRA:
        base = nomear(work, pessoa, siorg, Recursos.BASE, values["base_nome"], _dono(values["dono"]))
        values = {**values, "base": str(base.id)}
    values = {nome: valor for nome, valor in values.items() if nome not in ("base_nome", "dono")}
    numero = rascunho.contexto.get("demanda")
    if numero is None:
        demanda = _criar(work, pessoa, rascunho, values)
    else:
        demanda = work.session.get_one(Demanda, numero)
        juntas = juntar(rascunho.contexto["antes"], values, valores_da(demanda))
        if juntas.disputados and rascunho.contexto.get("avisada") != demanda.versao:
            rascunho.contexto = {**rascunho.contexto, "avisada": demanda.versao}
            raise Recusa(_outra_pessoa_mudou(work, demanda))
        juntas = juntar(rascunho.contexto["antes"], values, valores_da(demanda), ganham_as_minhas=True)
        escrever(work, pessoa, siorg, demanda, juntas.valores)
    return (tela(work, pessoa, demanda).after(Message(K("demanda.guardada"))),)


def _contexto(work: Work, row: ServicoRow) -> dict[str, Any]:
    bases = [
        [um.id, work.label(Message(K("demanda.base_opcao"), {"base": um.nome, "dono": um.dono}))]
        for um in recursos(work, row.siorg, Recursos.BASE)
    ]
    return {"params": {"servico": row.nome}, BASES: bases}


def _dono(escrito: str) -> str:
    """Return the owner as the federal list names it, where it names one, so that all organs say the same."""
    siorg = Catalogo(orgaos().values()).achar(escrito)
    return orgaos()[siorg].nome_com_sigla if siorg is not None else escrito


def _criar(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> Demanda:
    numero, marca = (rascunho.alvo or "").split(":")
    row = work.session.get_one(ServicoRow, int(numero))
    dele = do_servico(work, row)
    etapa = dele.da_marca(marca)
    if etapa is None:
        raise Recusa(tela_do_servico(work, row).after(Message(K("diagnostico.etapa_mudou_no_rascunho"))))
    feito = garantir(work, pessoa, row, etapa, dele)
    work.session.flush()
    assert feito.id is not None
    demanda = Demanda(
        diagnostico_id=feito.id,
        base_id=int(values["base"]),
        dados=values["dados"],
        para_que=values["para_que"],
        situacao=values["situacao"],
        alterado_por=pessoa.id,
        alterado_em=work.now,
        criada_em=work.now,
    )
    work.session.add(demanda)
    work.session.flush()
    registrar(work, "registrar_demanda", pessoa_id=pessoa.id, siorg=row.siorg, alvo=demanda.id)
    return demanda


def _outra_pessoa_mudou(work: Work, demanda: Demanda) -> Screen:
    outra = work.session.get(Pessoa, demanda.alterado_por)
    base = work.session.get_one(Recurso, demanda.base_id)
    fatos: dict[str, Param] = {"quem": outra.nome if outra else "", "quando": demanda.alterado_em}
    return say(
        Message(K("demanda.outra_pessoa_mudou"), fatos),
        *ditos(demanda, base),
        Message(K("demanda.guardar_mesmo_assim")),
    )


REGISTRAR_DEMANDA = Fluxo("demanda", DEMANDA, concluir, Acao.DIAGNOSTICAR, fontes=fontes, titulo="sobre")
