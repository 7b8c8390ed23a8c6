// The words of the page: phrases kept in index.html, and the way a moment, a size and a name are written.

const frases = JSON.parse(document.getElementById("frases").textContent);

/** Return the phrase kept under `chave`, with `{name}` replaced by `valores.name`; throw if there is none. */
export function frase(chave, valores = {}) {
  const texto = frases[chave];
  if (texto === undefined) throw new Error(`no phrase under ${chave}`);
  return texto.replace(/\{(\w+)\}/g, (_, nome) => valores[nome]);
}

/** Return "1 mensagem nova", "4 mensagens novas". */
export function contarNovas(n) {
  return n === 1 ? frase("novas.uma") : frase("novas.muitas", { n });
}

/** Return the letters of an avatar: first and last name. */
export function iniciais(nome) {
  const partes = nome.split(/\s+/).filter((parte) => /^\p{Lu}/u.test(parte));
  const escolhidas = partes.length > 1 ? [partes[0], partes.at(-1)] : partes;
  return escolhidas.map((parte) => parte[0]).join("");
}

/** Return a size in bytes as "812 B", "34 kB" or "2,1 MB". */
export function tamanho(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toLocaleString("pt-BR", { maximumFractionDigits: 1 })} MB`;
}
