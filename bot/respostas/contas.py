"""Arithmetic on the two goals with the numbers of a question. Source: manual, goals."""

import re
from dataclasses import dataclass

from bot.domain.metas import META_DIGITAL, META_NO_PORTAL, Parcela
from bot.messages import K, Message
from bot.respostas.numeros import Conta, Numero, numeros
from bot.respostas.palavras import fold

_DIGITAL = re.compile(r"digita|online|internet|eletronic|virtua|metade|50 ?%|ampliacao")
_CADASTRO = re.compile(r"cadastr|registr|100 ?%|portal|publicad")
_DE_METAS = re.compile(r"digita|cadastr|registr|portal|servic|meta|publicad")
_PERGUNTA = re.compile(
    r"\bquant|\bqt[oa]?s?\b|\bbat(e|i|eu|emos)\b|\bfalt|\bating|\bcheg|\bcumpr|\bmeta\b|\bpercent"
    r"|\bpor ?[cs]ent|\bsuficient|\bbasta|como estamos|%"
)


@dataclass(frozen=True, slots=True)
class _Dados:
    servicos: int | None
    no_portal: int | None
    digitais: int | None
    meses: int | None
    semanas: int | None


def fazer_contas(texto: str) -> tuple[Message, ...]:
    """Return the sums that `texto` asks for, in words; empty when it gives no count to work with."""
    achados = numeros(texto)
    simples = fold(texto)
    if not any(n.conta in _DE_SERVICOS for n in achados) or not _DE_METAS.search(simples):
        return ()
    if not _PERGUNTA.search(simples):
        return ()
    dados = _organizar(achados, digital=bool(_DIGITAL.search(simples)))
    ditos = [*_digital(dados, simples), *_cadastro(dados, simples)]
    return tuple(ditos)


_DE_SERVICOS = {Conta.SERVICOS, Conta.NO_PORTAL, Conta.DIGITAIS}


def _organizar(achados: tuple[Numero, ...], *, digital: bool) -> _Dados:
    """Settle what each number is: of "10 de 40 digitais", 10 are digital and 40 on the Portal."""
    por_conta: dict[Conta, int] = {}
    partes = [n for n, um in enumerate(achados) if um.parte and n + 1 < len(achados)]
    usados: set[int] = set()
    for n in partes:
        parte, todo = achados[n].valor, achados[n + 1].valor
        if digital:
            por_conta |= {Conta.DIGITAIS: parte, Conta.NO_PORTAL: todo}
        else:
            por_conta |= {Conta.NO_PORTAL: parte, Conta.SERVICOS: todo}
        usados |= {n, n + 1}
    for n, um in enumerate(achados):
        if n not in usados:
            por_conta.setdefault(um.conta, um.valor)
    tem = por_conta.get
    return _Dados(
        tem(Conta.SERVICOS), tem(Conta.NO_PORTAL), tem(Conta.DIGITAIS), tem(Conta.MESES), tem(Conta.SEMANAS)
    )


def _digital(dados: _Dados, texto: str) -> list[Message]:
    todo = dados.no_portal if dados.no_portal is not None else dados.servicos
    if dados.digitais and todo is None:
        return _ritmo(dados.digitais, dados)
    if not todo or not (_DIGITAL.search(texto) or dados.digitais is not None):
        return []
    if dados.digitais is None:
        precisa = Parcela(0, todo, META_DIGITAL).faltam
        return [Message(K("contas.precisam_ser_digitais"), {"todo": todo}, precisa), *_ritmo(precisa, dados)]
    if dados.digitais > todo:
        return [Message(K("contas.mais_digitais_que_servicos"), {"digitais": dados.digitais, "todo": todo})]
    return _situacao("digitais", Parcela(dados.digitais, todo, META_DIGITAL), dados)


def _cadastro(dados: _Dados, texto: str) -> list[Message]:
    if dados.servicos is None or not _CADASTRO.search(texto):
        return []
    if dados.no_portal is None:
        so_digital = dados.digitais is not None or _DIGITAL.search(texto)
        return [] if so_digital else [Message(K("contas.todos_no_portal"), {"todo": dados.servicos})]
    if dados.no_portal > dados.servicos:
        dados = _Dados(dados.no_portal, dados.servicos, dados.digitais, dados.meses, dados.semanas)
    return _situacao("no_portal", Parcela(dados.no_portal or 0, dados.servicos or 0, META_NO_PORTAL), dados)


def _situacao(qual: str, parcela: Parcela, dados: _Dados) -> list[Message]:
    fatos = {"parte": parcela.parte, "todo": parcela.todo, "por_cento": parcela.por_cento}
    if parcela.atingida:
        return [Message(K(f"contas.{qual}.atingida"), fatos)]
    fatos["precisa"] = parcela.parte + parcela.faltam
    return [Message(K(f"contas.{qual}.faltam"), fatos, parcela.faltam), *_ritmo(parcela.faltam, dados)]


def _ritmo(faltam: int, dados: _Dados) -> list[Message]:
    for prazo, chave in ((dados.semanas, "contas.por_semana"), (dados.meses, "contas.por_mes")):
        if prazo and faltam:
            return [Message(K(chave), {"prazo": prazo}, -(-faltam // prazo))]
    return []
