"""A service carried to the Portal by hand: its fields to copy page by page, ticked as they are done."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.callbacks import option_id
from bot.cartas import api
from bot.cartas.campo import Campo
from bot.cartas.editor import Parte
from bot.domain.estados import Estado
from bot.domain.papeis import Acao
from bot.messages import Button, K, Message, Paragraph, Param, Screen
from bot.storage.tables import CartaRow, ServicoRow
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, Rows, botao, pagina
from bot.usecases.botoes_da_ficha import baixar_xml, ja_no_portal
from bot.usecases.copiados import Copia, copia, desmarcar, marcar
from bot.usecases.ficha import do_banco, ficha, servico_de_quem
from bot.usecases.historico import registrar
from bot.usecases.incoming import Incoming

CAMPOS_POR_PAGINA = 6
LETRAS_POR_PAGINA = 2900  # UTF-16 units


@dataclass(frozen=True, slots=True)
class Pagina:
    """Fields of one part of the editor that fit a message."""

    parte: Parte
    campos: tuple[Campo, ...]

    @property
    def marca(self) -> str:
        """Eight digits that stand for all that the page shows to copy."""
        return option_id("".join(campo.marca for campo in self.campos))


def levar(work: Work, said: Incoming, servico_id: str, numero: str = "") -> tuple[Screen, ...]:
    """Show a page of fields to copy; without a number, the first one with something to do."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    rascunhos.largar(work, said.chat_id)
    if row.publicado is None and row.faltas:
        return (ficha(work, pessoa, row).after(Message(K("levar.falta"))),)
    feito = copia(work, row)
    return (_pagina(row, feito, numero) if numero else _a_seguir(row, feito, 0),)


def marcar_campo(work: Work, said: Incoming, servico_id: str, marca: str, numero: str) -> tuple[Screen, ...]:
    """Tick one field, if its text is still the one that was on the screen."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    antes = copia(work, row)
    for parte in antes.partes:
        for campo in parte.campos:
            if campo.marca == marca:
                marcar(work, pessoa, row, parte, (campo,))
                return (_depois(row, antes, copia(work, row), numero),)
    return (_pagina(row, antes, numero).after(Message(K("levar.outro_texto"))),)


def desmarcar_campo(
    work: Work, said: Incoming, servico_id: str, marca: str, numero: str
) -> tuple[Screen, ...]:
    """Take one tick back."""
    row, _ = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    for campo in copia(work, row).campos:
        if campo.marca == marca:
            desmarcar(work, row, campo)
    return (_pagina(row, copia(work, row), numero),)


def marcar_pagina(work: Work, said: Incoming, servico_id: str, marca: str, numero: str) -> tuple[Screen, ...]:
    """Tick all that was on the screen and show what comes next, if the texts are still the same."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.PUBLICAR_SERVICO)
    antes = copia(work, row)
    vistas = [uma for uma in _paginas(antes) if uma.marca == marca]
    if not vistas:
        return (_pagina(row, antes, numero).after(Message(K("levar.outro_texto"))),)
    marcar(work, pessoa, row, vistas[0].parte, vistas[0].campos)
    return (_depois(row, antes, copia(work, row), numero),)


def json(work: Work, said: Incoming, servico_id: str) -> tuple[Screen, ...]:
    """Send the service as the Portal's interface for machines takes it."""
    row, pessoa = servico_de_quem(work, said, servico_id, Acao.EXPORTAR_SERVICO)
    servico = do_banco(work, row)
    carta = work.session.get(CartaRow, row.id)
    dados = api.escrever(servico, carta.numero if carta else None)
    anexo = work.keep(dados, api.nome_do_arquivo(servico))
    registrar(work, "exportar_servico", pessoa_id=pessoa.id, siorg=row.siorg, alvo=row.id)
    legenda = [Message(K("levar.json"), {"nome": row.nome})]
    if not servico.orgao.portal:
        legenda.append(Message(K("levar.json_sem_orgao")))
    voltar = ((botao(K("servico.ver"), "servico", row.id),), (MENU,))
    return (Screen((Paragraph(tuple(legenda)),), voltar, anexo),)


def _depois(row: ServicoRow, antes: Copia, agora: Copia, numero: str) -> Screen:
    """Stay on the page while something is left on it."""
    (atual,), _ = pagina(_paginas(antes), numero, 1, "levar")
    marcas = {campo.marca for campo in atual.campos}
    if any(campo.marca in marcas and not agora.feito(campo) for campo in agora.campos):
        return _pagina(row, agora, numero)
    return _a_seguir(row, agora, _paginas(antes).index(atual))


def _a_seguir(row: ServicoRow, agora: Copia, depois_de: int) -> Screen:
    """Return the next page with something to copy, from the beginning again after the last one."""
    paginas = _paginas(agora)
    com_falta = [numero for numero, uma in enumerate(paginas) if not all(map(agora.feito, uma.campos))]
    if not com_falta:
        return _fim(row)
    proxima = next((numero for numero in com_falta if numero >= depois_de), com_falta[0])
    return _pagina(row, agora, str(proxima + 1))


def _pagina(row: ServicoRow, agora: Copia, numero: str) -> Screen:
    paginas = _paginas(agora)
    (esta,), vizinhas = pagina(paginas, numero, 1, "levar", row.id)
    lugar = paginas.index(esta) + 1
    onde: dict[str, Param] = {"parte": esta.parte.titulo, "pagina": lugar, "paginas": len(paginas)}
    topo = (
        Message(K("levar.titulo"), {"nome": row.nome}),
        Message(K("levar.onde"), onde),
        Message(K("levar.feitos"), {"feitos": agora.feitos}, count=len(agora.campos)),
    )
    como = Paragraph((Message(K("levar.como")),))
    campos = (Paragraph((_titulo(agora, campo), *campo.linhas)) for campo in esta.campos)
    botoes = (*_marcas(row, agora, esta, lugar), *vizinhas, *_saidas(row))
    return Screen((Paragraph(topo), como, *campos), botoes)


def _titulo(agora: Copia, campo: Campo) -> Message:
    if agora.feito(campo):
        return Message(K("levar.campo_feito"), {"campo": campo.rotulo})
    chave = K("levar.campo_mudou") if agora.mudou(campo) else K("levar.campo")
    return Message(chave, {"campo": campo.rotulo})


def _marcas(row: ServicoRow, agora: Copia, esta: Pagina, lugar: int) -> Iterator[tuple[Button, ...]]:
    faltam = [campo for campo in esta.campos if not agora.feito(campo)]
    if faltam:
        yield (botao(K("levar.marcar_pagina"), "levar.pagina", row.id, esta.marca, lugar),)
    for campo in esta.campos if len(esta.campos) > 1 or not faltam else ():
        ato, chave = ("marcar", K("levar.marcar")) if campo in faltam else ("desmarcar", K("levar.desmarcar"))
        rotulo = Message(chave, {"campo": campo.rotulo})
        yield (botao(rotulo, f"levar.{ato}", row.id, campo.marca, lugar),)


def _fim(row: ServicoRow) -> Screen:
    chave = K("levar.nada_mudou") if row.estado == Estado.NO_PORTAL.value else K("levar.pronto")
    rever = (botao(K("levar.rever"), "levar", row.id, 1),)
    fim = Paragraph((Message(chave, {"nome": row.nome}),))
    return Screen((fim,), (*ja_no_portal(row), rever, *_saidas(row)))


def _saidas(row: ServicoRow) -> Rows:
    arquivos = (botao(K("levar.baixar_json"), "levar.json", row.id), baixar_xml(row))
    return arquivos, (botao(K("servico.ver"), "servico", row.id), MENU)


def _paginas(agora: Copia) -> list[Pagina]:
    return [Pagina(parte, campos) for parte in agora.partes for campos in _que_cabem(parte)]


def _que_cabem(parte: Parte) -> Iterator[tuple[Campo, ...]]:
    juntos: tuple[Campo, ...] = ()
    for campo in parte.campos:
        letras = sum(um.letras for um in juntos) + campo.letras
        if juntos and (len(juntos) == CAMPOS_POR_PAGINA or letras > LETRAS_POR_PAGINA):
            yield juntos
            juntos = ()
        juntos += (campo,)
    yield juntos
