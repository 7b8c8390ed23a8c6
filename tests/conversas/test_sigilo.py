"""A CPF or a password that somebody pastes is never kept; what only looked like one loses no other word."""

import pytest

from bot.usecases.sigilo import problema, separar
from tests.conversas.cadastros import em_andamento, titular
from tests.conversas.palco import Palco

CPF = "52998224725"  # the check digits are right


@pytest.mark.parametrize(
    ("texto", "resto", "chave"),
    [
        (CPF, "", "sigilo.cpf"),
        (f"meu cpf é {CPF}", "", "sigilo.cpf"),
        ("O CPF 529.982.247-25 é meu", "", "sigilo.cpf"),
        (f"Procure Ana, {CPF}, no balcão", "Procure Ana,, no balcão", "sigilo.cpf_tirado"),
        (f"Leve o pedido {CPF} ao posto", "Leve o pedido ao posto", "sigilo.cpf_tirado"),
        ("senha: 12345", "", "sigilo.senha"),
        ("minha senha é girassol", "", "sigilo.senha"),
        ("A senha do portal é Sol#2026", "", "sigilo.senha"),
        (
            "Entre no site; a senha é sol2026 e vale um mês",
            "Entre no site; a senha é e vale um mês",
            "sigilo.senha_tirado",
        ),
    ],
)
def test_o_que_e_segredo_sai_e_o_resto_fica(texto: str, resto: str, chave: str) -> None:
    ficou, aviso = separar(texto)
    assert (ficou, aviso and aviso.key) == (resto, chave)
    assert problema(texto) is not None


@pytest.mark.parametrize(
    "texto",
    [
        "52998224726",
        f"Telefone: {CPF}",
        f"Processo nº {CPF}",
        f"https://www.gov.br/pedido/{CPF}",
        "08007226001",
        "Apresente o CPF no balcão",
        "A senha é enviada por e-mail em dois dias",
        "Retire a senha e aguarde a chamada",
    ],
)
def test_o_que_nao_e_segredo_passa_inteiro(texto: str) -> None:
    assert separar(texto) == (texto, None)


@pytest.mark.asyncio
async def test_um_cpf_no_meio_do_texto_sai_e_a_conversa_segue(palco: Palco) -> None:
    await titular(palco)
    await palco.encenar(
        f"""
        titular: /cadastrar
        bot: Qual é o nome do serviço?
        titular: Obter passaporte comum para viajar
        bot: O que a pessoa consegue com este serviço?
        titular: Você recebe o passaporte {CPF} em casa.
        bot: Tirei da sua mensagem um número que parece CPF. … O resto ficou: “Você recebe … casa.” … gratuito
        """
    )
    assert (await em_andamento(palco))["descricao"] == "Você recebe o passaporte em casa."
