// The stand-in's HTTP API: the state, what a person does on a phone, and the stream of what happens.

/** The server said no (`status`, and in `motivo` why, in words for the person), or was not reached (`status` 0). */
export class Recusa extends Error {
  constructor(status, mensagem) {
    super(mensagem);
    this.status = status;
    this.motivo = status >= 400 && status < 500 ? mensagem.trim() : "";
  }
}

async function pedir(caminho, opcoes) {
  let resposta;
  try {
    resposta = await fetch(`/api/${caminho}`, opcoes);
  } catch (erro) {
    throw new Recusa(0, erro.message);
  }
  if (!resposta.ok) throw new Recusa(resposta.status, await resposta.text());
  return resposta;
}

function enviar(caminho, corpo) {
  return pedir(caminho, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(corpo),
  });
}

function enviarArquivo(telefone, arquivo) {
  const corpo = new FormData();
  corpo.append("arquivo", arquivo);
  return pedir(`telefones/${telefone}/arquivo`, { method: "POST", body: corpo });
}

export const servidor = {
  estado: async () => (await pedir("estado", { cache: "no-store" })).json(),
  texto: (telefone, texto) => enviar(`telefones/${telefone}/texto`, { texto }),
  botao: (telefone, mensagem, dado) => enviar(`telefones/${telefone}/botao`, { mensagem, dado }),
  abrir: (telefone, link) => enviar(`telefones/${telefone}/abrir`, { link }),
  arquivo: enviarArquivo,
  bloquear: (telefone, bloqueado) => enviar(`telefones/${telefone}/bloquear`, { bloqueado }),
  relogio: (mudanca) => enviar("relogio", mudanca),
  recomecar: () => enviar("recomecar", {}),
  enderecoDoArquivo: (id) => `/api/arquivos/${encodeURIComponent(id)}`,
};

const NOVA_TENTATIVA = 2000; // ms; the browser itself retries, except after a refusal

/** Listen to the stream for ever: `aoLigar` at each (re)connection, `aoCair` when lost, `aoOcorrer(evento)`. */
export function escutar({ aoLigar, aoCair, aoOcorrer }) {
  const fonte = new EventSource("/api/eventos");
  fonte.onopen = aoLigar;
  fonte.onmessage = ({ data }) => aoOcorrer(JSON.parse(data));
  fonte.onerror = () => {
    aoCair();
    if (fonte.readyState !== EventSource.CLOSED) return;
    setTimeout(() => escutar({ aoLigar, aoCair, aoOcorrer }), NOVA_TENTATIVA);
  };
}
