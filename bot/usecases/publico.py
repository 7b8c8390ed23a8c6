"""The audience of an announcement: criteria that are kept, and the people that they mean at each moment.

Criteria: `todos`, `papeis`, `temas`, `orgaos`, `situacoes` narrow one another, and what stands in one list
is an alternative; `pessoas` come besides. Nothing chosen means nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, true
from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.messages import K, Message
from bot.storage.comunicados import Destinatario, Pagina
from bot.storage.queues import chat
from bot.storage.tables import Convite, Indicacao, Orgao, Pessoa, Vinculo
from bot.storage.work import Work
from bot.usecases.convites import VIVAS
from bot.usecases.links import papel_por_extenso
from bot.usecases.parados import PARADO
from bot.usecases.situacoes_do_publico import SEM_LINK, SEM_SENHA, orgaos_em

Criterios = Mapping[str, Any]
LISTAS = ("papeis", "temas", "orgaos", "situacoes", "pessoas")
CAMPOS = ("nome", "orgao", "sigla", "papel", "tema")
_POR_PAGINA = 40  # below 20 ms
_DE_FORA = "c"  # a mark among those who are not in the bot


@dataclass(frozen=True, slots=True)
class Contas:
    """How many people: in the bot, not in it yet, and in it but with the assistant blocked."""

    no_bot: int
    de_fora: int
    bloqueados: int


def contar(work: Work, criterios: Criterios) -> Contas:
    """Count the audience as it is now."""
    regra = _Regra.de(work, criterios)
    pessoas = select(func.count(col(Pessoa.id)), func.count(chat.c.blocked_at)).select_from(Pessoa)
    com_conversa = pessoas.outerjoin(chat, chat.c.chat_id == Pessoa.conta).where(*regra.no_bot())
    todos, bloqueados = work.session.exec(com_conversa).one()
    de_fora = select(func.count(func.distinct(func.lower(Convite.email)))).where(*regra.de_fora())
    return Contas(todos - bloqueados, work.session.exec(de_fora).one(), bloqueados)


def pagina(work: Work, criterios: Criterios, marca: str | None) -> Pagina:
    """Return some people of the audience as it is now, and the mark to go on from: see `comunicados`."""
    regra = _Regra.de(work, criterios)
    if marca is None or not marca.startswith(_DE_FORA):
        return _no_bot(work, regra, int(marca or 0))
    return _de_fora(work, regra, int(marca.removeprefix(_DE_FORA)))


def campos_de(work: Work, pessoa: Pessoa, siorgs: Sequence[str] = ()) -> dict[str, str]:
    """Return what fills the personal fields for somebody; `siorgs`: the organs that it is about, or all."""
    vivos = select(Vinculo).where(Vinculo.pessoa_id == pessoa.id, col(Vinculo.fim).is_(None))
    vinculos = list(work.session.exec(vivos.order_by(col(Vinculo.id))))
    destes = [v for v in vinculos if v.siorg in siorgs] or vinculos
    return _campos(work, pessoa.nome, [(v.papel, v.tema, v.siorg) for v in destes])


@dataclass(frozen=True, slots=True)
class _Regra:
    """The criteria, with the organs that they mean; `orgaos` is None where any organ will do."""

    criterios: Criterios
    orgaos: frozenset[str] | None
    escolheu: bool

    @classmethod
    def de(cls, work: Work, criterios: Criterios) -> "_Regra":
        situacoes = criterios.get("situacoes", [])
        orgaos = frozenset(criterios.get("orgaos", [])) or None
        escolheu = bool(criterios.get("todos")) or any(criterios.get(nome) for nome in LISTAS[:-1])
        das_situacoes = orgaos_em(work, situacoes)
        return cls({**criterios, "em_situacao": das_situacoes}, orgaos, escolheu)

    def no_bot(self) -> tuple[ColumnElement[bool], ...]:
        """Return what is true of those who can be written to."""
        vivos = (col(Vinculo.pessoa_id) == Pessoa.id, col(Vinculo.fim).is_(None))
        escolhida = exists().where(*vivos, self._papel(Vinculo), self._orgao(Vinculo), self._situacao())
        a_dedo = col(Pessoa.id).in_(self.criterios.get("pessoas", [])) & exists().where(*vivos)
        alguma = or_(escolhida, a_dedo) if self.escolheu else a_dedo
        return col(Pessoa.conta).is_not(None), alguma

    def de_fora(self) -> tuple[ColumnElement[bool], ...]:
        """Return what is true of the links of those who are not in the bot, and have an e-mail."""
        situacoes = self.criterios.get("situacoes", [])
        ja_esta = exists().where(
            func.lower(Pessoa.email) == func.lower(Convite.email), col(Pessoa.conta).is_not(None)
        )
        conta = true() if self.escolheu else false()
        situacao = self._em_situacao(Convite) if situacoes and SEM_LINK not in situacoes else true()
        com_email = (col(Convite.email).is_not(None), col(Convite.email) != "", ~ja_esta)
        return *PARADO, *com_email, conta, self._papel_do_link(), self._orgao(Convite), situacao

    def _papel(self, de: type[Vinculo] | type[Indicacao]) -> ColumnElement[bool]:
        papeis, temas = self.criterios.get("papeis", []), self.criterios.get("temas", [])
        papel = col(de.papel).in_(papeis) if papeis else col(de.papel) != Papel.STI.value
        if not temas:
            return papel
        sem_tema = col(de.tema).is_(None) & col(de.papel).in_(papeis)  # a theme narrows those who have one
        return and_(papel, or_(col(de.tema).in_(temas), sem_tema))

    def _papel_do_link(self) -> ColumnElement[bool]:
        papeis, temas = self.criterios.get("papeis", []), self.criterios.get("temas", [])
        indicada = exists().where(
            col(Indicacao.convite_id) == Convite.id,
            col(Indicacao.situacao).in_(VIVAS),
            self._papel(Indicacao),
        )
        if Papel.INDICADOR.value in papeis or not (papeis or temas):
            return or_(indicada, col(Convite.papel) == Papel.INDICADOR.value)
        return indicada

    def _orgao(self, de: type[Vinculo] | type[Convite]) -> ColumnElement[bool]:
        return true() if self.orgaos is None else col(de.siorg).in_(self.orgaos)

    def _situacao(self) -> ColumnElement[bool]:
        situacoes = self.criterios.get("situacoes", [])
        if not situacoes:
            return true()
        sem_senha = exists().where(
            col(Indicacao.id) == Vinculo.indicacao_id, col(Indicacao.senha_portal) == "nao"
        )
        return or_(self._em_situacao(Vinculo), sem_senha if SEM_SENHA in situacoes else false())

    def _em_situacao(self, de: type[Vinculo] | type[Convite]) -> ColumnElement[bool]:
        return col(de.siorg).in_(self.criterios["em_situacao"])


def _no_bot(work: Work, regra: _Regra, depois_de: int) -> Pagina:
    desta = select(Pessoa).where(*regra.no_bot(), col(Pessoa.id) > depois_de).order_by(col(Pessoa.id))
    pessoas = list(work.session.exec(desta.limit(_POR_PAGINA)))
    vinculos = _vinculos_de(work, [pessoa.id for pessoa in pessoas])
    destinos = [_destino(work, regra, pessoa, vinculos.get(pessoa.id or 0, [])) for pessoa in pessoas]
    cheia = len(pessoas) == _POR_PAGINA
    return destinos, str(pessoas[-1].id) if cheia else f"{_DE_FORA}0"


def _destino(work: Work, regra: _Regra, pessoa: Pessoa, vinculos: list[Vinculo]) -> Destinatario:
    destes = [v for v in vinculos if regra.orgaos is not None and v.siorg in regra.orgaos] or vinculos
    campos = _campos(work, pessoa.nome, [(v.papel, v.tema, v.siorg) for v in destes])
    return Destinatario(pessoa.conta, pessoa.nome, pessoa.email, pessoa.id, campos)


def _vinculos_de(work: Work, pessoas: Sequence[int | None]) -> dict[int, list[Vinculo]]:
    vivos = select(Vinculo).where(col(Vinculo.pessoa_id).in_(pessoas), col(Vinculo.fim).is_(None))
    de_cada_uma: dict[int, list[Vinculo]] = {}
    for vinculo in work.session.exec(vivos.order_by(col(Vinculo.id))):
        de_cada_uma.setdefault(vinculo.pessoa_id, []).append(vinculo)
    return de_cada_uma


def _de_fora(work: Work, regra: _Regra, depois_de: int) -> Pagina:
    convites = links_de_fora(work, regra.de_fora(), depois_de)
    destinos = [Destinatario(None, c.nome, (c.email or "").lower()) for c in convites]
    cheia = len(convites) == _POR_PAGINA
    return destinos, f"{_DE_FORA}{convites[-1].id}" if cheia else None


def links_de_fora(
    work: Work, onde: tuple[ColumnElement[bool], ...], depois_de: int = 0, ate: int = _POR_PAGINA
) -> list[Convite]:
    """Return the links of those who are not in the bot yet."""
    busca = select(Convite).where(*onde, col(Convite.id) > depois_de)
    return list(work.session.exec(busca.order_by(col(Convite.id)).limit(ate)))


def quem_esta_de_fora(work: Work, criterios: Criterios, ate: int) -> list[Convite]:
    """Return the links of those of the audience who are not in the bot yet, `ate` at most."""
    return links_de_fora(work, _Regra.de(work, criterios).de_fora(), ate=ate)


def _campos(work: Work, nome: str, papeis: Sequence[tuple[str, str | None, str | None]]) -> dict[str, str]:
    orgaos = [work.session.get(Orgao, siorg) for *_, siorg in papeis if siorg]
    nomes = [orgao.nome for orgao in orgaos if orgao]
    siglas = [orgao.sigla or orgao.nome for orgao in orgaos if orgao]
    funcoes = [work.label(papel_por_extenso(papel, tema)) for papel, tema, _ in papeis]
    temas = [work.label(Message(K(f"tema.{tema}.nome"))) for _, tema, _ in papeis if tema]
    valores = (nome, _juntos(nomes), _juntos(siglas), _juntos(funcoes), _juntos(temas))
    return dict(zip(CAMPOS, valores, strict=True))


def _juntos(valores: Sequence[str]) -> str:
    unicos = list(dict.fromkeys(valores))
    return unicos[0] if len(unicos) == 1 else f"{', '.join(unicos[:-1])} e {unicos[-1]}" if unicos else ""
