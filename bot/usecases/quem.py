"""Who is speaking: the person behind a Telegram account, and the mandates she holds now."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.domain.papeis import PERMISSOES, Acao, Funcao, Mandato, Papel, Tema, pode
from bot.messages import K, Message, Screen, say
from bot.storage.tables import Orgao, Pessoa, Vinculo
from bot.storage.work import Work


class Recusa(Exception):
    """The action does not happen; `screen` says why, politely. Raised before anything is written."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.screen = screen


@dataclass(frozen=True, slots=True)
class Quem:
    """A person and her mandates; `pessoa` is None for somebody who accepted no link."""

    pessoa: Pessoa | None
    mandatos: tuple[Mandato, ...]

    @property
    def id(self) -> int:
        """The person's number; raise `Recusa` for a visitor."""
        if self.pessoa is None or self.pessoa.id is None:
            raise Recusa(say(Message(K("permissao.visitante"))))
        return self.pessoa.id

    def pode(self, acao: Acao, siorg: str | None = None) -> bool:
        """Tell whether the table of roles and actions lets her do it."""
        return pode(self.mandatos, acao, siorg)

    def exigir(self, acao: Acao, siorg: str | None = None) -> None:
        """Raise `Recusa`, saying who can, when she may not do it."""
        if not self.pode(acao, siorg):
            raise Recusa(say(Message(self._motivo(acao))))

    def tem_papel_em(self, siorg: str | None) -> bool:
        """Tell whether a mandate of hers reaches the organ; with None, whether she has any at all."""
        return any(siorg is None or m.siorg is None or m.siorg == siorg for m in self.mandatos)

    def orgaos(self, acao: Acao) -> tuple[str, ...]:
        """Return the SIORG numbers where one of her own mandates allows `acao`."""
        permitidas = PERMISSOES[acao]
        return tuple(
            dict.fromkeys(m.siorg for m in self.mandatos if m.siorg is not None and m.funcao in permitidas)
        )

    def _motivo(self, acao: Acao) -> K:
        if self.mandatos:
            return K(f"permissao.{acao.value}")
        return K("permissao.visitante" if self.pessoa is None else "menu.sem_mandato")


def quem(work: Work, conta: int) -> Quem:
    """Return who speaks through the Telegram account `conta`."""
    pessoa = work.session.exec(select(Pessoa).where(Pessoa.conta == conta)).first()
    return Quem(None, ()) if pessoa is None else Quem(pessoa, mandatos_de(work, pessoa))


def mandatos_de(work: Work, pessoa: Pessoa) -> tuple[Mandato, ...]:
    """Return the mandates that the person holds now."""
    busca = select(Vinculo).where(Vinculo.pessoa_id == pessoa.id, col(Vinculo.fim).is_(None))
    vinculos = work.session.exec(busca.order_by(col(Vinculo.id)))
    return tuple(Mandato(Funcao(Papel(v.papel), Tema(v.tema) if v.tema else None), v.siorg) for v in vinculos)


def orgao_de(work: Work, siorg: str) -> Orgao:
    """Return an organ that STI/MP opened; raise `Recusa` when there is none of that number."""
    orgao = work.session.get(Orgao, siorg)
    if orgao is None:
        raise Recusa(say(Message(K("orgao.nao_aberto"))))
    return orgao


def nome_do_orgao(orgao: Orgao) -> str:
    """Return `Nome (SIGLA)`, the way the Portal shows it."""
    return f"{orgao.nome} ({orgao.sigla})" if orgao.sigla else orgao.nome
