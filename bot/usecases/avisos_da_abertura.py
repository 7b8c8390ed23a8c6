"""What looks odd about the people who would get a link: nothing is refused for it, somebody is to look."""

from collections.abc import Iterable, Iterator

from bot.domain.correio import correio_particular
from bot.domain.nomes import estranheza
from bot.domain.slug import slug
from bot.messages import K, Message
from bot.usecases.pedidos import Problema
from bot.usecases.plano_da_abertura import Passo


def avisos(passos: Iterable[Passo]) -> list[Problema]:
    """Return what to look at, row by row."""
    return sorted((aviso for passo in passos for aviso in avisos_de(passo)), key=lambda aviso: aviso.numero)


def avisos_de(passo: Passo) -> Iterator[Problema]:
    """Yield what is odd about one person: no name, two names under one e-mail, private mail."""
    nomes = {slug(pedido.nome): pedido for pedido in reversed(passo.pedidos)}
    for pedido in reversed(nomes.values()):
        motivo = estranheza(pedido.nome)
        if motivo is not None:
            yield Problema(pedido.numero, Message(K(f"abertura.aviso.{motivo.value}"), {"nome": pedido.nome}))
        if slug(pedido.nome) != slug(passo.pessoa.nome):
            params = {"nome": passo.pessoa.nome, "linha": str(passo.pessoa.numero), "outro": pedido.nome}
            yield Problema(pedido.numero, Message(K("abertura.aviso.mesmo_email"), params))
    if correio_particular(passo.pessoa.email):
        email = {"email": passo.pessoa.email}
        yield Problema(passo.pessoa.numero, Message(K("abertura.aviso.email_particular"), email))
