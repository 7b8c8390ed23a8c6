"""Many organs and people by one spreadsheet: shown, confirmed, done whole. Source: design, conversation 0."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.orgaos import Orgao as FatoOrgao
from bot.domain.orgaos import orgaos as lista_de_orgaos
from bot.domain.papeis import Acao, Papel, Tema
from bot.forms.abertura import ABERTURA, HA_INDICADAS
from bot.forms.form import Answers
from bot.forms.readers import shown
from bot.messages import K, Message, Paragraph, Screen, say
from bot.planilhas.colunas import Colunas, achar_colunas
from bot.planilhas.escrita import escrever
from bot.planilhas.linhas import Linha
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.catalogo import Catalogo
from bot.usecases.convidar import fora_da_lista
from bot.usecases.execucao_da_abertura import executar
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.links import entregar, papel_por_extenso, para_que_serve
from bot.usecases.pedidos import CAMPOS, DO_ORGAO, Pedido, Problema, entender
from bot.usecases.plano_da_abertura import Plano, planejar
from bot.usecases.quem import Quem, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, descartar, guardados

NA_TELA = 15  # problems told on the screen; the rest is in a file
EXEMPLO = "240"  # SIORG number of the organ in the template
AVULSOS = 3  # links up to which each also comes as a message of its own
CAMPOS_NA_ORDEM = ("siorg", "sigla", "orgao", "papel", "tema", "nome", "email", "condicao", "indicado_por")
VOLTAR: Rows = ((botao(K("abertura.modelo"), "abertura.modelo"),), (botao(K("orgaos.voltar"), "orgaos"),))


def comecar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Say which spreadsheet to send, and offer a template."""
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    return (say(Message(K("abertura.envie")), Message(K("abertura.colunas")), buttons=VOLTAR),)


def modelo(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Send a template with the columns and one row for each role."""
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    colunas = [(_coluna(work, campo), 30) for campo in CAMPOS_NA_ORDEM]
    dados = escrever(work.label(Message(K("folha.aba"))), colunas, _exemplos(work))
    anexo = work.keep(dados, "modelo-abertura.xlsx")
    return (Screen((Paragraph((Message(K("abertura.modelo_enviado")),)),), VOLTAR[1:], anexo),)


def receber(work: Work, said: Incoming, arquivo: Arquivo) -> tuple[Screen, ...]:
    """Show what was understood of a spreadsheet and what it would change; nothing is done before "sim"."""
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CONVIDAR_INDICADOR)
    achadas = achar_colunas(arquivo.linhas, CAMPOS)
    if achadas is None or not _completas(achadas[0]):
        return (_sem_colunas(achadas[0] if achadas else None),)
    colunas, linhas = achadas
    pedidos, problemas = entender(linhas, colunas, _catalogo(work))
    plano = planejar(work, pedidos)
    problemas = sorted([*problemas, *plano.problemas], key=lambda problema: problema.numero)
    antes = (_lida(arquivo, colunas, linhas), *_efeitos(plano), *_problemas(problemas))
    anexo = _folha_de_problemas(work, problemas)
    if not plano.com_link:
        nada = Paragraph((Message(K("abertura.nada_a_fazer")),))
        return (Screen((*antes, nada), VOLTAR), *anexo)
    for anterior in guardados(work, pessoa, ABRIR_EM_LOTE.nome):
        descartar(work, anterior)
        anterior.contexto = {}
    tela = abrir(work, said, ABRIR_EM_LOTE, pessoa, _comeco(arquivo, pedidos))
    return (Screen((*antes, *tela.paragraphs), tela.buttons), *anexo)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Open the organs and make the links, all or nothing; hand them over in one spreadsheet."""
    pedidos = [Pedido.from_json(pedido) for pedido in rascunho.contexto["pedidos"]]
    indicado_por = values.get("indicado_por")
    pedidos = [replace(p, indicado_por=p.indicado_por or indicado_por) for p in pedidos]
    rascunho.contexto = {"params": rascunho.contexto["params"]}
    plano = planejar(work, pedidos)
    feito = executar(work, pessoa, plano)
    problemas = tuple(_problemas(plano.problemas))  # what somebody else did since the spreadsheet was shown
    if not feito.links:
        nada = Paragraph((Message(K("abertura.nada_a_fazer")),))
        return (Screen((*problemas, nada), VOLTAR[1:]),)
    linhas = [Message(K("abertura.feitos"), count=len(feito.links))]
    if feito.orgaos:
        linhas.insert(0, Message(K("abertura.abertos"), count=feito.orgaos))
    depois: Rows = ((botao(K("faltam.botao"), "faltam"),), (botao(K("orgaos.voltar"), "orgaos"),), (MENU,))
    entrega = Screen((Paragraph((Message(K("folha.como_entregar")),)),), attachment=feito.folha)
    avulsos = feito.links if len(feito.links) <= AVULSOS else []
    telas = (entregar(work, f.convite, f.token, para_que_serve(f.orgao, f.indicacoes)) for f in avulsos)
    return (Screen((Paragraph(tuple(linhas)), *problemas), depois), entrega, *telas)


ABRIR_EM_LOTE = Fluxo("abertura", ABERTURA, concluir, Acao.CONVIDAR_INDICADOR, titulo="")


def _comeco(arquivo: Arquivo, pedidos: Sequence[Pedido]) -> Comeco:
    contexto = {
        "params": {"arquivo": shown(arquivo.nome)},
        "pedidos": [pedido.to_json() for pedido in pedidos],
    }
    indicadas = any(pedido.tema is not None for pedido in pedidos)
    return Comeco(contexto=contexto, sabido={HA_INDICADAS: indicadas}, no_resumo=True)


def _catalogo(work: Work) -> Catalogo:
    outros = (FatoOrgao(siorg, nome, sigla) for siorg, nome, sigla in fora_da_lista(work))
    return Catalogo((*lista_de_orgaos().values(), *outros))


def _completas(colunas: Colunas) -> bool:
    return {"nome", "email"} <= set(colunas.indices) and any(campo in colunas.indices for campo in DO_ORGAO)


def _sem_colunas(colunas: Colunas | None) -> Screen:
    linhas = [Message(K("abertura.sem_colunas")), Message(K("abertura.colunas"))]
    if colunas is not None:
        linhas.insert(1, Message(K("abertura.so_achei"), {"colunas": _nomes(colunas.rotulos.values())}))
    return say(*linhas, buttons=VOLTAR)


def _lida(arquivo: Arquivo, colunas: Colunas, linhas: Sequence[Linha]) -> Paragraph:
    mapa = [
        Message(
            K("abertura.mapa"),
            {"campo": Message(K(f"abertura.coluna.{campo}")), "coluna": shown(colunas.rotulos[campo])},
        )
        for campo in CAMPOS_NA_ORDEM
        if campo in colunas.rotulos
    ]
    if colunas.sem_uso:
        mapa.append(Message(K("abertura.sem_uso"), {"colunas": _nomes(colunas.sem_uso)}))
    return Paragraph((Message(K("abertura.lida"), {"arquivo": shown(arquivo.nome)}, len(linhas)), *mapa))


def _nomes(rotulos: Iterable[str]) -> str:
    mostrados = [shown(rotulo) for rotulo in rotulos]
    return ", ".join([*mostrados[:NA_TELA], *(["…"] if len(mostrados) > NA_TELA else [])])


def _efeitos(plano: Plano) -> Iterable[Paragraph]:
    guardados = [passo for passo in plano.passos if not passo.quer_link]
    valem = sum(passo.vale is not None for passo in guardados)
    contas = (
        (K("abertura.orgaos_novos"), len(plano.orgaos_novos)),
        (K("abertura.links_novos"), len(plano.com_link)),
        (K("abertura.links_que_valem"), valem),
        (K("abertura.ja_dentro"), len(guardados) - valem),
    )
    linhas = tuple(Message(chave, count=quantos) for chave, quantos in contas if quantos)
    return (Paragraph(linhas),) if linhas else ()


def _problemas(problemas: Sequence[Problema]) -> Iterable[Paragraph]:
    if not problemas:
        return ()
    linhas = [_linha_do_problema(problema) for problema in problemas[:NA_TELA]]
    if len(problemas) > NA_TELA:
        linhas.append(Message(K("abertura.mais_problemas"), count=len(problemas) - NA_TELA))
    return (Paragraph((Message(K("abertura.problemas"), count=len(problemas)), *linhas)),)


def _linha_do_problema(problema: Problema) -> Message:
    return Message(K("abertura.linha"), {"linha": str(problema.numero), "problema": problema.mensagem})


def _folha_de_problemas(work: Work, problemas: Sequence[Problema]) -> tuple[Screen, ...]:
    if len(problemas) <= NA_TELA:
        return ()
    colunas = [
        (work.label(Message(K("folha.coluna.linha"))), 8),
        (work.label(Message(K("folha.coluna.problema"))), 90),
    ]
    linhas = ((str(p.numero), work.label(p.mensagem)) for p in problemas)
    anexo = work.keep(escrever(work.label(Message(K("folha.aba"))), colunas, linhas), "problemas.xlsx")
    return (Screen((Paragraph((Message(K("abertura.todos_os_problemas")),)),), attachment=anexo),)


def _coluna(work: Work, campo: str) -> str:
    return work.label(Message(K(f"abertura.coluna.{campo}")))


def _exemplos(work: Work) -> Iterable[Sequence[str]]:
    """Yield a row for who nominates and one for each role in each theme, of one organ, names left out."""
    orgao = lista_de_orgaos()[EXEMPLO]
    inicio = (orgao.siorg, orgao.sigla, orgao.nome)
    indica = work.label(papel_por_extenso(Papel.INDICADOR.value, None))
    yield (*inicio, indica, "", "", "", work.label(Message(K("condicao.secretario"))))
    for tema in Tema:
        for papel in (Papel.TITULAR, Papel.SUBSTITUTO):
            yield (*inicio, papel.value, work.label(Message(K(f"tema.{tema.value}.nome"))))
