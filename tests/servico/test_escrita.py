"""The letter in XML, byte by byte, in the dialect of the Portal."""

from dataclasses import replace

from lxml import etree

from bot.cartas.escrita import escrever, nome_do_arquivo
from bot.domain.validade import Validade
from tests.servico.exemplo import CHEIO, MINIMO

CARTA_MINIMA = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<servico xsi:schemaLocation="http://servicos.gov.br/v3/schema.../servico.xsd" \
xmlns="http://servicos.gov.br/v3/schema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <id>obter-licenca-de-pesca</id>
    <nome>Obter licença de pesca</nome>
    <sigla></sigla>
    <descricao>Você recebe a licença.</descricao>
    <contato></contato>
    <gratuito>true</gratuito>
    <porcentagem-manual>false</porcentagem-manual>
    <servico-digital>false</servico-digital>
    <link-servico-digital></link-servico-digital>
    <solicitantes>
        <solicitante>
            <tipo>Pescadores</tipo>
            <requisitos></requisitos>
        </solicitante>
    </solicitantes>
    <tempo-total-estimado>
        <atendimento-imediato/>
        <descricao></descricao>
    </tempo-total-estimado>
    <validade-documento>
        <descricao></descricao>
    </validade-documento>
    <etapas>
        <etapa>
            <titulo>Pedir a licença</titulo>
            <descricao></descricao>
            <documentos>
                <default/>
            </documentos>
            <custos>
                <default/>
            </custos>
            <canais-de-prestacao>
                <default>
                    <canal-de-prestacao tipo="web">
                        <descricao>https://pesca.orgao.gov.br</descricao>
                    </canal-de-prestacao>
                </default>
            </canais-de-prestacao>
        </etapa>
    </etapas>
    <orgao id="http://estruturaorganizacional.dados.gov.br/id/unidade-organizacional/4321">
        <nomeOrgao>Instituto do Exemplo</nomeOrgao>
    </orgao>
    <segmentos-da-sociedade>
        <item idSegmento="1">Cidadãos</item>
    </segmentos-da-sociedade>
    <areas-de-interesse>
        <item>Turismo</item>
    </areas-de-interesse>
    <palavras-chave>
        <item>pesca</item>
        <item>peixe</item>
        <item>licença</item>
    </palavras-chave>
</servico>
"""

ETAPA_CHEIA = """\
        <etapa>
            <titulo>Pedir a licença</titulo>
            <descricao>Preencha o pedido.</descricao>
            <documentos>
                <default>
                    <item>Identidade</item>
                    <item>Foto</item>
                </default>
                <caso descricao="Menores de 18 anos">
                    <documento>
                        <descricao>Autorização</descricao>
                    </documento>
                </caso>
            </documentos>
            <custos>
                <default>
                    <custo>
                        <descricao>Taxa</descricao>
                        <moeda>R$</moeda>
                        <valor>1.342,28</valor>
                        <valorVariavel></valorVariavel>
                        <statusCustoVariavel>0</statusCustoVariavel>
                    </custo>
                    <custo>
                        <descricao>Frete</descricao>
                        <moeda>USD</moeda>
                        <valorVariavel>Por quilo</valorVariavel>
                        <statusCustoVariavel>1</statusCustoVariavel>
                    </custo>
                    <custo>
                        <descricao>Selo</descricao>
                        <moeda>R$</moeda>
                        <valorVariavel></valorVariavel>
                        <statusCustoVariavel>0</statusCustoVariavel>
                    </custo>
                </default>
                <caso descricao="Estrangeiros">
                    <custo>
                        <descricao>Taxa dobrada</descricao>
                        <moeda>R$</moeda>
                        <valor>20</valor>
                        <valorVariavel></valorVariavel>
                        <statusCustoVariavel>0</statusCustoVariavel>
                    </custo>
                </caso>
            </custos>
            <tempo-total-estimado>
                <em-media max="5" unidade="minutos"/>
            </tempo-total-estimado>
            <canais-de-prestacao>
                <default>
                    <canal-de-prestacao tipo="web" \
procedimento-sistema-indisponivel="Use o &quot;0800&quot;.&#10;De graça.">
                        <descricao>https://pesca.orgao.gov.br</descricao>
                    </canal-de-prestacao>
                    <canal-de-prestacao tipo="presencial" tempo-estimado-periodo="dias úteis" \
tempo-estimado-espera="15">
                        <descricao>Rua 1,
Brasília</descricao>
                    </canal-de-prestacao>
                </default>
                <caso descricao="Quem mora no exterior">
                    <canal-de-prestacao tipo="telefone" tempo-estimado-espera="5">
                        <descricao>0800</descricao>
                    </canal-de-prestacao>
                </caso>
            </canais-de-prestacao>
        </etapa>
"""

CARTA_COM_VALIDADE = """\
    <validade-documento>
        <tipo>Válido por</tipo>
        <quantidade>5</quantidade>
        <unidade>anos</unidade>
        <descricao>Renove antes.</descricao>
    </validade-documento>
"""


def test_a_carta_minima_sai_no_dialeto_do_portal() -> None:
    assert escrever(MINIMO).decode() == CARTA_MINIMA


def test_a_etapa_cheia_sai_com_documentos_custos_tempo_e_canais() -> None:
    assert ETAPA_CHEIA in escrever(CHEIO).decode()


def test_a_carta_cheia_traz_os_outros_campos_na_ordem_do_portal() -> None:
    carta = escrever(CHEIO)
    assert [etree.QName(parte).localname for parte in etree.fromstring(carta)] == [
        "id",
        "nome",
        "sigla",
        "nomes-populares",
        "descricao",
        "contato",
        "gratuito",
        "porcentagem-manual",
        "servico-digital",
        "link-servico-digital",
        "solicitantes",
        "tempo-total-estimado",
        "validade-documento",
        "etapas",
        "orgao",
        "segmentos-da-sociedade",
        "areas-de-interesse",
        "palavras-chave",
        "legislacoes",
        "servicos-relacionados",
        "condicoes-acessibilidade",
        "tratamento-prioritario",
        "tratamento-dispensado-atendimento",
    ]
    for linha in (
        'unidade-organizacional/4321" dbId="77">\n',
        "        <nomeOrgao>Instituto do Exemplo &amp; Cia (IEX)</nomeOrgao>\n",
        '        <entre min="5" max="10" unidade="dias-uteis"/>\n',
        "        <item>Outro segmento</item>\n",
        "    <link-servico-digital>https://pesca.orgao.gov.br/novo?a=1&amp;b=2</link-servico-digital>\n",
    ):
        assert linha in carta.decode()


def test_a_validade_e_os_relacionados_saem_como_o_portal_escreve() -> None:
    carta = escrever(CHEIO).decode()
    assert CARTA_COM_VALIDADE in carta
    assert "<servicos-relacionados>\n        <item>933</item>\n    </servicos-relacionados>" in carta
    sem_fim = escrever(replace(MINIMO, validade=Validade(False))).decode()
    assert (
        "<tipo>Sem validade</tipo>\n        <quantidade>0</quantidade>\n        <unidade></unidade>"
        in sem_fim
    )


def test_o_texto_volta_letra_por_letra() -> None:
    raiz = etree.fromstring(escrever(CHEIO))
    assert raiz.findtext("{*}descricao") == CHEIO.descricao
    canal = raiz.find(".//{*}canal-de-prestacao")
    assert canal is not None
    assert canal.get("procedimento-sistema-indisponivel") == CHEIO.etapas[0].canais[0].se_indisponivel


def test_um_texto_estranho_nao_estraga_a_carta() -> None:
    estranho = "a\x00b\x0b\ud800c\r\nd\t😀\u200b\u00a0]]>&lt;"
    carta = escrever(replace(MINIMO, descricao=estranho))
    assert etree.fromstring(carta).findtext("{*}descricao") == "abc\r\nd\t😀\u200b\u00a0]]>&lt;"


def test_um_servico_vazio_ainda_e_uma_carta() -> None:
    carta = escrever(
        replace(
            MINIMO,
            nome="",
            gratuito=None,
            solicitantes=(),
            tempo=None,
            etapas=(),
            segmentos=(),
            areas=(),
            palavras_chave=(),
        )
    ).decode()
    assert "    <gratuito></gratuito>\n" in carta
    assert "    <tempo-total-estimado>\n        <descricao></descricao>\n" in carta
    assert "    <etapas/>\n" in carta
    assert "solicitantes" not in carta


def test_o_arquivo_tem_o_nome_do_servico() -> None:
    assert nome_do_arquivo(MINIMO) == "obter-licenca-de-pesca.xml"
    assert nome_do_arquivo(replace(MINIMO, nome="!!!")) == "servico.xml"
