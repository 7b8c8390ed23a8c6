"""Letters as hypothesis writes them: any field absent, empty, odd, long or repeated, with things unknown."""

from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

Texto = st.SearchStrategy[str]

_XMLNS = 'xmlns="http://servicos.gov.br/v3/schema"'
TEXTOS: Texto = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "-",
            "...",
            "Obter passaporte",
            "a  b",
            "<b>&amp;</b>",
            "linha\noutra",
            "\ttab\u00a0",
            "]]>",
        ]
    ),
    st.text(
        st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=12
    ),
    st.just("longo " * 90),
)
NUMEROS: Texto = st.sampled_from(["", "0", "1", "7", "30", "007", "65535", "65536", "999999", "-1", "x", "٣"])
UNIDADES: Texto = st.sampled_from(["", "dias", "dias-uteis", "dias-corridos", "minutos", "meses", "séculos"])


def _um(nome: str, dentro: Texto, atributos: dict[str, Texto] | None = None) -> Texto:
    """Return an element with what is inside already escaped; attributes may be missing."""
    pares = st.fixed_dictionaries({}, optional=atributos or {})

    def escrever(par: tuple[str, dict[str, str]]) -> str:
        escritos = "".join(f" {n}={quoteattr(v)}" for n, v in par[1].items())
        return f"<{nome}{escritos}>{par[0]}</{nome}>" if par[0] else f"<{nome}{escritos}/>"

    return st.tuples(dentro, pares).map(escrever)


def _texto(nome: str, textos: Texto = TEXTOS, atributos: dict[str, Texto] | None = None) -> Texto:
    como = st.sampled_from([escape, lambda t: f"<![CDATA[{t}]]>" if t and "]]>" not in t else escape(t)])
    return _um(nome, st.builds(lambda f, t: f(t), como, textos), atributos)


def _bloco(*partes: Texto) -> Texto:
    """Return parts in order, any of them missing or there twice, unknown things and odd spaces between."""
    estranhas = ["", "", "\n    ", "<!-- nota -->", "<?pi x?>", "<outro a='1'>t</outro>"]
    vezes = [st.lists(parte, max_size=2) for parte in partes]
    return st.tuples(st.sampled_from(estranhas), *vezes).map(
        lambda tudo: tudo[0].join(["", *(um for lista in tudo[1:] for um in lista), ""])
    )


def _varios(um: Texto) -> Texto:
    return st.lists(um, max_size=2).map("\n".join)


_ID = {"id": NUMEROS}


def _tempo() -> Texto:
    numeros = {"max": NUMEROS, "min": NUMEROS, "unidade": UNIDADES}
    tipos = ["entre", "ate", "em-media", "atendimento-imediato", "nao-estimado-ainda"]
    tipo = st.sampled_from(tipos).flatmap(lambda nome: _um(nome, st.just(""), numeros))
    com_tipo = st.builds(lambda *partes: "".join(partes), tipo, _bloco(tipo, _texto("descricao")))
    sem_tipo = _bloco(_um("sem-nome", st.just(""), numeros))
    return _um("tempo-total-estimado", st.one_of(com_tipo, sem_tipo))


def _por_caso(nome: str, um: Texto, no_caso: Texto) -> Texto:
    padrao = _um("default", _varios(um))
    caso = _um("caso", _varios(no_caso), {"id": NUMEROS, "descricao": TEXTOS})
    return _um(nome, _bloco(padrao, caso))


def _etapa() -> Texto:
    item = _texto("item", atributos=_ID)
    documento = st.one_of(item, _um("documento", _bloco(_texto("id", NUMEROS), _texto("descricao"))))
    custo = _um(
        "custo",
        _bloco(
            _texto("descricao"),
            _texto("moeda", st.sampled_from(["", "R$", "USD"])),
            _texto("valor", st.sampled_from(["", "3,00", "muito"])),
            _texto("valorVariavel"),
            _texto("statusCustoVariavel", st.sampled_from(["0", "1", ""])),
        ),
        _ID,
    )
    atributos = {
        "id": NUMEROS,
        "tipo": st.sampled_from(["web", "presencial", "telefone", "", "sinal-de-fumaça"]),
        "procedimento-sistema-indisponivel": TEXTOS,
        "tempo-estimado-periodo": st.sampled_from(["", "minutos", "dias úteis", "luas"]),
        "tempo-estimado-espera": NUMEROS,
    }
    canal = _um("canal-de-prestacao", _bloco(_texto("descricao")), atributos)
    return _um(
        "etapa",
        _bloco(
            _texto("titulo"),
            _texto("descricao"),
            _por_caso("documentos", item, documento),
            _por_caso("custos", custo, custo),
            _tempo(),
            _por_caso("canais-de-prestacao", canal, canal),
        ),
        _ID,
    )


def cartas() -> st.SearchStrategy[bytes]:
    """Return letters of the organ 4321 with anything inside."""
    logico = st.sampled_from(["", "true", "false", "talvez"])
    lista = {
        nome: _um(nome, _varios(_texto("item", atributos=_ID))) for nome in ("nomes-populares", "legislacoes")
    }
    prazo = (
        _texto("quantidade", NUMEROS),
        _texto("unidade", st.sampled_from(["dias", "meses", "anos", "", "luas"])),
    )
    tipo = _texto("tipo", st.sampled_from(["Válido por", "Sem validade"]))
    com_tipo = st.builds(lambda *partes: "".join(partes), tipo, _bloco(*prazo, _texto("descricao")))
    sem_tipo = _bloco(_texto("tipo", st.sampled_from(["", "Quem sabe"])), *prazo)
    validade = _um("validade-documento", st.one_of(com_tipo, sem_tipo))
    solicitante = _um("solicitante", _bloco(_texto("tipo"), _texto("requisitos")), _ID)
    segmento = _texto(
        "item", st.sampled_from(["Cidadãos", "Empresas", "Marcianos", ""]), {"idSegmento": NUMEROS}
    )
    dentro = _bloco(
        _texto("id"),
        _texto("dbId", NUMEROS),
        _texto("nome"),
        _texto("sigla"),
        lista["nomes-populares"],
        _texto("descricao"),
        _texto("contato"),
        _texto("gratuito", logico),
        _texto("servico-digital", logico),
        _texto("link-servico-digital"),
        _um("solicitantes", _varios(solicitante)),
        _tempo(),
        validade,
        _um("etapas", _varios(_etapa())),
        st.just('<orgao id="4321"/>'),
        _um("segmentos-da-sociedade", _varios(segmento)),
        _um("areas-de-interesse", _varios(_texto("item"))),
        _um("palavras-chave", _varios(_texto("item", atributos=_ID))),
        lista["legislacoes"],
        _um("servicos-relacionados", _varios(_texto("item", NUMEROS))),
        _texto("condicoes-acessibilidade"),
        _texto("tratamento-prioritario"),
        _texto("tratamento-dispensado-atendimento"),
    )
    return dentro.map(lambda t: f"<servico {_XMLNS}>{t}</servico>\n".encode())
