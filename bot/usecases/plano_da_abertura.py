"""What a spreadsheet of people changes: worked out against what is there, so that nothing is doubled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.messages import K, Message
from bot.storage.tables import Convite, Indicacao, Orgao, Vinculo
from bot.storage.work import Work
from bot.usecases import mandatos
from bot.usecases.convites import VIVAS, Estado, estado
from bot.usecases.links import papel_por_extenso
from bot.usecases.pedidos import Pedido, Problema

DE_CADA_VEZ = 500  # numbers in one question to the database


@dataclass(slots=True)
class Passo:
    """One person of one organ: what is made anew for her, and the link she has, if it still serves."""

    pedidos: list[Pedido]
    novas: list[Pedido] = field(default_factory=list)
    reabertas: list[Indicacao] = field(default_factory=list)
    trocadas: list[Indicacao] = field(default_factory=list)
    vencidos: list[Convite] = field(default_factory=list)
    guardados: list[Indicacao | Convite] = field(default_factory=list)
    vale: Convite | None = None

    @property
    def pessoa(self) -> Pedido:
        """Return the row that tells who she is."""
        return self.pedidos[0]

    @property
    def quer_link(self) -> bool:
        """Tell whether a link has to be made for her."""
        return bool(self.novas or self.reabertas)


@dataclass(slots=True)
class Plano:
    """What would be done for every person, which organs would be opened, and which rows are left out."""

    passos: list[Passo]
    orgaos_novos: list[str]
    problemas: list[Problema]

    @property
    def com_link(self) -> list[Passo]:
        """Return the people for whom a link is made."""
        return [passo for passo in self.passos if passo.quer_link]


def planejar(work: Work, pedidos: Sequence[Pedido]) -> Plano:
    """Return what these rows change now; nothing is written."""
    ha = _Registro.ler(work, {pedido.siorg for pedido in pedidos})
    problemas: list[Problema] = []
    passos = []
    for da_pessoa in _por_pessoa(pedidos):
        passo = Passo(da_pessoa)
        for pedido in da_pessoa:
            problema = ha.somar(passo, pedido)
            if problema is not None:
                problemas.append(Problema(pedido.numero, problema))
        if passo.quer_link or passo.guardados:
            passos.append(passo)
    siorgs = dict.fromkeys(passo.pessoa.siorg for passo in passos)
    return Plano(passos, [siorg for siorg in siorgs if siorg not in ha.abertos], problemas)


def _por_pessoa(pedidos: Iterable[Pedido]) -> list[list[Pedido]]:
    """Put together what one person is asked for in an organ: she gets one link."""
    lotes: dict[tuple[object, ...], list[Pedido]] = {}
    for pedido in pedidos:
        chave = (pedido.siorg, pedido.email.casefold(), pedido.papel is Papel.INDICADOR)
        lotes.setdefault(chave, []).append(pedido)
    return list(lotes.values())


class _Registro:
    """What the database holds of some organs."""

    def __init__(
        self, work: Work, abertos: set[str], convites: list[Convite], vivas: list[Indicacao]
    ) -> None:
        self.abertos = abertos
        self._now = work.now
        self._convites = {convite.id: convite for convite in convites}
        self._vivas = {(i.siorg, i.tema, i.papel): i for i in vivas}
        self._de_quem_indica = {
            (c.siorg, (c.email or "").casefold()): c
            for c in convites
            if c.papel == Papel.INDICADOR.value and c.pessoa_id is None
        }
        self._em_vigor = _em_vigor(work, self._de_quem_indica.values())
        self._central = {pessoa.id for pessoa in mandatos.equipe_central(work)}

    @classmethod
    def ler(cls, work: Work, siorgs: set[str]) -> "_Registro":
        """Read what there is of the organs, in three questions."""
        abertos = set(work.session.exec(select(Orgao.siorg).where(col(Orgao.siorg).in_(siorgs))))
        convites = select(Convite).where(col(Convite.siorg).in_(siorgs)).order_by(col(Convite.id))
        vivas = select(Indicacao).where(col(Indicacao.siorg).in_(siorgs), col(Indicacao.situacao).in_(VIVAS))
        em_ordem = vivas.order_by(col(Indicacao.id))
        return cls(work, abertos, list(work.session.exec(convites)), list(work.session.exec(em_ordem)))

    def somar(self, passo: Passo, pedido: Pedido) -> Message | None:
        """Add to `passo` what one row changes; return why it changes nothing, if it may not."""
        if pedido.papel is Papel.INDICADOR:
            self._somar_quem_indica(passo, pedido)
            return None
        return self._somar_indicacao(passo, pedido)

    def _somar_quem_indica(self, passo: Passo, pedido: Pedido) -> None:
        convite = self._de_quem_indica.get((pedido.siorg, pedido.email.casefold()))
        if convite is None:
            passo.novas.append(pedido)
        elif convite.id in self._em_vigor:
            passo.guardados.append(convite)
        elif estado(convite, self._now) is Estado.VALIDO:
            passo.guardados.append(convite)
            passo.vale = convite
        else:
            passo.novas.append(pedido)
            passo.vencidos.append(convite)

    def _somar_indicacao(self, passo: Passo, pedido: Pedido) -> Message | None:
        atual = self._vivas.get((pedido.siorg, pedido.tema.value if pedido.tema else "", pedido.papel.value))
        if atual is None:
            return self._nova(passo, pedido)
        if atual.email.casefold() != pedido.email.casefold():
            return self._no_lugar(passo, pedido, atual)
        if atual.situacao == "recusada":
            return Message(K("abertura.problema.recusou"), {"nome": atual.nome})
        convite = self._convites.get(atual.convite_id)
        if atual.situacao == "aceita":
            passo.guardados.append(atual)
        elif atual.situacao == "aguardando" and estado(convite, self._now) is Estado.VALIDO:
            passo.guardados.append(atual)
            passo.vale = convite
        else:
            passo.reabertas.append(atual)
            passo.vencidos += [convite] if convite is not None else []
        return None

    def _nova(self, passo: Passo, pedido: Pedido) -> Message | None:
        """Name somebody, unless the other role of the same theme is hers already."""
        for papel in (Papel.TITULAR, Papel.SUBSTITUTO):
            outra = self._vivas.get((pedido.siorg, pedido.tema.value if pedido.tema else "", papel.value))
            if outra is not None and outra.email.casefold() == pedido.email.casefold():
                papel_dela = papel_por_extenso(outra.papel, outra.tema)
                return Message(K("abertura.problema.outro_papel"), {"nome": outra.nome, "papel": papel_dela})
        passo.novas.append(pedido)
        return None

    def _no_lugar(self, passo: Passo, pedido: Pedido, atual: Indicacao) -> Message | None:
        """Put somebody in another's place: only where the central team named her and she has not come in."""
        if atual.situacao == "aceita" or atual.indicada_por not in self._central:
            papel = papel_por_extenso(atual.papel, atual.tema)
            return Message(K("abertura.problema.ja_ha"), {"nome": atual.nome, "papel": papel})
        problema = self._nova(passo, pedido)
        if problema is None:
            passo.trocadas.append(atual)
        return problema


def _em_vigor(work: Work, convites: Iterable[Convite]) -> set[int | None]:
    """Return the numbers of the links that gave a mandate which still runs."""
    aceitos = [convite.id for convite in convites if convite.aceito_em is not None]
    em_vigor: set[int | None] = set()
    for n in range(0, len(aceitos), DE_CADA_VEZ):
        destes = col(Vinculo.convite_id).in_(aceitos[n : n + DE_CADA_VEZ])
        vinculos = work.session.exec(select(Vinculo).where(destes, col(Vinculo.fim).is_(None)))
        em_vigor.update(vinculo.convite_id for vinculo in vinculos)
    return em_vigor
