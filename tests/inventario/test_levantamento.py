"""A list compared with the inventory: what is new, what is the same, and what becomes of each name."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.levantamento import Escolha, Levantado, Lista, conferir, destino

DESFEITA = "A lista foi desfeita"
INVENTARIO = (
    Levantado(1, "Emitir passaporte comum", "emitir-passaporte-comum"),
    Levantado(2, "Registrar aeronave", "registrar-aeronave", so_nome=False),
    Levantado(3, "Ouvidoria", "ouvidoria", fora="É área do órgão"),
    Levantado(4, "Solicitar visto", "solicitar-visto", fora=DESFEITA),
)


def _lista(*nomes: str) -> Lista:
    return conferir(nomes, INVENTARIO, DESFEITA)


def test_cada_nome_cai_em_um_lugar_so() -> None:
    lista = _lista("Obter selo", "EMITIR PASSAPORTE COMUM.", "obter selo", "Ouvidoria", "Solicitar visto")
    assert lista.novos == ("Obter selo",)
    assert lista.repetidos == ("EMITIR PASSAPORTE COMUM.", "obter selo")
    assert lista.fora == ("Ouvidoria",)
    assert [um.id for um in lista.voltam] == [4]


def test_o_mesmo_servico_fica_com_o_nome_escolhido() -> None:
    lista = _lista("Emitir passaportes comuns", "Obter selo", "Obter selos")
    do_inventario, da_lista = lista.pares
    feito = destino(
        lista, {do_inventario.id: Escolha.O_NOVO, da_lista.id: Escolha.O_NOVO}, Escolha.DIFERENTES
    )
    assert feito.guardar == ("Obter selos",)
    assert feito.mudar == {1: "Emitir passaportes comuns"}
    assert feito.iguais == 2


def test_o_que_ja_tem_cadastro_nao_muda_de_nome() -> None:
    (par,) = _lista("Registrar aeronaves").pares
    assert par.escolhas == (Escolha.O_DE_ANTES, Escolha.DIFERENTES)


def test_sem_escolha_a_pressa_guarda_so_os_diferentes() -> None:
    lista = _lista("Emitir passaporte comun", "Obter selo", "Obter selos")
    assert destino(lista, {}, Escolha.O_DE_ANTES).guardar == ("Obter selo",)
    assert destino(lista, {}, Escolha.DIFERENTES).guardar == lista.novos


NOMES = st.sampled_from(
    ["Obter selo", "Obter selos", "Obter o selo", "Emitir passe", "Emitir passes", "Site"]
)


@given(st.lists(NOMES, max_size=8), st.lists(st.sampled_from(Escolha), min_size=8, max_size=8))
def test_nenhum_nome_se_perde_nem_entra_duas_vezes(nomes: list[str], ditas: list[Escolha]) -> None:
    lista = _lista(*nomes)
    escolhas = {par.id: dita for par, dita in zip(lista.pares, ditas, strict=False)}
    feito = destino(lista, escolhas, Escolha.DIFERENTES)
    assert len(feito.guardar) + feito.iguais == len(lista.novos)
    assert len(set(feito.guardar)) == len(feito.guardar)
    assert set(feito.guardar) <= set(lista.novos)
