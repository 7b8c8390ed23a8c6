"""Personal fields keep the formatting in its place, in Telegram's UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.preenchimento import preencher, unidades


def _trecho(texto: str, entidade: dict[str, int]) -> str:
    bruto = texto.encode("utf-16-le")
    comeco = 2 * entidade["offset"]
    return bruto[comeco : comeco + 2 * entidade["length"]].decode("utf-16-le")


def _sobre(texto: str, trecho: str, tipo: str = "bold") -> dict[str, object]:
    antes = texto[: texto.index(trecho)]
    return {"type": tipo, "offset": unidades(antes), "length": unidades(trecho)}


def test_o_que_vem_depois_de_um_campo_anda_com_ele() -> None:
    texto = "🎉 {nome}, leia o edital de {orgao} hoje"
    marcas = [_sobre(texto, "edital"), _sobre(texto, "{orgao} hoje"), _sobre(texto, "🎉")]
    cheio, movidas = preencher(texto, marcas, {"nome": "Zé 😀", "orgao": "Secretaria Nova"})
    assert cheio == "🎉 Zé 😀, leia o edital de Secretaria Nova hoje"
    assert [_trecho(cheio, marca) for marca in movidas] == ["edital", "Secretaria Nova hoje", "🎉"]


def test_uma_marca_que_comeca_dentro_do_campo_cobre_o_que_o_substitui() -> None:
    cheio, movidas = preencher("Oi {nome}!", [{"type": "bold", "offset": 5, "length": 2}], {"nome": "Ana"})
    assert [_trecho(cheio, marca) for marca in movidas] == ["Ana"]


def test_outras_chaves_ficam_como_escritas_e_marca_vazia_some() -> None:
    texto = "{nome} {cargo} {"
    assert preencher(texto, [_sobre(texto, "{nome}")], {"nome": ""}) == (" {cargo} {", ())


@given(st.lists(st.sampled_from(["{nome}", "{orgao}", "negrito", "😀", " ", "{", "x}"])), st.data())
def test_um_trecho_marcado_e_o_mesmo_trecho_preenchido(pecas: list[str], data: st.DataObject) -> None:
    campos = {"nome": "Iara 😀", "orgao": "INPI"}
    antes = data.draw(st.integers(0, len(pecas)))
    ate = data.draw(st.integers(antes, len(pecas)))
    texto, trecho = "".join(pecas), "".join(pecas[antes:ate])
    marca = {"type": "bold", "offset": unidades("".join(pecas[:antes])), "length": unidades(trecho)}
    cheio, movidas = preencher(texto, [marca], campos)
    esperado = preencher(trecho, [], campos)[0]
    assert [_trecho(cheio, movida) for movida in movidas] == ([esperado] if esperado else [])
