"""What transcripts of oficinas share: one that is open, and what its files say."""

from typing import Any

import vobject
from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.storage.tables_das_oficinas import Inscricao, Oficina
from tests.conversas.cadastros import titular
from tests.conversas.palco import PESSOAS, Palco

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília.
ABRIR = """
    sti: /oficinas
    bot: Nenhuma oficina marcada por enquanto. [Abrir oficina ou visita] [Ver pedidos de oficina]
    sti: [Abrir oficina ou visita]
    bot: O que você vai marcar? [Oficina] [Visita técnica]
    sti: 1
    bot: De qual tema?
    sti: 1
    bot: Qual é o título?
    sti: Escrever para quem usa
    bot: Para que serve?
    sti: Sair com dois serviços reescritos.
    bot: Em que dia?
    sti: 04/12/2026
    bot: A que horas começa?
    sti: 14h30
    bot: A que horas termina?
    sti: 14:00
    bot: O fim vem depois do começo, que é às 14h30. Escreva outra hora.
    sti: 17
    bot: Onde é?
    sti: https://sala.example/oficina
    bot: Para quem é?
    sti: 3
    bot: Quantas vagas?
    sti: {vagas}
    bot: Confira a oficina [Guardar e avisar]
    sti: [Guardar e avisar]
    bot: “Escrever para quem usa” está aberta.
    bot: Encaminhe este texto … on-line. O endereço chega a quem tem vaga. … Inscrição pelo Telegram
"""


async def aberta(palco: Palco, vagas: int = 1, *titulares: str) -> str:
    """Open an oficina as the central team does; return its link. `titulares` are there to be told."""
    await palco.abrir("sti", await palco.convidar(Papel.STI, "Ana Lúcia Prado"))
    await palco.dizer("sti", "[Entrar na equipe central]")
    for nome in titulares:
        await palco.dizer(nome, "/start")
        await titular(palco, nome=nome)
    await palco.encenar(ABRIR.format(vagas=vagas))
    return (palco.pessoa("sti").messages[-1].text or "").split()[-1]


async def inscrever(palco: Palco, nome: str, link: str) -> None:
    """Let somebody enrol by the link."""
    await palco.abrir(nome, link)
    for fala in ("[Fazer minha inscrição]", f"{nome} Souza", f"{nome}@exemplo.gov.br", "Exemplo", "Área"):
        await palco.dizer(nome, fala)
    await palco.dizer(nome, "[Confirmar inscrição]")


async def situacoes(palco: Palco) -> list[tuple[str, str]]:
    """Return account or e-mail, and state, of everybody enrolled, in the order of arrival."""
    busca = select(Inscricao).order_by(col(Inscricao.ordem), col(Inscricao.id))
    todas = await palco.assistente.database.run(lambda work: list(work.session.exec(busca)))
    nomes = {conta: nome for nome, (conta, _, _) in PESSOAS.items()}
    return [(nomes.get(i.chat_id or 0, i.email or ""), i.situacao) for i in todas]


async def a_oficina(palco: Palco) -> Oficina:
    """Return the only oficina."""
    return await palco.assistente.database.run(lambda work: work.session.exec(select(Oficina)).one())


def agendas(palco: Palco, nome: str) -> list[Any]:
    """Return the calendars that somebody was sent, read with another library."""
    files = [m.file for m in palco.pessoa(nome).messages if m.from_bot and m.file is not None]
    return [vobject.readOne(f.data.decode()) for f in files if f.name.endswith(".ics")]


def recebeu(palco: Palco, nome: str, trecho: str) -> int:
    """Return how many messages on somebody's phone have that in them."""
    return sum(1 for m in palco.pessoa(nome).messages if trecho in (m.text or m.caption or ""))
