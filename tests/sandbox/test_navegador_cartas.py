"""What an organ already has comes in by files, and goes to the Portal, on the page of the sandbox."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from bot.cartas.escrita import escrever
from bot.domain.orgaos import orgaos
from tests.cartas.cenario import carta
from tests.conversas.cadastros import ANAC, INMETRO
from tests.planilhas.sessenta import planilha
from tests.sandbox.chegada import abrir_o_inmetro, aceitar
from tests.sandbox.tela import Tela
from tests.sandbox.test_navegador import endereco, navegador, tela
from tests.servico.exemplo import MINIMO

__all__ = ["endereco", "navegador", "tela"]

A_CARTA = escrever(replace(MINIMO, orgao=orgaos()[INMETRO]))
O_ZIP = {
    "calibrar.xml": carta("Calibrar balança", "7", INMETRO),
    "certificar.xml": carta("Certificar produto", "8", INMETRO),
    "aviao.xml": carta("Registrar aeronave", "9", ANAC),
    "rascunho.xml": b"nada",
}

A_LISTA = """
    titular: /servicos
    bot: Falta o inventário.
    titular: [Incluir lista de serviços]
    bot: Quais serviços o órgão presta?
    titular: Emitir passaporte comum\\nEmitir passaporte comun\\nEmissão de certidão\\nSolicitar visto
    bot: A lista tem 4 itens.
    titular: [Pronto]
    bot: 1 nome é quase igual a outro.
    titular: [Ver 1 parecido]
    bot: É o mesmo serviço?
"""
MUDAR_A_DESCRICAO = """
    {quem}: /servicos
    bot: 4 serviços
    {quem}: [Obter licença de pesca]
    bot: Pronto para publicar
    {quem}: [Editar serviço]
    bot: Resumo do serviço
    {quem}: [Mudar uma resposta]
    bot: O que você quer mudar?
    {quem}: [Dados básicos]
    bot: O que você quer mudar?
    {quem}: [Descrição]
    bot: O que a pessoa consegue com este serviço?
    {quem}: {texto}
    bot: Descrição: {texto}
    {quem}: [Voltar ao resumo]
    bot: Resumo do serviço
"""


def pacote() -> bytes:
    """Return the letters of the zip, one of another organ, one broken."""
    saida = BytesIO()
    with ZipFile(saida, "w") as feito:
        for nome, dados in O_ZIP.items():
            feito.writestr(nome, dados)
    return saida.getvalue()


def test_o_que_o_orgao_ja_tem_entra_por_arquivos_e_vai_ao_portal(tela: Tela, tmp_path: Path) -> None:
    abrir_o_inmetro(tela)
    aceitar(tela, "titular", "Célia Regina Nogueira")
    tela.anexar("titular", "pesca.xml", A_CARTA)
    tela.ouvir("titular", "li 1 carta. Nada mudou ainda.")
    tela.fotografar("carta-lida")
    tela.conversar("titular: [Importar 1 carta]\nbot: 1 serviço novo entrou.")
    tela.anexar("titular", "cartas.zip", pacote())
    tela.ouvir("titular", "Registrar aeronave")
    tela.fotografar("zip-lido")
    tela.conversar("titular: [Importar 2 cartas]\nbot: 2 serviços novos entraram.")
    tela.fotografar("zip-importado")
    tela.anexar("titular", "Inventário 2026.xlsx", planilha())
    tela.ouvir("titular", "Não uso: Nº, Responsável.")
    tela.fotografar("colunas")
    tela.tocar("titular", "Mudar uma coluna")
    tela.ouvir("titular", "Qual coluna você quer mudar?")
    tela.fotografar("qual-coluna")
    tela.conversar("titular: [Próxima página]\nbot: Qual coluna você quer mudar?")
    tela.tocar("titular", "Responsável → não uso")
    tela.ouvir("titular", "Fulana da Silva")
    tela.fotografar("o-que-traz")
    tela.conversar(
        """
        titular: [Contato]
        bot: “Responsável” → Contato
        titular: [Usar estas colunas]
        bot: 60 nomes novos na lista.
        titular: [Guardar 60 serviços]
        bot: Planilha guardada. 60 serviços novos no inventário.
        """
    )
    tela.fotografar("planilha-guardada")
    tela.tocar("titular", "Baixar o que conferir")
    tela.ouvir("titular", "Aqui está tudo que ficou por conferir")
    tela.fotografar("conferir")
    tela.conversar("titular: /servicos\nbot: 63 serviços no inventário.")
    tela.fotografar("servicos")
    levar_ao_portal(tela, tmp_path)
    assert tela.cabe_na_largura()


def levar_ao_portal(tela: Tela, tmp_path: Path) -> None:
    tela.conversar(
        """
        titular: [Procurar]
        bot: Que serviço você procura?
        titular: pescá
        bot: Obter licença de pesca
        """
    )
    tela.fotografar("procura")
    tela.conversar("titular: [Obter licença de pesca]\nbot: Pronto para publicar")
    tela.fotografar("ficha")
    tela.conversar("titular: [Levar ao Portal de Serviços]\nbot: Página 1 de 4: Dados básicos")
    assert tela.copiar("titular", MINIMO.descricao) == MINIMO.descricao
    tela.fotografar("levar")
    tela.conversar(
        """
        titular: [Marcar: Descrição]
        bot: Descrição (feito)
        titular: [Marcar a página e seguir]
        bot: Página 2 de 4
        """
    )
    tela.fotografar("levar-2")
    tela.conversar(
        """
        titular: [Marcar a página e seguir]
        bot: Página 3 de 4
        titular: [Marcar a página e seguir]
        bot: Página 4 de 4
        """
    )
    tela.fotografar("levar-4")
    tela.conversar("titular: [Marcar a página e seguir]\nbot: estão marcados.")
    tela.fotografar("levar-pronto")
    tela.conversar("titular: [Baixar XML]\nbot: Arquivo XML")
    assert tela.baixar("titular", tmp_path).read_bytes() == A_CARTA
    tela.conversar(
        """
        titular: [Ver o serviço]
        bot: Pronto para publicar
        titular: [Levar ao Portal de Serviços]
        bot: estão marcados.
        titular: [Baixar JSON]
        bot: Arquivo JSON
        """
    )
    assert json.loads(tela.baixar("titular", tmp_path).read_bytes())["nome"] == MINIMO.nome
    tela.conversar("titular: [Ver o serviço]\nbot: Pronto para publicar\ntitular: [Baixar PDF]\nbot: em PDF")
    tela.fotografar("pdf")
    pdf = PdfReader(tela.baixar("titular", tmp_path))
    assert MINIMO.descricao in pdf.pages[0].extract_text()
    ja_esta_no_portal(tela)


def ja_esta_no_portal(tela: Tela) -> None:
    tela.conversar(
        """
        titular: [Ver o serviço]
        bot: Pronto para publicar
        titular: [Já está no Portal de Serviços]
        bot: Qual é o endereço do serviço
        """
    )
    tela.fotografar("endereco")
    tela.conversar(
        """
        titular: https://www.servicos.gov.br/servico/obter-licenca-de-pesca
        bot: Anotado: o serviço está no Portal
        """
    )
    tela.fotografar("no-portal")


@pytest.mark.parametrize("tela", ["estreita"], indirect=True)
def test_uma_lista_vira_inventario_e_duas_pessoas_no_mesmo_servico_se_entendem(tela: Tela) -> None:
    abrir_o_inmetro(tela)
    aceitar(tela, "titular", "Célia Regina Nogueira")
    aceitar(tela, "substituto", "Davi Monteiro Sá")
    tela.conversar(A_LISTA)
    tela.fotografar("parecidos")
    tela.conversar("titular: [É o mesmo: ficar com A]\nbot: 1 repetido não entra.")
    tela.fotografar("lista-conferida")
    tela.conversar("titular: [Guardar 3 serviços]\nbot: Guardei 3 serviços no inventário.")
    tela.fotografar("lista-guardada")
    tela.anexar("titular", "pesca.xml", A_CARTA)
    tela.conversar("titular: [Importar 1 carta]\nbot: 1 serviço novo entrou.")
    for quem, texto in (("titular", "Você recebe em casa."), ("substituto", "Você recebe na hora.")):
        tela.conversar(MUDAR_A_DESCRICAO.format(quem=quem, texto=texto))
    tela.conversar("titular: [Guardar serviço]\nbot: Serviço guardado.")
    tela.conversar("substituto: [Guardar serviço]\nbot: Célia Regina Nogueira guardou")
    tela.fotografar("conflito")
    tela.conversar("substituto: [Escolher o que fica]\nbot: Qual texto fica?")
    tela.fotografar("qual-texto")
    tela.conversar(
        """
        substituto: [Ficar com o meu]
        bot: Tudo escolhido.
        substituto: [Guardar o serviço assim]
        bot: Serviço guardado
        """
    )
    tela.fotografar("juntado")
    assert tela.cabe_na_largura()
