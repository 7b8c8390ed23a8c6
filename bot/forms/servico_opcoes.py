"""The options of the form of a service, from the vocabularies of the standard (section 3)."""

from bot.domain.tempo import TipoDeTempo, rotulos_de_unidade
from bot.domain.vocabularios import areas, canais, segmentos
from bot.forms.form import Option
from bot.messages import K, Message

SIM = "sim"
NAO = "nao"
FIXO = "fixo"
VARIAVEL = "variavel"
VENCE = "vence"
NAO_VENCE = "nao_vence"

GRATUIDADE = (
    Option(SIM, Message(K("servico.gratuito.sim")), ("sim", "gratuito", "grátis", "de graça")),
    Option(NAO, Message(K("servico.gratuito.nao")), ("não", "pago", "tem custo")),
)
DIGITAL = (
    Option(SIM, Message(K("servico.digital.sim")), ("sim",)),
    Option(NAO, Message(K("servico.digital.nao")), ("não",)),
)
FORMAS_DE_CUSTO = (
    Option(FIXO, Message(K("servico.etapas.custos.forma.fixo")), ("fixo",)),
    Option(VARIAVEL, Message(K("servico.etapas.custos.forma.variavel")), ("variável", "varia")),
)
TIPOS_DE_TEMPO = (
    Option(TipoDeTempo.ATE.value, Message(K("servico.tempo.ate")), ("até", "no máximo")),
    Option(TipoDeTempo.ENTRE.value, Message(K("servico.tempo.entre")), ("entre", "de tanto a tanto")),
    Option(TipoDeTempo.EM_MEDIA.value, Message(K("servico.tempo.em_media")), ("em média", "média")),
    Option(TipoDeTempo.IMEDIATO.value, Message(K("servico.tempo.imediato")), ("imediato", "na hora")),
    Option(TipoDeTempo.NAO_ESTIMADO.value, Message(K("servico.tempo.nao_estimado")), ("não sei",)),
)
VALIDADES = (
    Option(VENCE, Message(K("servico.validade.vence")), ("válido por", "vence", "tem prazo")),
    Option(NAO_VENCE, Message(K("servico.validade.nao_vence")), ("sem validade", "não vence")),
)
UNIDADES = tuple(
    Option(unidade.value, rotulo, palavras) for unidade, (rotulo, palavras) in rotulos_de_unidade().items()
)
CANAIS = tuple(Option(tipo.canal, tipo.rotulo, tipo.tambem) for tipo in canais().values())
SEGMENTOS = tuple(Option(item.segmento, item.rotulo, item.tambem) for item in segmentos().values())
AREAS = tuple(Option(area.area, area.area, area.tambem) for area in areas().values())
