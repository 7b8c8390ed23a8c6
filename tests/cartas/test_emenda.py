"""Edits in the 40 real letters: one field changes one element, and every other byte stays."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from bot.cartas.arvore import Elemento, abrir, medir
from bot.cartas.emenda import emendar
from bot.cartas.leitura import ler
from bot.cartas.recusa import CartaRecusada
from bot.forms.form import Answers
from bot.forms.servico import que_cabem
from bot.forms.servico_valores import servico_de, valores_de
from tests.servico.cartas_reais import cartas, valores_da

NOVO = "Texto novo & <claro>"
INTEIROS = (
    "nome",
    "descricao",
    "titulo",
    "tipo",
    "requisitos",
    "endereco",
    "contato",
    "sigla",
    "nomes_populares",
)
TEXTOS = (*INTEIROS, "documentos", "palavras_chave", "legislacoes", "calculo", "se_indisponivel", "valor")
ELEMENTO = {
    "endereco": "descricao",
    "nomes_populares": "item",
    "documentos": "item",
    "palavras_chave": "item",
    "legislacoes": "item",
    "valor": "valor",
    "calculo": "valorVariavel",
}


def lidos(xml: bytes) -> Answers:
    return que_cabem(valores_de(ler(xml).servico))


def emendada(xml: bytes, valores: Answers) -> bytes:
    orgao = ler(xml).servico.orgao
    return emendar(xml, servico_de(lidos(xml), orgao), servico_de(valores, orgao))


def cada_mudanca(valores: Any, nome: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each text field with the values in which it alone is new."""
    if isinstance(valores, str):
        if nome in TEXTOS:
            yield nome, NOVO
        return
    for chave, valor in valores.items() if isinstance(valores, dict) else enumerate(valores):
        campo = chave if isinstance(chave, str) else nome
        for qual, novo in cada_mudanca(valor, campo):
            outros = deepcopy(valores)
            outros[chave] = novo
            yield qual, outros


def folhas(xml: bytes) -> list[tuple[str, bytes]]:
    """Return each element that holds no other, and the tags that open the others, as they are written."""
    documento = medir(abrir(xml))

    def andar(elemento: Elemento) -> Iterator[tuple[str, bytes]]:
        ate = elemento.abertura if elemento.filhos else elemento.fim
        yield elemento.nome, documento.dados[elemento.inicio : ate]
        for filho in elemento.filhos:
            yield from andar(filho)

    return list(andar(documento.raiz))


def test_as_40_cartas_sao_lidas_como_quem_as_digita() -> None:
    for carta in cartas():
        xml = carta.read_bytes()
        digitadas = servico_de(que_cabem(valores_da(xml)), ler(xml).servico.orgao)
        assert servico_de(lidos(xml), ler(xml).servico.orgao) == digitadas, carta.name


def test_sem_mudanca_cada_carta_volta_igual_byte_por_byte() -> None:
    for carta in cartas():
        xml = carta.read_bytes()
        assert emendada(xml, lidos(xml)) == xml, carta.name


def test_mudar_um_campo_qualquer_das_40_muda_so_o_elemento_dele() -> None:
    for carta in cartas():
        xml = carta.read_bytes()
        antes = folhas(xml)
        for campo, valores in cada_mudanca(lidos(xml)):
            nova = emendada(xml, valores)
            depois = folhas(nova)
            mudadas = [(um, outro) for um, outro in zip(antes, depois, strict=False) if um != outro]
            quais = {um[0] for um, _ in mudadas}
            em = ELEMENTO.get(campo, campo)
            assert len(depois) == len(antes), (carta.name, campo)
            assert quais <= {em, em.replace("_", "-"), "canal-de-prestacao", "descricao", "caso"}, (
                campo,
                quais,
            )
            assert len(mudadas) == 1 or campo in ("documentos", "palavras_chave", "tipo"), (carta.name, campo)
            assert lidos(nova) == que_cabem(valores), (carta.name, campo)


def test_tirar_e_por_um_item_guarda_os_numeros_dos_outros() -> None:
    xml = _carta(
        '    <palavras-chave>\n        <item id="1">pesca</item>\n        <item id="2">licença</item>\n'
        '        <item id="3">barco</item>\n    </palavras-chave>\n'
    )
    valores = {**lidos(xml), "palavras_chave": ["rede de arrasto", "barco", "pesca"]}
    assert emendada(xml, valores) == _carta(
        '    <palavras-chave>\n        <item>rede de arrasto</item>\n        <item id="3">barco</item>\n'
        '        <item id="1">pesca</item>\n    </palavras-chave>\n'
    )


def test_tirar_tudo_fecha_a_lista_ou_leva_o_bloco_inteiro() -> None:
    xml = _carta("    <legislacoes>\n        <item>Lei 1</item>\n    </legislacoes>\n")
    valores = {nome: valor for nome, valor in lidos(xml).items() if nome != "legislacoes"}
    assert emendada(xml, valores) == _carta("")


def test_o_que_nao_entende_fica_onde_estava() -> None:
    estranho = "    <!-- nota -->\n    <futuro a='1'>x</futuro>\n    <sigla  lang=\"pt\" >A</sigla >\n"
    xml = _carta(estranho)
    assert emendada(xml, {**lidos(xml), "sigla": "B"}) == _carta(estranho.replace(">A<", ">B<"))


def test_ausente_vazio_e_traco_sao_tres_coisas() -> None:
    ausente, vazio, traco = (
        _carta(""),
        _carta("    <contato></contato>\n"),
        _carta("    <contato>-</contato>\n"),
    )
    assert "contato" not in lidos(ausente) and "contato" not in lidos(vazio)
    assert lidos(traco)["contato"] == "-"
    for xml in (ausente, vazio, traco):
        nova = emendada(xml, {**lidos(xml), "sigla": "X"})
        assert nova.count(b"contato") == xml.count(b"contato")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_carta_volta_na_codificacao_em_que_veio(codec: str) -> None:
    texto = _carta("    <sigla>Ação</sigla>\n").decode().replace("UTF-8", codec.removesuffix("-sig"))
    nova = emendada(texto.encode(codec), {**lidos(texto.encode(codec)), "sigla": "Édito → já"})
    assert ler(nova).servico.sigla == "Édito → já"
    de_volta = nova.decode(codec).replace("&#8594;", "→")
    assert de_volta == texto.replace("Ação", "Édito → já")


def test_o_dialeto_antigo_continua_antigo() -> None:
    xml = _carta("    <sigla/>\n    <contato><![CDATA[a & b]]></contato>\n").replace(b'"yes"', b'"no"')
    nova = emendada(xml, {**lidos(xml), "contato": "c & d", "sigla": "S"})
    assert nova == xml.replace(b"a & b", b"c & d").replace(b"<sigla/>", b"<sigla>S</sigla>")
    assert emendada(nova, {n: v for n, v in lidos(nova).items() if n != "sigla"}) == xml.replace(
        b"a & b", b"c & d"
    )


def test_outra_raiz_nao_e_carta() -> None:
    with pytest.raises(CartaRecusada):
        ler(b"<servico xmlns='http://servicos.gov.br/v2/schema'/>")


def _carta(dentro: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<servico xmlns="http://servicos.gov.br/v3/schema">\n    <nome>Obter licença</nome>\n'
        f'{dentro}    <orgao id="4321"/>\n</servico>\n'
    ).encode()


def sem(*nomes: str) -> Callable[[Answers], Answers]:
    return lambda valores: {nome: valor for nome, valor in valores.items() if nome not in nomes}


def com(**novos: Any) -> Callable[[Answers], Answers]:
    return lambda valores: {**valores, **novos}


def com_mais_um(grupo: str, item: Any) -> Callable[[Answers], Answers]:
    return lambda valores: {**valores, grupo: [*valores.get(grupo, []), item]}


def sem_o_primeiro(grupo: str) -> Callable[[Answers], Answers]:
    return lambda valores: {**valores, grupo: valores.get(grupo, [])[1:]}


def ao_contrario(grupo: str) -> Callable[[Answers], Answers]:
    return lambda valores: {**valores, grupo: valores.get(grupo, [])[::-1]}


CANAL = {"tipo": "telefone", "endereco": "121", "espera": "5", "espera_unidade": "minutos"}
NOVA_ETAPA = {
    "titulo": "Retirar",
    "canais": [CANAL],
    "casos_documentos": [{"nome": "Menores", "documentos": ["RG"]}],
}
BLOCOS = {  # what happens in the form, and the top element in which everything else stays
    "etapa nova": (com_mais_um("etapas", NOVA_ETAPA), "etapas"),
    "etapa a menos": (sem_o_primeiro("etapas"), "etapas"),
    "etapas ao contrário": (ao_contrario("etapas"), "etapas"),
    "solicitante novo": (com_mais_um("solicitantes", {"tipo": "Empresas"}), "solicitantes"),
    "solicitantes nenhum": (sem("solicitantes"), "solicitantes"),
    "tempo": (com(tempo="nao-estimado-ainda"), "tempo-total-estimado"),
    "gratuidade": (com(gratuito="sim"), "gratuito"),
    "validade": (com(validade="vence", validade_prazo="2 anos"), "validade-documento"),
    "segmento novo": (com_mais_um("segmentos", "Empresas"), "segmentos-da-sociedade"),
    "área nova": (com_mais_um("areas", "Pesca"), "areas-de-interesse"),
    "leis ao contrário": (ao_contrario("legislacoes"), "legislacoes"),
    "palavra a menos": (sem_o_primeiro("palavras_chave"), "palavras-chave"),
}


@pytest.mark.parametrize("qual", BLOCOS)
def test_mudar_um_bloco_deixa_os_bytes_de_todos_os_outros(qual: str) -> None:
    mudar, bloco = BLOCOS[qual]
    outros = {bloco, "etapas"} if qual == "gratuidade" else {bloco}  # what is free has no costs
    for carta in cartas():
        xml = carta.read_bytes()
        valores = {nome: valor for nome, valor in que_cabem(mudar(lidos(xml))).items() if valor != []}
        nova = emendada(xml, valores)
        assert lidos(nova) == valores, carta.name
        assert _fora_de(nova, outros) == _fora_de(xml, outros), carta.name


def _fora_de(xml: bytes, blocos: set[str]) -> list[bytes]:
    documento = medir(abrir(xml))
    filhos = documento.raiz.filhos
    return [documento.dados[filho.inicio : filho.fim] for filho in filhos if filho.nome not in blocos]
