"""Whatever a button is made to carry, somebody reads a plain answer: never silence, never our apology."""

from collections.abc import Iterator
from inspect import signature

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine

from bot.callbacks import LARGEST, Choice, Move, UnknownButton, number_in, unpack
from bot.delivery.knowledge import respondedor
from bot.storage.engines import address
from bot.storage.work import Work
from bot.usecases import conversas
from bot.usecases.acoes import ACOES
from bot.usecases.incoming import Incoming
from tests.conferencia.mesa import CONTENT
from tests.conversas.palco import Relogio
from tests.conversas.papeis import CONTAS, montar

QUEM = ("visitante", "sti", "indicador", "titular_1", "titular_2", "titular_1_do_vizinho")
ESTRANHOS = (
    *("", "0", "1", "2", "-1", "01", "240", "1988", str(LARGEST), str(LARGEST + 1), str(2**63), "9" * 40),
    *("xx", "sim", "nao", "m", "d", "prestacao", "etapa", "rn-", "--kdeadbeef", "²", "٣", "é", " ", "\x00"),
)
ARGUMENTOS = st.one_of(
    st.sampled_from(ESTRANHOS), st.text(st.characters(exclude_characters=":"), max_size=12)
)
NUNCA = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def banco(database_url: str) -> Iterator[Engine]:
    """Yield a database with somebody in each role, and one of each thing."""
    engine = create_engine(address(database_url))
    with engine.begin() as connection:
        work = _work(connection)
        montar(work)
        work.flush()
    yield engine
    engine.dispose()


@st.composite
def botoes(draw: st.DrawFn) -> str:
    """Return what a button of some action carries, with as many arguments as it may have."""
    nome = draw(st.sampled_from(sorted(ACOES)))
    aceitos = len(signature(ACOES[nome]).parameters) - 2
    argumentos = draw(st.lists(ARGUMENTOS, max_size=aceitos + 1))
    return ":".join(("a", nome, *argumentos))


@given(quem=st.sampled_from(QUEM), dado=botoes())
@example(quem="titular_1", dado="a:acessibilidade.mudar:xx")
@example(quem="indicador", dado="a:indicacao.substituto:240:xx")
@example(quem="titular_1", dado=f"a:servico:{2**31}")
@example(quem="titular_1", dado=f"a:servico:{2**63}")
@example(quem="titular_1", dado=f"a:servico.restaurado:1:1:{2**31}")
@NUNCA
def test_um_botao_forjado_tem_resposta_em_palavras(banco: Engine, quem: str, dado: str) -> None:
    assert all(texto.strip() for texto in _toca(banco, quem, dado))


@given(nome=st.sampled_from(sorted(ACOES)), quem=st.sampled_from(QUEM), data=st.data())
@NUNCA
def test_toda_acao_responde_a_todo_argumento(
    banco: Engine, nome: str, quem: str, data: st.DataObject
) -> None:
    quantos = len(signature(ACOES[nome]).parameters) - 2
    argumentos = [data.draw(ARGUMENTOS) for _ in range(quantos)]
    assert all(texto.strip() for texto in _toca(banco, quem, ":".join(("a", nome, *argumentos))))


@given(texto=st.one_of(st.sampled_from(ESTRANHOS), st.text(), st.integers(-5, 2**70).map(str)))
def test_um_numero_de_botao_cabe_no_banco_ou_nao_e_numero(texto: str) -> None:
    numero = number_in(texto)
    assert numero is None or (0 <= numero <= LARGEST and texto.isascii() and int(texto) == numero)


@pytest.mark.parametrize("dado", [f"c:0:{2**31}:0", f"m:0:{2**63}:voltar", "c:0:٣:0", "a:menu:\x00", ""])
def test_o_que_nenhum_botao_leva_nao_se_le(dado: str) -> None:
    with pytest.raises(UnknownButton):
        unpack(dado)


def test_a_maior_pergunta_ainda_se_le() -> None:
    assert unpack(f"c:0:{LARGEST}:0") == Choice("0", LARGEST, "0")
    assert unpack("m:0:007:voltar") == Move("0", 7, "voltar")


def test_o_substituto_de_um_tema_que_nao_ha_nem_se_pergunta(banco: Engine) -> None:
    (texto, _) = _toca(banco, "indicador", "a:indicacao.substituto:240:xx")
    assert texto.startswith("Esse botão não vale mais. Nada mudou.")


@pytest.mark.parametrize("ato", ["conflito", "conflito.campo", "conflito.escolher", "conflito.guardar"])
def test_um_botao_recusado_nao_pausa_o_que_esta_aberto(banco: Engine, ato: str) -> None:
    with banco.begin() as connection:
        work = _work(connection)
        conta = CONTAS["titular_1"]
        aberto = work.chat(conta).rascunho_id
        resto = {"conflito.escolher": (1, 0, "m"), "conflito.guardar": (1,)}.get(ato, ())
        dado = ":".join(map(str, ("a", ato, aberto, *resto)))  # a draft of hers, about no service
        _ouve(work, "titular_1", dado)
        assert (
            "Esse botão não vale mais"
            in CONTENT.texts.render(work.outgoing[0].screen, numbered=False)[0].text
        )
        assert work.chat(conta).rascunho_id == aberto
        work.close()


def _toca(banco: Engine, quem: str, dado: str) -> list[str]:
    """Return what somebody reads who taps that; nothing of it stays in the database."""
    with banco.connect() as connection:
        work = _work(connection)
        _ouve(work, quem, dado)
        work.flush()
        assert work.outgoing, dado
        telas = [
            texto
            for row in work.outgoing
            for numbered in (False, True)
            for texto in CONTENT.texts.render(row.screen, numbered=numbered)
        ]
        work.close()
        connection.rollback()
    return [tela.text for tela in telas]


def _ouve(work: Work, quem: str, dado: str) -> None:
    conta = CONTAS[quem]
    conversas.ouvir(work, Incoming(1, conta, conta, quem, None, quem, True, "tap", data=dado, message_id=1))


def _work(connection: Connection) -> Work:
    return Work(connection, CONTENT.texts.label, Relogio().now, CONTENT.instalacao, respondedor)
