"""Decides what to answer: one entry, two, arithmetic, near titles, or an honest "não sei"."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from bot.messages import Message
from bot.respostas.afirmacoes import so_conta
from bot.respostas.busca import Busca
from bot.respostas.conhecimento import Conhecimento, Entrada, impressao
from bot.respostas.contas import fazer_contas
from bot.respostas.da_equipe import DaEquipe
from bot.respostas.lexico import Concept, Lexico, Unit
from bot.respostas.palavras import words
from bot.respostas.seguimento import do_outro_tema, e_ligada

_CERTA = 0.55
_VAGA = 0.7  # what a vague one needs
_PERTO = 0.12
_JUNTAS = 0.65  # the two best together
_SEGUNDA = 0.2  # of the best one: both are told
_FORA = 0.5  # of the best one: it is turned away
_BUSCA = 0.3  # how much nearness to a way of asking counts beside the model
_ESTRANHA = 1.5  # how much a share of strange words takes from an answer
_CURTA = 8  # units; in fewer, a strange one does not weigh more
_COMECO = 0.4  # nearness under which it tells nothing
_SEGURA = 0.8  # a short question that needs nothing said before
_FOLGA = 0.15  # by how much an answer that leans must be surer than one that does not
_ASPECTO = "?"
_PROPRIAS = 2  # units of its own; with fewer a question is vague
_TITULOS = 3  # nearest ones offered
_VAGAS = ("@quem", "@onde", "@quantos", "@quando")  # units that ask, and do not say of what


class Desfecho(StrEnum):
    """How a question ends."""

    RESPONDIDA = "respondida"
    CONVERSA = "conversa"
    PERTO = "perto"
    NAO_SEI = "nao_sei"


@dataclass(frozen=True, slots=True)
class Resposta:
    """What to say: sums, entries in order, aspects on which the source is silent; or the nearest titles."""

    desfecho: Desfecho
    entradas: tuple[Entrada, ...] = ()
    contas: tuple[Message, ...] = ()
    silencio: tuple[str, ...] = ()
    confianca: float = 0.0
    apoiada: bool = False  # on the answer before: the question alone did not say of what it was


def lexico_de(conhecimento: Conhecimento) -> Lexico:
    """Return the lexicon of a knowledge, aspects included, with the words of its ways of asking."""
    ways = [way for entrada in conhecimento.entradas for way in entrada.jeitos]
    aspects = (Concept(_ASPECTO + nome, 1.3, diz) for nome, diz in conhecimento.aspectos.items())
    return Lexico((*conhecimento.conceitos, *aspects), conhecimento.vazias, conhecimento.abreviaturas, ways)


def _lidas(conhecimento: Conhecimento) -> Sequence[str] | None:
    modelo = conhecimento.modelo
    return modelo.lidas if modelo is not None and modelo.origem == impressao(conhecimento) else None


class Respondedor:
    """Answers from a `Conhecimento`; holds its index, and that of the standing answers of a central team."""

    def __init__(self, conhecimento: Conhecimento) -> None:
        self._escritas = {entrada.chave: entrada for entrada in conhecimento.entradas}
        self.entradas = self._escritas
        self.lexico = lexico_de(conhecimento)
        self._modelo = conhecimento.modelo
        self._busca = Busca(self.lexico, conhecimento.entradas, lidas=_lidas(conhecimento))
        self._equipe: DaEquipe | None = None
        self._ampliado: tuple[str, Respondedor] | None = None

    def com(self, versao: str, ler: Callable[[], Sequence[Entrada]]) -> "Respondedor":
        """Return one who knows what `ler` gives as well; that is read anew only when `versao` is another."""
        if self._ampliado is None or self._ampliado[0] != versao:
            entradas = ler()
            outro = copy(self)
            outro.entradas = self.entradas | {entrada.chave: entrada for entrada in entradas}
            outro._equipe = DaEquipe(self.lexico, self._busca, entradas)
            self._ampliado = (versao, outro)
        return self._ampliado[1]

    def responder(self, pergunta: str, tema: str = "", anterior: str | None = None) -> Resposta:
        """Answer `pergunta`; `tema` is the asker's own, "prestacao" or "ampliacao".

        `anterior` is the entry last told, which a question too short to be understood alone leans on.
        """
        sozinha = self._sozinha(pergunta, tema)
        antes = self.entradas.get(anterior or "")
        if antes is None or antes.tipo != "resposta" or sozinha.contas:
            return sozinha
        outra = self.entradas.get(do_outro_tema(pergunta, antes.chave) or "")
        if outra is not None:
            return Resposta(Desfecho.RESPONDIDA, (outra,), confianca=1.0)
        return self._apoiada(pergunta, tema, antes, sozinha)

    def _apoiada(self, pergunta: str, tema: str, antes: Entrada, sozinha: Resposta) -> Resposta:
        """Return the answer of `pergunta` joined with what was told before, where it is the surer one."""
        units = self.lexico.units(pergunta)
        if not units or not self._depende(pergunta, units, antes, sozinha):
            return sozinha
        junta = self._sozinha(f"{antes.titulo}. {pergunta}", tema)
        fala_disso = junta.desfecho is Desfecho.RESPONDIDA and antes in junta.entradas
        de_aspectos = all(_aspecto(unit) for unit in units)
        folga = _FOLGA if sozinha.desfecho is Desfecho.RESPONDIDA else 0.0
        if not fala_disso or (not de_aspectos and junta.confianca <= sozinha.confianca + folga):
            return sozinha
        return replace(junta, entradas=(antes,), silencio=self._silencio(units, antes), apoiada=True)

    def _depende(self, pergunta: str, units: tuple[Unit, ...], antes: Entrada, sozinha: Resposta) -> bool:
        """Tell whether a question says too little alone: an aspect, "quem?", one word that is not sure."""
        segura = sozinha.desfecho is Desfecho.RESPONDIDA and sozinha.confianca >= _SEGURA
        sem_nada = sozinha.desfecho is Desfecho.NAO_SEI
        if all(_aspecto(unit) for unit in units):
            ditos = {*antes.nao_diz, *(nome[2:] for nome in self._busca.fala_de(antes))}
            sabidos = not sem_nada or all(unit.name[2:] in ditos for unit in units)
            return sabidos and (not segura or e_ligada(pergunta))
        proprias = [unit for unit in units if _propria(unit)]
        return not segura and (not proprias or (len(proprias) == 1 and not sem_nada))

    def _sozinha(self, pergunta: str, tema: str) -> Resposta:
        contas = fazer_contas(pergunta)
        if contas:
            return Resposta(Desfecho.RESPONDIDA, contas=contas, confianca=1.0)
        units = self.lexico.units(pergunta)
        certa, perto = self._equipe.procurar(units) if self._equipe is not None else (None, ())
        if certa is not None:
            return Resposta(Desfecho.RESPONDIDA, (certa.entrada,), confianca=certa.nota)
        notas = self._notas(pergunta, units)
        if not notas:
            return Resposta(Desfecho.NAO_SEI)
        resposta = _com_as_da_equipe(self._decidir(notas, units, tema), perto)
        cumprimento = resposta.desfecho is Desfecho.CONVERSA and resposta.confianca >= _SEGURA
        so_contado = not cumprimento and self._so_conta(pergunta)
        return Resposta(Desfecho.NAO_SEI) if so_contado else resposta

    @cached_property
    def _jeitos(self) -> frozenset[tuple[str, ...]]:
        """Return the ways of asking, word for word; rarely needed, so not at the start."""
        entradas = self.entradas.values()
        return frozenset(tuple(words(jeito)) for entrada in entradas for jeito in entrada.perguntas)

    def _so_conta(self, pergunta: str) -> bool:
        return so_conta(pergunta) and tuple(words(pergunta)) not in self._jeitos

    def _decidir(self, notas: list[tuple[float, Entrada]], units: tuple[Unit, ...], tema: str) -> Resposta:
        fora = sum(nota for nota, entrada in notas if entrada.tipo == "fora")
        ditas = [um for um in notas if um[1].tipo != "fora"]
        (nota, melhor), (segunda, outra) = ditas[0], ditas[1]
        silencio = self._silencio(units, self._do_tema(melhor, tema))
        if silencio:
            calada = sum(parte for parte, entrada in notas if entrada.calada)
            nota, fora = nota + calada, fora - calada
        if fora > _FORA * nota:
            return Resposta(Desfecho.NAO_SEI, confianca=fora)
        juntas = outra.tipo == melhor.tipo == "resposta" and segunda > _SEGUNDA * nota
        vaga = sum(_propria(unit) for unit in units) < _PROPRIAS
        if nota < (_VAGA if vaga else _CERTA) and not (juntas and not vaga and nota + segunda >= _JUNTAS):
            perto = tuple(
                entrada for n, entrada in ditas[:_TITULOS] if n >= _PERTO and entrada.tipo == "resposta"
            )
            return Resposta(Desfecho.PERTO if perto else Desfecho.NAO_SEI, perto, confianca=nota)
        if melhor.tipo == "conversa":
            return Resposta(Desfecho.CONVERSA, (melhor,), confianca=nota)
        dita = self._do_tema(melhor, tema)
        segunda_dita = self._do_tema(outra, tema)
        duas = juntas and not silencio and segunda_dita.chave != dita.chave
        entradas = (dita, segunda_dita) if duas else (dita,)
        return Resposta(Desfecho.RESPONDIDA, entradas, (), silencio, nota)

    def _notas(self, pergunta: str, units: tuple[Unit, ...]) -> list[tuple[float, Entrada]]:
        """Return every entry with its mark, 0 to 1, the best first; none where nothing is understood."""
        if not units:
            return []
        perto = {achado.entrada.chave: achado.nota for achado in self._busca.procurar(units)}
        provavel = self._modelo.probabilidades(self.lexico, pergunta) if self._modelo else {}
        notas = []
        entendida = self._entendida(units)
        for chave, entrada in self._escritas.items():
            vizinha = max(0.0, perto.get(chave, 0.0) - _COMECO) / (1 - _COMECO)
            nota = entendida * ((1 - _BUSCA) * provavel.get(chave, 0.0) + _BUSCA * vizinha)
            notas.append((provavel.get(chave, 0.0) if entrada.tipo == "fora" else nota, entrada))
        return sorted(notas, key=lambda um: -um[0])

    def _entendida(self, units: tuple[Unit, ...]) -> float:
        """Return the share of a question that some way of asking knows; a word of a short one weighs less."""
        estranhas = sum(not self._busca.conhece(unit) for unit in units)
        return max(0.0, 1 - _ESTRANHA * estranhas / max(len(units), _CURTA))

    def _do_tema(self, entrada: Entrada, tema: str) -> Entrada:
        return self.entradas[entrada.por_tema[tema]] if tema in entrada.por_tema else entrada

    def _silencio(self, units: tuple[Unit, ...], entrada: Entrada) -> tuple[str, ...]:
        """Return the aspects asked about on which the source of an entry is silent."""
        ditos = self._busca.fala_de(entrada)
        perguntados = (unit.name for unit in units if _aspecto(unit) and unit.name not in ditos)
        return tuple(nome[2:] for nome in perguntados if nome[2:] in entrada.nao_diz)


def _com_as_da_equipe(resposta: Resposta, perto: Sequence[Entrada]) -> Resposta:
    """Return the same outcome; where nothing was sure, the titles of standing answers come first."""
    if not perto or resposta.desfecho not in (Desfecho.PERTO, Desfecho.NAO_SEI):
        return resposta
    entradas = (*perto, *resposta.entradas)[:_TITULOS]
    return replace(resposta, desfecho=Desfecho.PERTO, entradas=entradas)


def _propria(unit: Unit) -> bool:
    """Tell whether a unit says what a question is about, and not only what is asked of it."""
    return not _aspecto(unit) and unit.name not in _VAGAS


def _aspecto(unit: Unit) -> bool:
    return unit.name.startswith("@" + _ASPECTO)
