"""The forms of the inventory: names pasted one a line, another name, the address of a page on the Portal."""

from bot.domain.nomes_de_servicos import endereco, limpo
from bot.forms.form import Field, Form, Invalid, Kind, Part
from bot.forms.readers import text, web_address
from bot.forms.servico_leitura import conselho
from bot.messages import K, Message

NOMES_DE_UMA_VEZ = 300
_nome = text(at_least=3, at_most=150, one_line=True)


def nome_da_lista(raw: str) -> str:
    """Return the name on a line, without bullet or number; raise `Invalid` for an address or a telephone."""
    nome: str = _nome(limpo(raw))
    if endereco(nome):
        raise Invalid(Message(K("inventario.problema.endereco")))
    return nome


LEVANTAMENTO = Form(
    name="levantamento",
    parts=(
        Part(
            name="lista",
            fields=(
                Field(
                    name="nomes",
                    kind=Kind.ITEMS,
                    read=nome_da_lista,
                    at_most=NOMES_DE_UMA_VEZ,
                ),
            ),
        ),
    ),
)

NOME = Form(
    name="nome",
    parts=(Part(name="nome", fields=(Field(name="nome", read=_nome, advise=conselho("nome")),)),),
)

NO_PORTAL = Form(
    name="no_portal",
    parts=(Part(name="pagina", fields=(Field(name="endereco", read=web_address),)),),
)
