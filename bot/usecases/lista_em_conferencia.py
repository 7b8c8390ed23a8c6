"""A list of names before it is stored: what is new, which may be the same, and what is chosen of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlmodel import col

from bot.domain.estados import Estado
from bot.domain.levantamento import Destino, Escolha, Levantado, Lista, Par, conferir, destino
from bot.domain.papeis import Acao
from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Rascunho, ServicoRow
from bot.storage.work import Work
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pagina
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.quem import Quem, Recusa, quem

LEVANTAMENTO, PLANILHA = "levantamento", "planilha"  # the flows of these drafts
DESFEITA = K("inventario.motivo.desfeito")  # why a service is out whose list was undone
NA_TELA = 8  # names told on a screen


@dataclass(frozen=True, slots=True)
class Conferencia:
    """A draft with the list that it holds, and what was chosen of each pair so far."""

    rascunho: Rascunho
    lista: Lista
    escolhas: Mapping[str, Escolha]

    @property
    def de_planilha(self) -> bool:
        """Whether more than names came: what is in the inventory already is completed."""
        return self.rascunho.fluxo == PLANILHA

    @property
    def pendentes(self) -> list[int]:
        """The places of the pairs of which nothing was chosen."""
        return [lugar for lugar, par in enumerate(self.lista.pares) if par.id not in self.escolhas]

    def destino(self, na_duvida: Escolha) -> Destino:
        """Return what becomes of each new name."""
        return destino(self.lista, self.escolhas, na_duvida)


def comparar(work: Work, rascunho: Rascunho, nomes: Sequence[str]) -> Conferencia:
    """Compare the names with the organ's inventory, and keep the result with the draft."""
    desfeita = work.label(Message(DESFEITA))
    lista = conferir(nomes, _inventario(work, rascunho.siorg or ""), desfeita)
    rascunho.contexto = {**rascunho.contexto, "lista": asdict(lista)}
    return _conferencia(rascunho)


def aberta(work: Work, said: Incoming, rascunho_id: str) -> tuple[Conferencia, Quem]:
    """Return the list of a draft of whoever speaks; raise `Recusa` when it is no list to be stored."""
    rascunho = meu_rascunho(work, said, rascunho_id)
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.CADASTRAR_SERVICO, rascunho.siorg)
    if rascunho.fluxo not in (LEVANTAMENTO, PLANILHA) or "lista" not in rascunho.contexto:
        raise Recusa(desconhecido())
    return _conferencia(rascunho), pessoa


def rever(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Show again what the list holds and what can be done with it."""
    conferencia, _ = aberta(work, said, rascunho_id)
    return (revisao(conferencia),)


def ver_par(work: Work, said: Incoming, rascunho_id: str, numero: str = "1") -> tuple[Screen, ...]:
    """Ask whether two names mean the same service."""
    conferencia, _ = aberta(work, said, rascunho_id)
    return (_par(conferencia, numero),)


def escolher(work: Work, said: Incoming, rascunho_id: str, par_id: str, qual: str) -> tuple[Screen, ...]:
    """Keep what was chosen of a pair, and ask about the next one."""
    conferencia, _ = aberta(work, said, rascunho_id)
    par = next((um for um in conferencia.lista.pares if um.id == par_id), None)
    if par is None or qual not in set(par.escolhas):
        raise Recusa(revisao(conferencia).after(Message(K("inventario.par_mudou"))))
    rascunho = conferencia.rascunho
    rascunho.contexto = {**rascunho.contexto, "escolhas": {**conferencia.escolhas, par_id: qual}}
    conferencia = _conferencia(rascunho)
    pendentes = conferencia.pendentes
    if not pendentes:
        return (revisao(conferencia),)
    este = conferencia.lista.pares.index(par)
    proximo = next((lugar for lugar in pendentes if lugar > este), pendentes[0])
    return (_par(conferencia, str(proximo + 1)),)


def revisao(conferencia: Conferencia) -> Screen:
    """Return what the list holds, in counts and names, and the ways to store it."""
    lista = conferencia.lista
    repetidos = K("planilha.ja_ha" if conferencia.de_planilha else "inventario.repetidos")
    partes = (
        (Message(K("inventario.conferir"), count=len(lista.novos)),),
        tuple(nomeados(repetidos, lista.repetidos)),
        tuple(nomeados(K("inventario.voltam"), [um.nome for um in lista.voltam])),
        tuple(nomeados(K("inventario.continuam_fora"), lista.fora)),
        tuple(_dos_pares(conferencia)),
    )
    voltar = K("planilha.voltar_colunas" if conferencia.de_planilha else "inventario.mudar_a_lista")
    mudar = botao(voltar, "rascunho.continuar", conferencia.rascunho.id)
    return Screen(
        tuple(Paragraph(linhas) for linhas in partes if linhas),
        (*_guardar(conferencia), (mudar,), (MENU,)),
    )


def nomeados(titulo: K, nomes: Sequence[str]) -> Iterator[Message]:
    """Yield the title with how many there are, and the first names; nothing when there are none."""
    if nomes:
        yield Message(titulo, count=len(nomes))
        yield from (Message(K("inventario.item"), {"nome": nome}) for nome in nomes[:NA_TELA])
    if len(nomes) > NA_TELA:
        yield Message(K("inventario.e_mais"), count=len(nomes) - NA_TELA)


def _dos_pares(conferencia: Conferencia) -> Iterator[Message]:
    pares, pendentes = conferencia.lista.pares, conferencia.pendentes
    if pendentes:
        yield Message(K("inventario.parecidos"), count=len(pares))
        if len(pendentes) < len(pares):
            yield Message(K("inventario.pendentes"), count=len(pendentes))
    elif pares:
        iguais = conferencia.destino(Escolha.DIFERENTES).iguais
        yield Message(K("inventario.parecidos_vistos"), count=len(pares))
        if not conferencia.de_planilha:
            yield Message(K("inventario.ficam_de_fora"), count=iguais)


def _guardar(conferencia: Conferencia) -> Rows:
    """Return the buttons that store the list; while pairs wait, to see them or to let the doubt decide."""
    rascunho, pendentes = conferencia.rascunho, conferencia.pendentes
    todos = _quantos(conferencia, Escolha.DIFERENTES)
    if not pendentes:
        so_completa = conferencia.de_planilha and not conferencia.destino(Escolha.DIFERENTES).guardar
        rotulo = K("planilha.completar") if so_completa else K("inventario.guardar")
        return ((botao(Message(rotulo, count=todos), *_ato(conferencia, Escolha.DIFERENTES)),),)
    ver = botao(Message(K("inventario.ver_pares"), count=len(pendentes)), *_ver(rascunho, pendentes[0] + 1))
    tudo = botao(Message(K("inventario.guardar_todos"), count=todos), *_ato(conferencia, Escolha.DIFERENTES))
    return ((ver,), *_guardar_os_diferentes(conferencia), (tudo,))


def _guardar_os_diferentes(conferencia: Conferencia) -> Rows:
    quantos = _quantos(conferencia, Escolha.O_DE_ANTES)
    if not quantos or not conferencia.pendentes:
        return ()
    rotulo = Message(K("inventario.guardar_diferentes"), count=quantos)
    return ((botao(rotulo, *_ato(conferencia, Escolha.O_DE_ANTES)),),)


def _quantos(conferencia: Conferencia, na_duvida: Escolha) -> int:
    lista, destino = conferencia.lista, conferencia.destino(na_duvida)
    a_completar = len({*destino.donos} - {*destino.guardar}) + len(lista.repetidos)
    return len(destino.guardar) + len(lista.voltam) + (a_completar if conferencia.de_planilha else 0)


def _ato(conferencia: Conferencia, na_duvida: Escolha) -> tuple[str, str, str]:
    ato = "planilha.guardar" if conferencia.de_planilha else "inventario.guardar"
    return ato, conferencia.rascunho.id, na_duvida.value


def _ver(rascunho: Rascunho, numero: int) -> tuple[str, str, str]:
    return "inventario.par", rascunho.id, str(numero)


def _par(conferencia: Conferencia, numero: str) -> Screen:
    pares, rascunho = conferencia.lista.pares, conferencia.rascunho
    if not pares:
        return revisao(conferencia)
    desta, vizinhas = pagina(range(len(pares)), numero, 1, "inventario.par", rascunho.id)
    par = pares[desta[0]]
    de_antes = K("inventario.par.a_do_inventario") if par.servico is not None else K("inventario.par.a")
    linhas = [
        Message(K("inventario.par.titulo"), {"numero": desta[0] + 1, "total": len(pares)}),
        Message(de_antes, {"nome": par.outro_nome}),
        Message(K("inventario.par.b"), {"nome": par.nome}),
    ]
    if par.id in conferencia.escolhas:
        dita = Message(K(f"inventario.escolha.{conferencia.escolhas[par.id].value}"))
        linhas.append(Message(K("inventario.par.escolhido"), {"escolha": dita}))
    voltar = (botao(K("inventario.voltar_a_lista"), "inventario.conferir", rascunho.id),)
    return say(
        *linhas, buttons=(*_escolhas(rascunho, par), *vizinhas, *_guardar_os_diferentes(conferencia), voltar)
    )


def _escolhas(rascunho: Rascunho, par: Par) -> Rows:
    return tuple(
        (
            botao(
                K(f"inventario.escolha.{qual.value}"), "inventario.escolher", rascunho.id, par.id, qual.value
            ),
        )
        for qual in par.escolhas
    )


def _inventario(work: Work, siorg: str) -> list[Levantado]:
    row = ServicoRow
    colunas = (row.id, row.nome, row.slug, row.estado, row.fora_do_inventario)
    do_orgao = select(*map(col, colunas)).where(col(row.siorg) == siorg).order_by(col(row.nome))
    return [
        Levantado(numero, nome, slug, estado == Estado.LEVANTADO.value, fora)
        for numero, nome, slug, estado, fora in work.session.execute(do_orgao)
    ]


def _conferencia(rascunho: Rascunho) -> Conferencia:
    guardada = rascunho.contexto["lista"]
    lista = Lista(
        novos=tuple(guardada["novos"]),
        repetidos=tuple(guardada["repetidos"]),
        voltam=tuple(Levantado(**um) for um in guardada["voltam"]),
        fora=tuple(guardada["fora"]),
        pares=tuple(Par(**um) for um in guardada["pares"]),
    )
    ditas = rascunho.contexto.get("escolhas", {})
    return Conferencia(rascunho, lista, {par: Escolha(qual) for par, qual in ditas.items()})
