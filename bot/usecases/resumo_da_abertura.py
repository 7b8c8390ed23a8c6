"""What is confirmed before organs are opened: who gets a link, what is odd, which rows are left out."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.orgaos import orgaos as lista_de_orgaos
from bot.domain.papeis import Acao
from bot.forms.search import fold
from bot.messages import K, Message, Paragraph, Param, Screen
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases.avisos_da_abertura import avisos, avisos_de
from bot.usecases.botoes import botao, desconhecido, vizinhas_de
from bot.usecases.convidar import fora_da_lista
from bot.usecases.incoming import Incoming
from bot.usecases.leitura_da_abertura import NA_TELA, Leitura
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.papeis_curtos import PapelETema, papeis_curtos
from bot.usecases.pedidos import Problema
from bot.usecases.plano_da_abertura import Passo, Plano, planejar
from bot.usecases.quem import Recusa, quem

CAMPOS_NA_ORDEM = ("siorg", "sigla", "orgao", "papel", "tema", "nome", "email", "condicao", "indicado_por")
PESSOAS = 10  # named on the screen that is confirmed
AVISOS = 5
POR_PAGINA = 20
LETRAS = 60  # letters of a name
FLUXO = "abertura"


def em_volta(work: Work, rascunho: Rascunho) -> Screen:
    """Return what the summary of the draft confirms: the plan as it would be carried out now."""
    leitura = Leitura.from_json(rascunho.contexto)
    plano = planejar(work, leitura.pedidos)
    paragrafos = lido(work, leitura, plano)
    if len(plano.com_link) <= PESSOAS and len(avisos(plano.com_link)) <= AVISOS:
        return Screen(paragrafos)
    rotulo = Message(K("abertura.ver_pessoas"), count=len(plano.com_link))
    return Screen(paragrafos, ((botao(rotulo, "abertura.pessoas", rascunho.id),),))


def lido(work: Work, leitura: Leitura, plano: Plano) -> tuple[Paragraph, ...]:
    """Return how the spreadsheet was understood and what it would change."""
    return (
        _lida(work, leitura),
        *_efeitos(plano),
        *_pessoas(work, plano),
        *_avisos(plano),
        *dizer_problemas([*leitura.problemas, *plano.problemas], leitura.quantos + len(plano.problemas)),
    )


def pessoas(work: Work, said: Incoming, rascunho_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """Name everybody who gets a link, a page at a time, with what is odd about each."""
    quem(work, said.user_id).exigir(Acao.CONVIDAR_INDICADOR)
    rascunho = meu_rascunho(work, said, rascunho_id)
    if rascunho.fluxo != FLUXO:
        raise Recusa(desconhecido())
    passos = planejar(work, Leitura.from_json(rascunho.contexto).pedidos).com_link
    comeco, vizinhas = vizinhas_de(len(passos), numero, POR_PAGINA, "abertura.pessoas", rascunho.id)
    desta = passos[comeco : comeco + POR_PAGINA]
    params = {"de": comeco + 1, "ate": comeco + len(desta)}
    titulo = Paragraph((Message(K("abertura.pessoas"), params, len(passos)),))
    siglas = _siglas(work)
    linhas = [linha for passo in desta for linha in (_pessoa(passo, siglas), *_a_conferir(passo))]
    voltar = botao(K("abertura.voltar"), "rascunho.continuar", rascunho.id)
    return (Screen((titulo, Paragraph(tuple(linhas))), (*vizinhas, (voltar,))),)


def dizer_problemas(problemas: Sequence[Problema], quantos: int | None = None) -> tuple[Paragraph, ...]:
    """Return the first of the rows that are left out, and how many more there are."""
    if not problemas:
        return ()
    quantos = quantos or len(problemas)
    primeiros = sorted(problemas, key=lambda problema: problema.numero)[:NA_TELA]
    linhas = (Message(K("abertura.problemas"), count=quantos), *_linhas(primeiros))
    mais = (Message(K("abertura.mais_problemas"), count=quantos - NA_TELA),) if quantos > NA_TELA else ()
    return (Paragraph((*linhas, *mais)),)


def _lida(work: Work, leitura: Leitura) -> Paragraph:
    usadas = ", ".join(work.label(_coluna(work, leitura, c)) for c in CAMPOS_NA_ORDEM if c in leitura.colunas)
    linhas = [Message(K("abertura.lida"), {"arquivo": leitura.arquivo, "colunas": usadas}, leitura.linhas)]
    if leitura.aba:
        linhas.append(Message(K("abertura.aba"), {"aba": leitura.aba}))
    if leitura.avulsas:
        quais = nomes([str(numero) for numero in leitura.avulsas])
        linhas.append(Message(K("abertura.avulsas"), {"linhas": quais}, len(leitura.avulsas)))
    if leitura.sem_uso:
        linhas.append(Message(K("abertura.sem_uso"), {"colunas": nomes(leitura.sem_uso)}))
    return Paragraph(tuple(linhas))


def _coluna(work: Work, leitura: Leitura, campo: str) -> Message:
    rotulo, nome = leitura.colunas[campo], Message(K(f"abertura.coluna.{campo}"))
    if fold(rotulo) == fold(work.label(nome)):
        return nome
    return Message(K("abertura.coluna_com_nome"), {"campo": nome, "coluna": rotulo})


def nomes(rotulos: Sequence[str]) -> str:
    """Return names of columns, or numbers of rows, in one line."""
    return ", ".join([*rotulos[:NA_TELA], *(["…"] if len(rotulos) > NA_TELA else [])])


def _efeitos(plano: Plano) -> tuple[Paragraph, ...]:
    guardados = [passo for passo in plano.passos if not passo.quer_link]
    valem = sum(passo.vale is not None for passo in guardados)
    contas = (
        (K("abertura.orgaos_novos"), len(plano.orgaos_novos)),
        (K("abertura.links_que_valem"), valem),
        (K("abertura.ja_dentro"), len(guardados) - valem),
    )
    linhas = tuple(Message(chave, count=quantos) for chave, quantos in contas if quantos)
    return (Paragraph(linhas),) if linhas else ()


def _pessoas(work: Work, plano: Plano) -> tuple[Paragraph, ...]:
    passos = plano.com_link
    if not passos:
        return ()
    siglas = _siglas(work)
    linhas = [_pessoa(passo, siglas) for passo in passos[:PESSOAS]]
    if len(passos) > PESSOAS:
        linhas.append(Message(K("abertura.mais_pessoas"), count=len(passos) - PESSOAS))
    return (Paragraph((Message(K("abertura.links_novos"), count=len(passos)), *linhas)),)


def _pessoa(passo: Passo, siglas: Mapping[str, str]) -> Message:
    params: dict[str, Param] = {
        "nome": textwrap.shorten(passo.pessoa.nome, LETRAS, placeholder="…"),
        "papel": _papel(passo),
        "orgao": siglas[passo.pessoa.siorg],
    }
    return Message(K("abertura.pessoa"), params)


def _papel(passo: Passo) -> Message:
    papeis: list[PapelETema] = [(pedido.papel, pedido.tema) for pedido in passo.novas]
    return papeis_curtos([*papeis, *((indicacao.papel, indicacao.tema) for indicacao in passo.reabertas)])


def _siglas(work: Work) -> dict[str, str]:
    """Return by SIORG number how an organ is called on a narrow line."""
    listados = {orgao.siorg: orgao.sigla or orgao.nome for orgao in lista_de_orgaos().values()}
    return listados | {siorg: sigla or nome for siorg, nome, sigla in fora_da_lista(work)}


def _avisos(plano: Plano) -> tuple[Paragraph, ...]:
    todos = avisos(plano.com_link)
    if not todos:
        return ()
    mais = (Message(K("abertura.mais_avisos"), count=len(todos) - AVISOS),) if len(todos) > AVISOS else ()
    return (Paragraph((Message(K("abertura.avisos")), *_linhas(todos[:AVISOS]), *mais)),)


def _a_conferir(passo: Passo) -> Iterator[Message]:
    for aviso in avisos_de(passo):
        params: dict[str, Param] = {"linha": str(aviso.numero), "problema": aviso.mensagem}
        yield Message(K("abertura.a_conferir"), params)


def _linhas(problemas: Sequence[Problema]) -> Iterator[Message]:
    for problema in problemas:
        params: dict[str, Param] = {"linha": str(problema.numero), "problema": problema.mensagem}
        yield Message(K("abertura.linha"), params)
