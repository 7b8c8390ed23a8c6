"""A migration ends: the channel of the etapa is opened for editing, or asked of who may edit the service."""

from dataclasses import dataclass

from bot.domain.diagnostico import EtapaNoDiagnostico, Migracao, chaves
from bot.domain.papeis import Acao, Tema
from bot.messages import Button, K, Message, Param, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases import mandatos, rascunhos, servicos
from bot.usecases.botoes import MENU, botao, desconhecido, pelo_numero
from bot.usecases.diagnostico_do_servico import nome_da_etapa, tela_da_etapa
from bot.usecases.diagnosticos import do_servico, guardar
from bot.usecases.ficha import ficha, servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.servicos import CADASTRAR

UMA_A_UMA = 3  # migrations that end at once and are told each by itself


def concluir(work: Work, said: Incoming, diagnostico_id: str, versao: str) -> tuple[Screen, ...]:
    """Record that the etapa is offered in digital means now, unless the diagnosis changed meanwhile."""
    feito, row, pessoa = _feito(work, said, diagnostico_id, Acao.DIAGNOSTICAR)
    rascunhos.largar(work, said.chat_id)
    dele = do_servico(work, row)
    etapa = dele.de(feito)
    if etapa is None:
        raise Recusa(say(Message(K("diagnostico.etapa_mudou")), buttons=((MENU,),)))
    notas = [Message(K("diagnostico.mudou_antes"))]
    if str(feito.versao) == versao and feito.situacao != Migracao.CONCLUIDA:
        valores = {nome: valor for nome, valor in feito.valores.items() if nome != "previsao"}
        guardar(work, pessoa, row.siorg, feito, {**valores, "situacao": Migracao.CONCLUIDA.value})
        notas = [Message(K("migracao.guardada")), *avisar_da_conclusao(work, pessoa, row, etapa, feito)]
    return (tela_da_etapa(work, pessoa, row, etapa, do_servico(work, row)).after(*notas),)


def pedir(work: Work, said: Incoming, diagnostico_id: str) -> tuple[Screen, ...]:
    """Ask once more for the channel of an etapa whose migration ended; once a day at most."""
    feito, row, pessoa = _feito(work, said, diagnostico_id, Acao.DIAGNOSTICAR)
    rascunhos.largar(work, said.chat_id)
    dele = do_servico(work, row)
    etapa = dele.de(feito)
    if etapa is None or etapa.digital or feito.situacao != Migracao.CONCLUIDA:
        raise Recusa(say(Message(K("migracao.nada_a_pedir")), buttons=((MENU,),)))
    notas = avisar_da_conclusao(work, pessoa, row, etapa, feito)
    return (tela_da_etapa(work, pessoa, row, etapa, dele).after(*notas),)


def canal(work: Work, said: Incoming, diagnostico_id: str) -> tuple[Screen, ...]:
    """Open the service at the question of one more channel of the etapa."""
    feito, row, pessoa = _feito(work, said, diagnostico_id, Acao.CADASTRAR_SERVICO)
    etapa = do_servico(work, row).de(feito)
    if etapa is not None and etapa.digital:
        rascunhos.largar(work, said.chat_id)
        return (ficha(work, pessoa, row).after(Message(K("migracao.ja_tem_canal"))),)
    tela, avisos = servicos.em_edicao(work, said, str(row.id))
    rascunho = rascunhos.aberto(work, said.chat_id)
    onde = None if etapa is None or rascunho is None else _no_rascunho(rascunho, etapa.chave)
    if rascunho is not None and onde is not None:
        tela = rascunhos.mais_um(work, CADASTRAR, rascunho, ("etapas", onde, "canais"))
    return (tela.after(*avisos) if avisos else tela,)


@dataclass(frozen=True, slots=True)
class Conclusao:
    """A migration that somebody says has ended."""

    row: ServicoRow
    etapa: EtapaNoDiagnostico
    feito: Diagnostico


def avisar_das_conclusoes(work: Work, pessoa: Quem, todas: list[Conclusao]) -> list[Message]:
    """Ask for the channels of several etapas: each by itself while they are few, else all in one message."""
    if len(todas) <= UMA_A_UMA:
        ditas = [avisar_da_conclusao(work, pessoa, c.row, c.etapa, c.feito) for c in todas]
        return list({repr(m): m for uma in ditas for m in uma}.values())
    siorg = todas[0].row.siorg
    pedido = Message(K("migracao.pedidos"), {"quem": _nome(pessoa)}, len(todas))
    ver = botao(K("diagnostico.voltar"), "diagnostico", siorg)
    return _pedir(work, pessoa, siorg, pedido, ver, once=f"migracoes:{siorg}:{work.now.isoformat()}")


def avisar_da_conclusao(
    work: Work, pessoa: Quem, row: ServicoRow, etapa: EtapaNoDiagnostico, feito: Diagnostico
) -> list[Message]:
    """Ask who may edit the service for the channel; return what is said to who ended the migration."""
    if etapa.digital:
        return [Message(K("migracao.ja_tem_canal"))]
    sobre: dict[str, Param] = {"quem": _nome(pessoa), "servico": row.nome, "etapa": nome_da_etapa(etapa)}
    registrar = botao(K("migracao.registrar_canal"), "migracao.canal", feito.id)
    once = f"migracao:{feito.id}:{feito.versao}:{hoje(work).isoformat()}"
    return _pedir(work, pessoa, row.siorg, Message(K("migracao.pedido"), sobre), registrar, once=once)


def _pedir(
    work: Work, pessoa: Quem, siorg: str, pedido: Message, abrir: Button, *, once: str
) -> list[Message]:
    """Send what is asked to who registers in the organ, unless she does that herself."""
    if pessoa.pode(Acao.CADASTRAR_SERVICO, siorg):
        return [Message(K("migracao.falta_registrar"))]
    editam = mandatos.pontos_focais(work, siorg, Tema.PRESTACAO)
    if not editam:
        return [Message(K("migracao.ninguem_edita"))]
    tela = say(pedido, Message(K("migracao.pedido.por_que")), buttons=((abrir,), (MENU,)))
    foram = [mandatos.avisar(work, outra.id, tela, once=f"{once}:{outra.id}") for outra in editam]
    nomes = ", ".join(outra.nome for outra in editam)
    return [Message(K("migracao.avisei" if any(foram) else "migracao.ja_avisei"), {"nomes": nomes})]


def _nome(pessoa: Quem) -> str:
    return pessoa.pessoa.nome if pessoa.pessoa is not None else ""


def _feito(
    work: Work, said: Incoming, diagnostico_id: str, acao: Acao
) -> tuple[Diagnostico, ServicoRow, Quem]:
    quem(work, said.user_id).exigir(acao)
    feito = pelo_numero(work, Diagnostico, diagnostico_id)
    if feito is None:
        raise Recusa(desconhecido())
    row, pessoa = servico_de_quem(work, said, str(feito.servico_id), acao)
    return feito, row, pessoa


def _no_rascunho(rascunho: Rascunho, chave: str) -> int | None:
    """Return where the draft has the etapa; None when it was renamed or taken out there."""
    etapas = rascunho.estado["answers"].get("etapas", ())
    titulos = chaves(str(etapa.get("titulo", "")) for etapa in etapas)
    return titulos.index(chave) if chave in titulos else None
