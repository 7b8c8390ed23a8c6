"""Real input: each of the 40 real letters, answered on a phone as a person would, comes out equal."""

from functools import partial
from statistics import median

import pytest

from tests.conversas.cadastros import dar_mandatos
from tests.conversas.com_a_carta import Leitor, Registro, abertos
from tests.conversas.palco import Palco
from tests.servico.cartas_reais import cartas, essencia, siorg_da, valores_da

PESSOAS = 8  # side by side
OBRIGATORIA = "Esta resposta é necessária e não dá para pular. Se precisar de tempo, salve e continue depois."

# What breaks a rule of the standard that the assistant holds, and what it says; the first two stop there.
RECUSADAS = {
    "cadastrar-empresa-estrategica-de-defesa": ("o canal tem endereço", [OBRIGATORIA]),
    "optar-pelo-simples-nacional": ("o serviço tem um solicitante", [OBRIGATORIA]),
    "cadastrar-se-para-participar-de-processo-de-compras-publicas-pelo-sistema-comprasnet": (
        "a palavra-chave repetida fica uma vez só",
        ["Já estava na lista: SICAF."],
    ),
    "obter-financiamento-do-fies": (
        "a palavra-chave repetida fica uma vez só",
        ["Já estava na lista: fies."],
    ),
}


def repartir() -> list[list[tuple[str, bytes]]]:
    """Share the letters out so that everybody has about as much to do, the longest first."""
    partes: list[list[tuple[str, bytes]]] = [[] for _ in range(PESSOAS)]
    lidas = [(carta.stem, carta.read_bytes()) for carta in cartas()]
    for nome, xml in sorted(lidas, key=lambda lida: -len(lida[1])):
        min(partes, key=lambda parte: sum(len(dela) for _, dela in parte)).append((nome, xml))
    return partes


async def chamar_leitores(palco: Palco) -> list[Leitor]:
    """Make everybody titular of the organs of their letters."""
    leitores = []
    for vez, suas in enumerate(repartir()):
        telefone = palco.tg.user(9100 + vez, "Leitora", str(vez))
        siorgs = tuple(dict.fromkeys(siorg_da(xml) for _, xml in suas))
        await palco.assistente.database.run(partial(dar_mandatos, conta=telefone.id, siorgs=siorgs))
        leitores.append(Leitor(telefone, [Registro(nome, valores_da(xml)) for nome, xml in suas]))
    return leitores


async def cadastrar_todas(palco: Palco) -> dict[str, Registro]:
    """Let everybody act at once, again and again, until no letter is left."""
    leitores = await chamar_leitores(palco)
    while ocupados := [leitor for leitor in leitores if leitor.ocupado]:
        contas = [leitor.telefone.id for leitor in ocupados]
        agora = await palco.assistente.database.run(partial(abertos, contas=contas))
        for leitor in ocupados:
            await leitor.agir(agora.get(leitor.telefone.id))
        await palco.sossegar()
    return {registro.nome: registro for leitor in leitores for registro in leitor.feitas}


@pytest.mark.asyncio
async def test_as_40_cartas_reais_passam_pela_conversa_e_saem_iguais(
    palco: Palco, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    registros = await cadastrar_todas(palco)
    for carta in cartas():
        saida = registros[carta.stem].xml
        if saida is not None:
            assert essencia(saida) == essencia(carta.read_bytes()), carta.stem
    ditos = {nome: registro.avisos for nome, registro in registros.items() if registro.avisos}
    assert ditos == {nome: dito for nome, (_, dito) in RECUSADAS.items()}
    param = sorted(nome for nome, registro in registros.items() if registro.xml is None)
    assert (len(registros), param) == (
        40,
        sorted(nome for nome, (_, d) in RECUSADAS.items() if d == [OBRIGATORIA]),
    )
    with capsys.disabled():
        print(f"\n{database_url.partition(':')[0]}: {resumo(registros, len(param))}")


def resumo(registros: dict[str, Registro], recusadas: int) -> str:
    """Return the line that sums the run up."""
    inteiras = [registro for registro in registros.values() if registro.xml is not None]
    nucleos, todas = ([getattr(r, nome) for r in inteiras] for nome in ("nucleo", "respostas"))
    return (
        f"{len(registros)} cartas, {recusadas} param numa regra; respostas até o resumo: "
        f"mediana {median(nucleos):.0f}, máximo {max(nucleos)}; com tudo o que é opcional: "
        f"mediana {median(todas):.0f}, máximo {max(todas)}, {sum(todas)} ao todo"
    )
