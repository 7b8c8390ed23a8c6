"""For each rule over one text: an answer that breaks it and one that keeps it, by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.regras.campos import CAMPOS


@dataclass(frozen=True, slots=True)
class Par:
    """Two answers to `campo`: the rule has advice for `quebra` and none for `mantem`."""

    campo: str
    quebra: str
    mantem: str
    canal: str = ""


def _limite(campo: str, limite: int) -> Par:
    """Return a text of one letter too many, counted in UTF-16 units: the emoji counts for two."""
    return Par(campo, "x" * (limite - 1) + "🐟", "x" * (limite - 2) + "🐟")


CURTA = "Nós analisamos o pedido."
LONGA = " ".join(["palavra"] * 31)
PALAVRAS_151 = ". ".join(["Uma frase de cinco palavras"] * 31)
PALAVRAS_251 = ". ".join(["Uma frase de cinco palavras"] * 51)

LIMITES: Mapping[str, Par] = {
    f"{campo.sujeito}.limite": _limite(nome, campo.limite)
    for nome, campo in CAMPOS.items()
    if campo.limite is not None
}

DE_TEXTO: Mapping[str, Par] = {
    **LIMITES,
    "nome.teste": Par("nome", "Serviço de teste 2", "Testar a qualidade da água"),
    "nome.infinitivo": Par("nome", "Feira nacional do pescador", "Participar da feira do pescador"),
    "etapa.titulo.teste": Par("etapas/titulo", "asdfgh", "Pagar a taxa"),
    "etapa.titulo.infinitivo": Par("etapas/titulo", "Pagamento da taxa", "Se aprovado, pagar a taxa"),
    "titulo.maiusculas": Par("nome", "OBTER LICENÇA PARA PESCAR", "Obter licença para pescar"),
    "titulo.ponto_final": Par("etapas/titulo", "Pagar a taxa.", "Pagar a taxa"),
    "nome.sigla": Par("nome", "Restituir Imposto de Renda - IRPF", "Restituir Imposto de Renda (IRPF)"),
    "nome.curto": Par("nome", "Obter " + "x" * 13, "Obter " + "x" * 14),
    "nome.longo": Par("nome", "Obter " + "x" * 60, "Obter " + "x" * 59),
    "texto.placeholder": Par("contato", " ..... ", "Telefone 135"),
    "texto.teste": Par("palavras_chave", "adfasd", "teste"),
    "texto.sem_sentido": Par("solicitantes/tipo", "1", "Cidadãos"),
    "texto.pouco": Par("descricao", "Um passaporte", "Você recebe o passaporte"),
    "texto.html": Par("descricao", "Você <b>recebe</b> a licença", "Vale se a < b e b > c"),
    "texto.entidade": Par("descricao", "Pesca &amp; lazer", "Pesca & lazer"),
    "texto.uma_linha": Par("etapas/custos/nome", "Taxa\nde emissão", "Taxa de emissão"),
    "texto.sublinhado": Par("descricao", "Leve __sempre__ a licença", "Use o campo nome_completo"),
    "texto.pontilhado": Par("etapas/custos/nome", "Taxa ..........", "Taxa e outras..."),
    "texto.espacos": Par("descricao", "Você  recebe", "Você\nrecebe"),
    "texto.invisivel": Par("descricao", "Você\u200brecebe", "Você recebe"),
    "texto.caixa_alta": Par("descricao", "Leve a LICENÇA DE PESCA", "O CPF e o CNPJ da ANAC"),
    "sigla.so_sigla": Par("sigla", "Bolsa Verde", "PEC-G"),
    "contato.pagina_inicial": Par(
        "contato", "[Órgão](http://www.orgao.gov.br/)", "www.orgao.gov.br ou telefone 135"
    ),
    "link.pagina": Par("link", "Acesse www.orgao.gov.br/pesca", "https://www.orgao.gov.br/pesca"),
    "canal.um_por_item": Par(
        "etapas/canais/endereco", "a@orgao.gov.br, b@orgao.gov.br", "a@orgao.gov.br", "e-mail"
    ),
    "canal.endereco_so_endereco": Par(
        "etapas/canais/endereco", "Ligue para 146 e tecle 3", "146", "telefone"
    ),
    "documento.um_por_item": Par(
        "etapas/documentos", "Identidade, CPF e laudo", "Diploma, certificado ou atestado;"
    ),
    "solicitante.um_por_item": Par("solicitantes/tipo", "Pescadores;\nClubes", "Pescadores e seus clubes"),
    "termo.um_por_item": Par("palavras_chave", "pesca, peixe", "pesca esportiva"),
    "palavra.longa": Par("palavras_chave", "como faço para pedir a licença", "licença de pesca esportiva"),
    "documento.so_nome": Par("etapas/documentos", "Laudo " + "x" * 145, "Laudo " + "x" * 144),
    "documento.nenhum": Par("etapas/documentos", "Nenhum.", "Nenhum documento além da identidade"),
    "item.pontuacao": Par("etapas/documentos", "Comprovante de residência; e", "Comprovante de residência"),
    "texto.clique_aqui": Par("descricao", "Leia [aqui](https://a.gov.br/x)", "[Regras](https://a.gov.br/x)"),
    "texto.link_quebrado": Par("descricao", "[Lei] (https://a.gov.br)", "[Lei](https://a.gov.br)"),
    "texto.so_link": Par("descricao", "[Edital](https://a.gov.br/x)", "Siga o [edital](https://a.gov.br/x)"),
    "norma.um_por_item": Par(
        "legislacoes", "Lei 1/2001;\nDecreto 2/2002", "Lei 1/2001, que muda a Lei 2/1990"
    ),
    "norma.link": Par("legislacoes", "Lei nº 1/2001", "[Lei nº 1/2001](https://a.gov.br/1)"),
    "texto.e_ou": Par("descricao", "Cadastro e/ou licença", "Cadastro ou licença"),
    "texto.paragrafo_enorme": Par("descricao", PALAVRAS_251, PALAVRAS_151),
    "texto.numero_repetido": Par("descricao", "No prazo de 10 (dez) dias", "Fazenda (10 hectares), 3 (dias)"),
    "texto.frase_longa": Par("descricao", LONGA, f"{LONGA[:200]}. {LONGA[:40]}"),
    "texto.paragrafo_longo": Par("descricao", PALAVRAS_151, PALAVRAS_151.replace(". ", ".\n", 1)),
    "texto.passiva": Par("descricao", "O pedido será analisado.", CURTA),
    "texto.barra": Par("etapas/documentos", "Comprovante de endereço/residência", "Ofício de Brasília/DF"),
    "texto.artigo_de_lei": Par("descricao", "As áreas do art. 3º da lei", "As áreas que a lei cria"),
    "texto.abreviatura": Par("descricao", "Obs.: leve a licença p/ o barco", "Leve a licença para o barco"),
    "descricao.paragrafos": Par("descricao", "Um.\n\nDois.\n\nTrês.", "Um.\n\nDois.\n* item\n* item"),
    "etapa.descricao.paragrafo": Par("etapas/descricao", "Um.\nDois.", "Um parágrafo\nque continua."),
    "texto.juridiques": Par("descricao", "Pague a fim de obter a licença", "Pague para obter a licença"),
    "texto.estrangeirismo": Par("descricao", "Faça o pedido on-line", "Faça o pedido pela internet"),
    "texto.modismo": Par("descricao", "Disponibilizar a licença no balcão", "Nós oferecemos"),
    "texto.intensificador": Par("descricao", "É muito simples", "É simples"),
    "texto.dever": Par("descricao", "É necessário apresentar", "Não é necessário apresentar"),
    "texto.futuro": Par("descricao", "O benefício começará em maio", "Fica no Ceará e no Pará"),
    "texto.leia": Par("descricao", "Veja o edital", "Leia o edital"),
    "texto.terceira_pessoa": Par(
        "etapas/descricao", "O cidadão preenche o pedido", "Carta de Serviços ao Cidadão"
    ),
    "texto.negativa": Par("descricao", "Não podem pescar os menores", "Podem pescar os adultos"),
    "texto.dupla_negacao": Par("descricao", "Não deixe de levar", "Leve"),
    "documento.ja_temos": Par("etapas/documentos", "Cópia do CPF", "Número do CPF"),
    "documento.vago": Par("etapas/documentos", "Outros documentos que achar necessários", "Outra foto"),
    "documento.condicao": Par(
        "etapas/documentos", "Caso seja estrangeiro, o passaporte", "Procuração ou documento de guarda"
    ),
    "canal.tipo_de_outro": Par(
        "etapas/canais/endereco", "https://pesca.orgao.gov.br", "(61) 3333-0000", "telefone"
    ),
    "titulo.verbo_vazio": Par("nome", "Realizar o cadastro de pescador", "Cadastrar pescador no registro"),
    "descricao.resultado": Par("descricao", "Trata-se de licença para pescar", "Você recebe a licença"),
    "texto.condicao_antes": Par(
        "descricao",
        "Caso haja pagamento em dobro, você pode pedir a devolução",
        "Você pode pedir a devolução, caso haja pagamento em dobro",
    ),
    "texto.siglas_demais": Par("descricao", "ANAC, ANEEL, ANTT e ANTAQ", "ANAC, ANEEL e ANTT"),
}
