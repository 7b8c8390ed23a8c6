"""Two people's edits of one letter, generated: none is lost, and what is asked is exactly what clashes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.diferencas import diferencas
from bot.domain.juncao import Disputa, Mudanca, Valores, juntar
from bot.domain.vagas import Lado
from tests.servico.cartas_reais import cartas, valores_da

PALAVRAS = ("Alfa", "Bravo", "Cravo", "Dália", "Ébano", "Figo", "Gralha", "Hulha")
CAMPOS = ("titulo", "descricao", "tempo_comentario")


def etapa(numero: int) -> dict[str, Any]:
    """Return an etapa that no other is like."""
    palavra = PALAVRAS[numero]
    return {
        "titulo": f"{palavra} {palavra.lower()} {numero}",
        "descricao": f"Texto sobre {palavra}",
        "tempo_comentario": f"{palavra} {numero * 111}",
        "documentos": [f"{palavra} um {numero}", f"{palavra.upper()} DOIS"],
        "canais": [{"tipo": "web", "endereco": f"https://{palavra.lower()}.gov.br"}],
    }


@dataclass
class Pessoa:
    """Somebody who edits a text, knowing each etapa by its number, wherever it stands."""

    nome: str
    etapas: dict[int, dict[str, Any]]
    mudados: dict[tuple[int, str], str] = field(default_factory=dict)
    tirados: set[int] = field(default_factory=set)
    novos: list[str] = field(default_factory=list)

    def muda(self, numero: int, campo: str) -> None:
        """Write another text in a field of an etapa that is still there."""
        if numero in self.etapas:
            texto = f"{self.etapas[numero][campo]} {self.nome}"
            self.etapas[numero][campo] = self.mudados[numero, campo] = texto

    def tira(self, numero: int) -> None:
        """Take an etapa out, with what was changed in it."""
        if self.etapas.pop(numero, None):
            self.tirados.add(numero)
            self.mudados = {onde: texto for onde, texto in self.mudados.items() if onde[0] != numero}

    def poe(self, numero: int, _: str) -> None:
        """Put a new etapa after another one."""
        titulo = f"{self.nome * 3} {len(self.novos)}"
        posicao = list(self.etapas).index(numero) + 1 if numero in self.etapas else 0
        itens = list(self.etapas.items())
        itens.insert(posicao, (100 + len(self.novos), {"titulo": titulo, "descricao": titulo[::-1]}))
        self.etapas = dict(itens)
        self.novos.append(titulo)

    def texto(self) -> dict[str, Any]:
        """Return the text as it stands."""
        return {"nome": "Obter licença", "etapas": list(self.etapas.values())}


PASSO = st.tuples(
    st.sampled_from(["muda", "muda", "muda", "tira", "poe"]), st.integers(0, 4), st.sampled_from(CAMPOS)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PASSO, max_size=6), st.lists(PASSO, max_size=6))
def test_nenhuma_edicao_se_perde_e_so_o_que_se_choca_e_perguntado(
    meus: list[tuple[str, int, str]], dela: list[tuple[str, int, str]]
) -> None:
    base = {numero: etapa(numero) for numero in range(5)}
    eu, ela = (_editar(nome, base, passos) for nome, passos in (("xis", meus), ("ípsilon", dela)))
    juncao = juntar({"nome": "Obter licença", "etapas": list(base.values())}, eu.texto(), ela.texto())
    assert len(juncao.disputas) == len(list(_choques(eu, ela)))
    for lado, fica, sai in ((Lado.MEU, eu, ela), (Lado.DELA, ela, eu)):
        todas = dict.fromkeys(range(len(juncao.disputas)), lado)
        ditos = list(_textos(juntar(_de(base), eu.texto(), ela.texto(), todas).valores))
        assert sorted(ditos) == sorted(_esperados(base, fica, sai))


def _editar(nome: str, base: dict[int, dict[str, Any]], passos: list[tuple[str, int, str]]) -> Pessoa:
    pessoa = Pessoa(nome, deepcopy(base))
    for passo, numero, campo in passos:
        if passo != "tira":
            getattr(pessoa, passo)(numero, campo)
        elif len(pessoa.etapas) > 1:
            pessoa.tira(numero)
    return pessoa


def _de(base: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {"nome": "Obter licença", "etapas": list(base.values())}


def _choques(eu: Pessoa, ela: Pessoa) -> Iterator[object]:
    """Yield each field that both changed, and each etapa that one changed and the other took out."""
    yield from eu.mudados.keys() & ela.mudados.keys()
    for um, outra in ((eu, ela), (ela, eu)):
        yield from {numero for numero, _ in um.mudados} & outra.tirados


def _esperados(base: dict[int, dict[str, Any]], fica: Pessoa, sai: Pessoa) -> Iterator[str]:
    """Yield every text of the joined letter: all edits of both; those of `fica` where they clash."""
    for numero, antes in base.items():
        if numero in fica.tirados or (
            numero in sai.tirados and not any(onde == numero for onde, _ in fica.mudados)
        ):
            continue
        juntos = {campo: sai.mudados.get((numero, campo), antes[campo]) for campo in CAMPOS}
        if numero in sai.tirados:
            juntos = {campo: antes[campo] for campo in CAMPOS}
        juntos |= {campo: texto for (onde, campo), texto in fica.mudados.items() if onde == numero}
        yield from juntos.values()
        yield from antes["documentos"]
        yield from antes["canais"][0].values()
    for titulo in (*fica.novos, *sai.novos):
        yield from (titulo, titulo[::-1])
    yield "Obter licença"


def _textos(valor: Any) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
        return
    for dentro in valor.values() if isinstance(valor, dict) else valor:
        yield from _textos(dentro)


FOLHA = st.tuples(st.integers(0, 10_000), st.sampled_from(["muda", "muda", "tira", "dobra"]))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 39), st.lists(FOLHA, max_size=5), st.lists(FOLHA, max_size=5))
def test_nas_cartas_reais_todo_texto_novo_fica_ou_e_perguntado(
    qual: int, meus: list[tuple[int, str]], dela: list[tuple[int, str]]
) -> None:
    base = valores_da(cartas()[qual].read_bytes())
    eu, ela = _mexer(base, meus, "XIS"), _mexer(base, dela, "ÍPSILON")
    juncao = juntar(base, eu, ela)
    for um, outra, lado in ((eu, ela, Lado.MEU), (ela, eu, Lado.DELA)):
        junto = juntar(base, eu, ela, dict.fromkeys(range(len(juncao.disputas)), lado)).valores
        perguntados = {t for d in juncao.disputas for t in _do_lado(d, lado)}
        novos = set(_textos(um)) - set(_textos(base))
        assert novos <= set(_textos(junto))
        assert set(_textos(outra)) - set(_textos(base)) <= set(_textos(junto)) | set(
            t for d in juncao.disputas for t in _do_lado(d, lado.outro)
        )
        assert perguntados <= set(_textos(junto))
    assert not diferencas(eu, juntar(base, eu, base).valores)


def _do_lado(disputa: Disputa, lado: Lado) -> Iterator[str]:
    valores: Valores = disputa.meu if lado is Lado.MEU else disputa.dela
    return _textos(dict(valores)) if disputa.como is not Mudanca.ORDEM else iter(())


def _mexer(base: dict[str, Any], passos: list[tuple[int, str]], nome: str) -> dict[str, Any]:
    """Change, take out or repeat texts and items anywhere in a letter."""
    valores = deepcopy(base)
    for numero, (onde, passo) in enumerate(passos):
        lugares = list(_lugares(valores))
        dono, chave = lugares[onde % len(lugares)]
        if passo == "muda":
            dono[chave] = _outro(dono[chave], f"{nome} {numero}")
        elif isinstance(dono, list) and passo == "tira" and len(dono) > 1:
            del dono[chave]
        elif isinstance(dono, list) and passo == "dobra":
            dono.append(_outro(deepcopy(dono[chave]), f"{nome} {numero}"))
    return valores


def _outro(valor: Any, marca: str) -> Any:
    if isinstance(valor, str):
        return f"{valor} {marca}"
    campo = next(campo for campo, dentro in valor.items() if isinstance(dentro, str))
    return {**valor, campo: f"{valor[campo]} {marca}"}


def _lugares(valor: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every text, and every item of a list, by what holds it and its key there."""
    pares = list(valor.items()) if isinstance(valor, dict) else list(enumerate(valor))
    for chave, dentro in pares:
        if isinstance(dentro, str) or isinstance(valor, list):
            yield valor, chave
        if isinstance(dentro, dict | list):
            yield from _lugares(dentro)


TEXTOS = st.sampled_from(["a", "b", "c"])
ETAPA = st.fixed_dictionaries({"titulo": TEXTOS}, optional={"descricao": TEXTOS, "tempo": TEXTOS})
VALORES = st.fixed_dictionaries(
    {"nome": TEXTOS},
    optional={
        "sigla": TEXTOS,
        "tempo": TEXTOS,
        "tempo_prazo": TEXTOS,
        "etapas": st.lists(ETAPA, min_size=1, max_size=3),
        "areas": st.lists(TEXTOS, min_size=1, max_size=2),
    },
)


@given(VALORES, VALORES, VALORES)
def test_a_escolha_nao_muda_o_que_se_pergunta_e_cada_lado_e_o_contrario_do_outro(
    base: dict[str, Any], meus: dict[str, Any], dela: dict[str, Any]
) -> None:
    juncao, contrario = juntar(base, meus, dela), juntar(base, dela, meus)
    todas = dict.fromkeys(range(len(juncao.disputas)), Lado.DELA)
    assert juntar(base, meus, dela, todas).disputas == juncao.disputas
    assert len(contrario.disputas) == len(juncao.disputas)
    if not juncao.disputas:
        assert sorted(_textos(juncao.valores)) == sorted(_textos(contrario.valores))


@given(VALORES, VALORES)
def test_sem_mudanca_da_outra_fica_o_meu_e_vice_versa(base: dict[str, Any], um: dict[str, Any]) -> None:
    assert juntar(base, um, base).valores == um
    assert juntar(base, base, um).valores == um
