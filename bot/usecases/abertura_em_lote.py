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
from bot.planilhas.colunas import Colunas
from bot.planilhas.escrita import escrever
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.catalogo import Catalogo
from bot.usecases.colunas_da_abertura import Achada, aba_das_pessoas, separar, serve, varias_por_linha
from bot.usecases.convidar import fora_da_lista
from bot.usecases.execucao_da_abertura import executar
from bot.usecases.folha import folha, nome_da_folha
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.leitura_da_abertura import NA_TELA, Leitura
from bot.usecases.links import entregar, papel_por_extenso, para_que_serve
from bot.usecases.pedidos import Problema, entender
from bot.usecases.plano_da_abertura import planejar
from bot.usecases.quem import Quem, quem
from bot.usecases.rascunhos import Comeco, Fluxo, abrir, descartar, guardados
from bot.usecases.resumo_da_abertura import CAMPOS_NA_ORDEM, FLUXO, dizer_problemas, em_volta, lido, nomes

EXEMPLO = "240"  # SIORG number of the organ in the template
AVULSOS = 3  # links up to which each also comes as a message of its own
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
    achada = aba_das_pessoas(arquivo.abas)
    if achada is None or not serve(achada.colunas):
        return (_nao_da(achada.colunas if achada else None),)
    leitura, problemas = _ler(work, arquivo, achada)
    pedidos = leitura.pedidos
    plano = planejar(work, pedidos)
    anexo = _folha_de_problemas(work, [*problemas, *plano.problemas])
    if not plano.com_link:
        nada = Paragraph((Message(K("abertura.nada_a_fazer")),))
        return (Screen((*lido(work, leitura, plano), nada), VOLTAR), *anexo)
    for anterior in guardados(work, pessoa, ABRIR_EM_LOTE.nome):
        descartar(work, anterior)
        anterior.contexto = {}
    indicadas = any(pedido.tema is not None for pedido in pedidos)
    comeco = Comeco(contexto=leitura.to_json(), sabido={HA_INDICADAS: indicadas}, no_resumo=True)
    return (abrir(work, said, ABRIR_EM_LOTE, pessoa, comeco), *anexo)


def concluir(work: Work, pessoa: Quem, rascunho: Rascunho, values: Answers) -> tuple[Screen, ...]:
    """Open the organs and make the links, all or nothing; hand them over in one spreadsheet."""
    pedidos = Leitura.from_json(rascunho.contexto).pedidos
    indicado_por = values.get("indicado_por")
    pedidos = [replace(p, indicado_por=p.indicado_por or indicado_por) for p in pedidos]
    rascunho.contexto = {"params": rascunho.contexto["params"]}
    plano = planejar(work, pedidos)
    feito = executar(work, pessoa, plano)
    problemas = dizer_problemas(plano.problemas)  # what somebody else did since the spreadsheet was shown
    if not feito.links:
        nada = Paragraph((Message(K("abertura.nada_a_fazer")),))
        return (Screen((*problemas, nada), VOLTAR[1:]),)
    linhas = [Message(K("abertura.feitos"), count=len(feito.links))]
    if feito.orgaos:
        linhas.insert(0, Message(K("abertura.abertos"), count=feito.orgaos))
    depois: Rows = ((botao(K("faltam.botao"), "faltam"),), (botao(K("orgaos.voltar"), "orgaos"),), (MENU,))
    dos_links = folha(work, feito.folha, nome_da_folha(work), secreta=True)
    entrega = Screen((Paragraph((Message(K("folha.como_entregar")),)),), attachment=dos_links)
    avulsos = feito.links if len(feito.links) <= AVULSOS else []
    telas = (entregar(work, f.convite, f.token, para_que_serve(f.orgao, f.indicacoes)) for f in avulsos)
    return (Screen((Paragraph(tuple(linhas)), *problemas), depois), entrega, *telas)


ABRIR_EM_LOTE = Fluxo(FLUXO, ABERTURA, concluir, Acao.CONVIDAR_INDICADOR, em_volta=em_volta, titulo="")


def catalogo(work: Work) -> Catalogo:
    """Return the organs that a spreadsheet may name."""
    outros = (FatoOrgao(siorg, nome, sigla) for siorg, nome, sigla in fora_da_lista(work))
    return Catalogo((*lista_de_orgaos().values(), *outros))


def _ler(work: Work, arquivo: Arquivo, achada: Achada) -> tuple[Leitura, list[Problema]]:
    colunas = achada.colunas
    linhas, avulsas = separar(achada.linhas, colunas)
    pedidos, problemas = entender(linhas, colunas, catalogo(work))
    leitura = Leitura(
        arquivo=shown(arquivo.nome),
        aba=shown(achada.nome) if len(arquivo.abas) > 1 else "",
        linhas=len(linhas),
        avulsas=[linha.numero for linha in avulsas],
        colunas={campo: shown(rotulo) for campo, rotulo in colunas.rotulos.items()},
        sem_uso=[shown(rotulo) for rotulo in colunas.sem_uso],
        pedidos=pedidos,
        problemas=problemas[:NA_TELA],
        quantos=len(problemas),
    )
    return leitura, problemas


def _nao_da(colunas: Colunas | None) -> Screen:
    """Say why nothing can be read from the columns, and how to set them."""
    if colunas is not None and varias_por_linha(colunas):
        return say(Message(K("abertura.pessoas_na_linha")), Message(K("abertura.colunas")), buttons=VOLTAR)
    linhas = [Message(K("abertura.sem_colunas")), Message(K("abertura.colunas"))]
    if colunas is not None:
        achadas = nomes([shown(rotulo) for rotulo in colunas.rotulos.values()])
        linhas.insert(1, Message(K("abertura.so_achei"), {"colunas": achadas}))
    return say(*linhas, buttons=VOLTAR)


def _folha_de_problemas(work: Work, problemas: Sequence[Problema]) -> tuple[Screen, ...]:
    if len(problemas) <= NA_TELA:
        return ()
    colunas = [
        (work.label(Message(K("folha.coluna.linha"))), 8),
        (work.label(Message(K("folha.coluna.problema"))), 90),
    ]
    em_ordem = sorted(problemas, key=lambda problema: problema.numero)
    linhas = ((str(p.numero), work.label(p.mensagem)) for p in em_ordem)
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
