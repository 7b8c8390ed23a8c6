"""The whole way in a browser, from the invitation to the XML file, on a wide and on a narrow screen."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from lxml import etree
from playwright.sync_api import Browser, expect, sync_playwright

from tests.sandbox.ensaio import ambiente, porta_livre
from tests.sandbox.tela import Tela

LARGURAS = {"larga": (1440, 900), "estreita": (390, 844)}
ARGUMENTOS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--lang=pt-BR",
]

ENTRAR_E_CONVIDAR = """
    sti: [Entrar na equipe central]
    bot: Você entrou na equipe central.
    sti: [Acompanhar órgãos]
    bot: Órgãos
    sti: [Convidar quem indica]
    bot: Em qual órgão?
    sti: inmetro
    bot: Qual é o nome de quem indica?
    sti: Bruno Tavares Leal
    bot: Por que essa pessoa indica?
    sti: 1
    bot: Qual é o e-mail de trabalho dela?
    sti: bruno.leal@inmetro.gov.br
    bot: Convite para quem indica
    sti: [Fazer o convite]
    bot: Link de Bruno Tavares Leal
"""
INDICAR = """
    indicador: [Entrar para indicar]
    bot: Você já pode indicar os pontos focais
    indicador: [Começar a indicação]
    bot: Para qual tema você quer indicar?
    indicador: [Prestação]
    bot: Foi você quem assinou o Plano de Trabalho?
    indicador: [Eu assinei]
    bot: Quem será titular em Prestação de Serviços Públicos?
    indicador: Célia Regina Nogueira
    bot: Qual é o e-mail de trabalho
    indicador: celia.nogueira@inmetro.gov.br
    bot: Quem será substituto em Prestação de Serviços Públicos?
    indicador: Davi Monteiro Sá
    bot: Qual é o e-mail de trabalho
    indicador: davi.sa@inmetro.gov.br
    bot: Confira a indicação
    indicador: [Confirmar indicação]
    bot: Rascunho do ofício.
"""
ACEITAR = """
    titular: [Aceitar indicação]
    bot: Qual é o seu cargo ou função?
    titular: Coordenadora-Geral de Atendimento
    bot: Em que unidade você trabalha?
    titular: Ouvidoria
    bot: Com quais destes assuntos você já trabalhou?
    titular: [Ouvidoria]
    bot: Uma escolhida: Ouvidoria
    titular: [Pronto]
    bot: Estas são as tarefas em Prestação de Serviços Públicos
    titular: [Li as tarefas e as metas]
    bot: Você já recebeu a senha do Portal de Serviços?
    titular: [Já recebi a senha]
    bot: Que servidores do órgão já estão cadastrados lá?
    titular: /pular
    bot: Confira suas respostas
    titular: [Confirmar e começar]
    bot: Tudo pronto.
"""
CADASTRAR = """
    titular: /cadastrar
    bot: Qual é o nome do serviço?
    titular: Verificar balança usada no comércio
    bot: O que a pessoa consegue com este serviço?
    titular: Você recebe o selo que mostra que a balança pesa certo.
    bot: O serviço é gratuito para quem pede?
    titular: [Tem custo]
    bot: Quem pode pedir o serviço?
    titular: Donos de comércio
    bot: Mais algum tipo de solicitante
    titular: [Seguir para as etapas]
    bot: O que a pessoa faz na etapa 1?
    titular: Pedir a verificação pela internet
    bot: Por qual canal a pessoa faz a etapa
    titular: [Web]
    bot: Qual é o endereço do canal Web?
    titular: https://www.gov.br/inmetro/balanca
    bot: tem mais algum canal?
    titular: [Encerrar os canais]
    bot: O serviço tem mais alguma etapa
    titular: [Encerrar as etapas]
    bot: Quanto tempo o serviço leva
    titular: [No máximo]
    bot: Qual é esse tempo?
    titular: 6 dias úteis
    bot: Para quais segmentos
    titular: [Empresas]
    bot: Uma escolhida: Empresas
    titular: [Pronto]
    bot: De quais áreas
    titular: normalização
    bot: Normalização e Qualidade
    titular: [Pronto]
    bot: Com que palavras
    titular: balança\\ncomércio\\nselo
    bot: balança
    titular: [Pronto]
    bot: Resumo do serviço
"""


@pytest.fixture(scope="module")
def navegador() -> Iterator[Browser]:
    """Start Chromium once."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTOS)
        yield browser
        browser.close()


def sem_limite_de_envios(endereco: str) -> None:
    """Let the bot answer somebody who types faster than a person without the pauses Telegram asks for."""
    url, _, secret = endereco.partition("?segredo=")
    headers = {"X-Segredo": secret, "Content-Type": "application/json"}
    asked = Request(f"{url}controle/pace", b'{"limits": false}', headers)
    with urlopen(asked) as answer:
        assert answer.status == 200


@pytest.fixture
def endereco(tmp_path: Path) -> Iterator[str]:
    """Run the command as a newcomer does; yield the address of the page."""
    command = (sys.executable, "-m", "bot", "sandbox", "--sem-navegador", "--porta", str(porta_livre()))
    casa = tmp_path / "casa"
    with subprocess.Popen(
        command, env=ambiente(casa), cwd=casa, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline()
        endereco = next(word for word in line.split() if word.startswith("http://"))
        sem_limite_de_envios(endereco)
        yield endereco
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


@pytest.fixture(params=LARGURAS)
def tela(request: pytest.FixtureRequest, navegador: Browser, endereco: str, tmp_path: Path) -> Iterator[Tela]:
    """Open the page; nothing may go wrong in its scripts."""
    largura, altura = LARGURAS[request.param]
    problemas: list[str] = []
    page = navegador.new_page(viewport={"width": largura, "height": altura}, locale="pt-BR")
    page.on("pageerror", lambda error: problemas.append(str(error)))
    page.on("console", lambda told: told.type == "error" and problemas.append(told.text))
    page.goto(endereco)
    capturas = Path(os.environ.get("PONTOFOCAL_CAPTURAS", tmp_path / "capturas")) / request.param
    yield Tela(page, capturas)
    page.close()
    assert problemas == []


def test_do_convite_ao_arquivo_xml(tela: Tela, tmp_path: Path) -> None:
    expect(tela.telefone("sti")).to_be_visible()
    tela.fotografar("inicio")
    tela.tocar("sti", "Abrir convite")
    tela.ouvir("sti", "quer entrar?")
    tela.fotografar("convite")
    tela.conversar(ENTRAR_E_CONVIDAR)
    tela.fotografar("link")
    tela.entregar("sti", "Bruno Tavares Leal", "indicador", pelo_botao=True)
    tela.conversar(INDICAR)
    tela.fotografar("indicacao")
    tela.entregar("indicador", "Célia Regina Nogueira", "titular", pelo_botao=False)
    tela.ouvir("titular", "aceita a indicação?")
    tela.fotografar("indicada")
    tela.conversar(ACEITAR)
    tela.fotografar("aceite")
    tela.conversar(CADASTRAR)
    tela.fotografar("resumo")
    tela.conversar("titular: [Guardar serviço]\nbot: Serviço guardado.")
    tela.fotografar("cartao")

    tela.tocar("titular", "Baixar XML")
    destino = tela.baixar("titular", tmp_path)
    tela.fotografar("xml")
    raiz = etree.fromstring(destino.read_bytes())
    assert destino.name == "verificar-balanca-usada-no-comercio.xml"
    assert raiz.findtext("{*}nome") == "Verificar balança usada no comércio"
    assert raiz.findtext("{*}orgao/{*}nomeOrgao", "").endswith("(INMETRO)")

    tela.avancar_o_relogio("Próxima segunda")
    tela.avancar_o_relogio("Próxima segunda")
    tela.ouvir("indicador", "ainda não aceitou a indicação")
    assert tela.cabe_na_largura()
    tela.fotografar("lembrete")
    tela.comecar_de_novo()
    tela.tocar("sti", "Abrir convite")
    tela.conversar("sti: [Entrar na equipe central]\nbot: Você entrou na equipe central.")
    tela.conversar("sti: /orgaos\nbot: Órgãos")
    tela.fotografar("de-novo")
