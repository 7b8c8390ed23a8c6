"""Words: every key exists and is used, parameters are given, and what people read is plain language."""

import re
from string import Formatter
from typing import get_args

import pytest

from bot.delivery.content import Content
from bot.delivery.pieces import length
from bot.domain.papeis import Acao, Papel, Tema
from bot.forms.aceite import perfil_de
from bot.forms.form import Invalid
from bot.forms.readers import text
from bot.forms.words import keys
from bot.messages import Message
from bot.usecases.comandos import COMANDOS
from bot.usecases.convites import Estado
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Kind
from tests.projeto.palavras import Uso, chaves_escritas, padroes, rotulos, usos

CONTENT = Content.load()
WORDS = CONTENT.texts.words
FACTS = set(CONTENT.instalacao.fatos)
FORMS = {fluxo.form.name: fluxo.form for fluxo in FLUXOS.values()}
DOS_FORMULARIOS = {key for fluxo in FLUXOS.values() for key in keys(fluxo.form)}
SEM_AVISO = {"text", "tap", "command", "blocked", "unblocked"}
MONTADAS = {
    *(f"permissao.{acao.value}" for acao in Acao),
    *(f"link.{estado.value}" for estado in Estado if estado is not Estado.VALIDO),
    *(f"entrada.{kind}" for kind in get_args(Kind) if kind not in SEM_AVISO),
    *(f"rascunho.{form}.{resto}" for form in FORMS for resto in ("com_titulo", "sem_titulo")),
    *(f"botao.{situacao}" for situacao in ("concluido", "descartado")),
    *(f"comando.{comando}" for comando in COMANDOS if comando not in ("voltar", "pular", "cancelar")),
    *(
        f"tema.{tema.value}.{resto}"
        for tema in Tema
        for resto in ("nome", "curto", "perfil", "metas", "tarefas")
    ),
    *(f"papel.{papel.value}.nome" for papel in (Papel.STI, Papel.INDICADOR)),
    *(f"papel.{p.value}.{resto}" for p in (Papel.TITULAR, Papel.SUBSTITUTO) for resto in ("em", "nos_dois")),
    *(f"perfil.{item}" for item in perfil_de(Tema)),
    *(
        f"convite.{o}.{t}"
        for o in ("para", "pergunta", "aceitar")
        for t in ("sti", "indicador", "ponto_focal", "mudanca")
    ),
}
PROIBIDAS = re.compile(
    r"\((?:a|o|as|os)\)|clique|\bworkshop|\bdigitaliza|\bveja\b|\babaixo\b|inválid|prezad|\bvide\b",
    re.IGNORECASE,
)


def test_cada_chave_escrita_no_codigo_tem_palavras() -> None:
    assert not sorted((chaves_escritas() | DOS_FORMULARIOS | MONTADAS) - set(WORDS))


def test_nenhuma_chave_sobra() -> None:
    used = chaves_escritas() | DOS_FORMULARIOS | MONTADAS
    patterns = [re.compile(pattern) for pattern in padroes()]
    left = [
        key
        for key in WORDS
        if key.removesuffix(".zero") not in used and not any(p.fullmatch(key) for p in patterns)
    ]
    assert not left


@pytest.mark.parametrize("uso", list(usos()), ids=lambda uso: f"{uso.key}@{uso.where}")
def test_cada_mensagem_recebe_o_que_suas_palavras_pedem(uso: Uso) -> None:
    asked = {name for sentence in WORDS[uso.key] for _, name, *_ in Formatter().parse(sentence) if name}
    asked -= FACTS | ({"n"} if uso.counted else set())
    assert uso.params is None or asked <= uso.params
    assert uso.counted or len(WORDS[uso.key]) == 1


@pytest.mark.parametrize("key", sorted(WORDS))
def test_as_palavras_sao_simples(key: str) -> None:
    for sentence in WORDS[key]:
        assert sentence.strip(), "empty"
        assert not PROIBIDAS.search(sentence)
        plain = re.sub(r"<[^>]+>", "", sentence)
        if key != "oficio.corpo":
            for phrase in re.split(r"(?<=[.!?:;])\s+|\n", plain):
                assert len(phrase.split()) <= 20, phrase
        assert length(sentence) <= 1024


@pytest.mark.parametrize("key", sorted(rotulos()))
def test_um_botao_cabe_em_uma_linha_do_telefone(key: str) -> None:
    for sentence in WORDS[key]:
        filled = {name for _, name, *_ in Formatter().parse(sentence) if name} - FACTS - {"n"}
        dito = sentence.format_map({**CONTENT.instalacao.fatos, "n": "60", **dict.fromkeys(filled, "")})
        assert len(dito) <= (24 if filled else 30), dito


def test_cada_tema_tem_um_nome_inteiro_e_um_curto() -> None:
    nomes = [WORDS[f"tema.{tema.value}.nome"][0] for tema in Tema]
    assert [WORDS[f"tema.{tema.value}.curto"][0] for tema in Tema] == [nome.split()[0] for nome in nomes]
    outros = re.compile(r"Prestação de |Ampliação d|Oferta |Serviços (?:Públicos )?Digitais|[Tt]ema [12]\b")
    for key, sentences in WORDS.items():
        for sentence in sentences:
            for nome in nomes:
                sentence = sentence.replace(nome, "")
            assert not outros.search(sentence), key


def test_uma_letra_so_nao_e_plural() -> None:
    assert "tem 1 letra e precisa" in CONTENT.texts.label(_curto("a"))
    assert "tem 2 letras e precisa" in CONTENT.texts.label(_curto("ab"))


def _curto(typed: str) -> Message:
    with pytest.raises(Invalid) as refused:
        text(at_least=3)(typed)
    return refused.value.problem
