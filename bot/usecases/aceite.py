"""What an accepted person says of herself, and what she is told to do first.

Source: design, conversation 3.
"""

from collections.abc import Sequence

from sqlmodel import select

from bot.domain.papeis import Acao, Tema
from bot.forms.aceite import formulario_de_aceite, item_do_perfil, perfil_de
from bot.forms.form import Answers, Option, Sources
from bot.messages import K, Message, Paragraph, Param, Screen, say
from bot.storage.tables import Indicacao, Rascunho
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.incoming import Incoming
from bot.usecases.links import papeis_por_extenso
from bot.usecases.quem import Quem, Recusa, quem
from bot.usecases.rascunhos import Comeco, Contexto, Fluxo, abrir


def comecar(work: Work, said: Incoming, indicacoes: list[Indicacao]) -> Screen:
    """Start the form of whoever just accepted: one form, also for both themes."""
    temas = tuple(tema for tema in Tema if tema.value in {i.tema for i in indicacoes})
    perfil = [[item, work.label(item_do_perfil(item))] for item in perfil_de(temas)]
    contexto = {"indicacoes": [i.id for i in indicacoes], "perfil": perfil}
    comeco = Comeco(siorg=indicacoes[0].siorg, contexto=contexto)
    tela = abrir(work, said, ACEITES[temas], quem(work, said.user_id), comeco)
    return tela.after(Message(K("aceite.obrigado"), {"papel": papeis_por_extenso(indicacoes)}))


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Keep what she said; say what to do first; tell who nominated what of the profile nobody covers."""
    minhas = _em_vigor(work, pessoa, rascunho.contexto["indicacoes"])
    for indicacao in minhas:
        indicacao.cargo, indicacao.unidade = values["cargo"], values["unidade"]
        indicacao.experiencia = values.get("experiencia", [])
        if indicacao.tema == Tema.PRESTACAO.value:
            indicacao.senha_portal = values.get("senha")
            indicacao.servidores = values.get("servidores", [])
    work.session.flush()
    for indicacao in minhas:
        once = f"cobertura:{indicacao.id}:{indicacao.convite_id}"
        mandatos.avisar_quem_indicou(work, indicacao, _cobertura(work, pessoa, indicacao), once=once)
    return (_primeiros_passos(minhas),)


def perfil_do_contexto(contexto: Contexto) -> Sources:
    """Offer the suggested profile that the draft was opened with."""
    return {"perfil": tuple(Option(item, nome) for item, nome in contexto.get("perfil", ()))}


ACEITES = {
    temas: Fluxo(
        f"aceite_{'_'.join(temas)}",
        formulario_de_aceite(temas),
        concluir,
        Acao.CONCLUIR_ACEITE,
        perfil_do_contexto,
        titulo="",
    )
    for temas in ((Tema.PRESTACAO,), (Tema.AMPLIACAO_DIGITAL,), tuple(Tema))
}


def _em_vigor(work: Work, pessoa: Quem, numeros: Sequence[int]) -> list[Indicacao]:
    """Return those nominations that are still hers; raise `Recusa` when none is."""
    achadas = (work.session.get(Indicacao, numero) for numero in numeros)
    minhas = []
    for indicacao in achadas:
        vinculo = mandatos.vinculo_da_indicacao(work, indicacao) if indicacao is not None else None
        if indicacao is not None and vinculo is not None and vinculo.pessoa_id == pessoa.id:
            minhas.append(indicacao)
    if not minhas:
        raise Recusa(say(Message(K(f"permissao.{Acao.CONCLUIR_ACEITE.value}")), buttons=((MENU,),)))
    return minhas


def _cobertura(work: Work, pessoa: Quem, indicacao: Indicacao) -> Screen:
    aceitas = work.session.exec(
        select(Indicacao).where(
            Indicacao.siorg == indicacao.siorg,
            Indicacao.tema == indicacao.tema,
            Indicacao.situacao == "aceita",
        )
    )
    coberto = {item for aceita in aceitas for item in aceita.experiencia or ()}
    falta = [item for item in perfil_de((Tema(indicacao.tema),)) if item not in coberto]
    nome = pessoa.pessoa.nome if pessoa.pessoa else ""
    params: dict[str, Param] = {"nome": nome, "tema": Message(K(f"tema.{indicacao.tema}.nome"))}
    if not falta:
        return say(Message(K("aceite.perfil_coberto"), params))
    itens = tuple(Message(K("tela.item"), {"item": item_do_perfil(item)}) for item in falta)
    return Screen((Paragraph((Message(K("aceite.perfil_falta"), params), *itens)),))


def _primeiros_passos(minhas: Sequence[Indicacao]) -> Screen:
    temas = {i.tema for i in minhas}
    linhas = [Message(K("aceite.pronto"))]
    botoes: Rows = ()
    if Tema.PRESTACAO.value in temas:
        if any(i.senha_portal == "nao" for i in minhas):
            linhas.append(Message(K("aceite.sem_senha")))
        linhas.append(Message(K("aceite.comece_prestacao")))
        botoes += ((botao(K("servico.cadastrar"), "cadastrar"),),)
    if Tema.AMPLIACAO_DIGITAL.value in temas:
        linhas.append(Message(K("aceite.comece_ampliacao")))
        botoes += ((botao(K("comando.servicos"), "servicos"),),)
    return say(*linhas, buttons=(*botoes, (MENU,)))
