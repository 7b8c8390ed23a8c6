"""The 40 real letters: walked through the form as a person would, exported, and compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.cartas.escrita import escrever
from bot.domain.orgaos import orgaos
from bot.domain.regras import conselhos
from bot.domain.slug import slug
from bot.forms.engine import Context, Event, answer, clean, start
from bot.forms.form import Answers
from bot.forms.servico import CADASTRO_SERVICO, inicio
from bot.forms.servico_valores import servico_de
from bot.messages import Message, Screen
from tests.servico.cartas_reais import RECUSADAS, cartas, essencia, siorg_da, valores_da
from tests.servico.pessoa import proxima

RASCUNHO = Context("7f3a9c01")


@dataclass(frozen=True, slots=True)
class Passeio:
    """How far a letter came: its values when the form was confirmed, and what the assistant refused."""

    valores: Answers | None
    recusas: tuple[str, ...]
    respostas: int


def passear(xml: bytes) -> Passeio:
    """Answer the form from a letter until it is confirmed, or until the same answer is refused."""
    sabidos = valores_da(xml)
    turno = start(CADASTRO_SERVICO, RASCUNHO, inicio([siorg_da(xml)]))
    recusas: list[str] = []
    for respostas in range(1, 1000):
        antes = turno.state
        dito = proxima(CADASTRO_SERVICO, antes, RASCUNHO.draft, sabidos)
        turno = answer(CADASTRO_SERVICO, RASCUNHO, antes, dito)
        recusas += recusas_em(turno.screen)
        if turno.event is Event.DONE:
            return Passeio(clean(CADASTRO_SERVICO, turno.state.answers), tuple(recusas), respostas)
        if turno.state == antes:
            return Passeio(None, tuple(recusas), respostas)
    raise AssertionError("the form never ended")


def recusas_em(screen: Screen) -> Iterator[str]:
    """Yield the keys of what a screen refuses, those inside other messages included."""

    def dentro(message: Message) -> Iterator[str]:
        if ".problema." in message.key or message.key == "formulario.itens.repetidos":
            yield message.key
        for param in message.params.values():
            if isinstance(param, Message):
                yield from dentro(param)

    for paragraph in screen.paragraphs:
        for line in paragraph.lines:
            yield from dentro(line)


def exportada(xml: bytes, valores: Answers) -> bytes:
    return escrever(servico_de(valores, orgaos()[siorg_da(xml)]))


def test_as_40_cartas_voltam_iguais_pelo_formulario() -> None:
    recusadas = {}
    for carta in cartas():
        xml = carta.read_bytes()
        passeio = passear(xml)
        if passeio.recusas:
            recusadas[carta.stem] = passeio.recusas
        if passeio.valores is not None:
            assert essencia(exportada(xml, passeio.valores)) == essencia(xml), carta.name
    assert recusadas == {nome: (chave,) for nome, (_, chave) in RECUSADAS.items()}


def test_sao_40_cartas_e_so_duas_param_no_meio() -> None:
    param = [carta.stem for carta in cartas() if passear(carta.read_bytes()).valores is None]
    assert (len(cartas()), param) == (
        40,
        ["cadastrar-empresa-estrategica-de-defesa", "optar-pelo-simples-nacional"],
    )


def test_o_nome_da_carta_e_o_nome_do_arquivo() -> None:
    nomes = {carta.stem: slug(valores_da(carta.read_bytes())["nome"]) for carta in cartas()}
    assert {arquivo: nome for arquivo, nome in nomes.items() if arquivo != nome} == {}


def test_nenhum_verbo_das_cartas_passa_por_substantivo() -> None:
    estranhos = {
        str(conselho.params.get("sugestao", valores["nome"]))
        for valores in (valores_da(carta.read_bytes()) for carta in cartas())
        for conselho in conselhos("nome", valores["nome"])
        if conselho.key in ("regras.nome.infinitivo", "regras.titulo.troque_por_verbo")
    }
    assert estranhos == {"Apply for eVisa to Brazil", "Participar de feiras do agronegócio"}
