"""Is it a service? Asked of an item of the inventory; the result says what it is instead, and why."""

from bot.domain.criterios import o_que_e
from bot.domain.papeis import Acao
from bot.forms.criterios import E_UM_SERVICO, respostas
from bot.forms.form import Answers
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.ficha import servico_de_quem
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Quem
from bot.usecases.rascunhos import Comeco, Fluxo


def perguntar(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Start the questions about a service."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.CADASTRAR_SERVICO)
    comeco = Comeco(siorg=row.siorg, alvo=str(row.id), contexto={"passageiro": True})
    return (rascunhos.abrir(work, said, CONFERIR_SE_E, pessoa, comeco),)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Say whether it is a service; if not, what it is, with the way out of the inventory."""
    row = work.session.get_one(ServicoRow, int(rascunho.alvo or 0))
    qual = o_que_e(respostas(values))
    ver: Rows = ((botao(K("servico.ver"), "servico", row.id), MENU),)
    if qual is None:
        return (say(Message(K("criterios.e_servico"), {"nome": row.nome}), buttons=ver),)
    resultado = Message(K(f"criterios.resultado.{qual}"), {"nome": row.nome})
    tirar: Rows = ((botao(K("criterios.tirar"), "inventario.tirar", row.id, qual),),)
    return (say(resultado, buttons=((*tirar, *ver) if row.publicado is None else ver)),)


CONFERIR_SE_E = Fluxo("criterios", E_UM_SERVICO, concluir, Acao.CADASTRAR_SERVICO, titulo="", direto=True)
