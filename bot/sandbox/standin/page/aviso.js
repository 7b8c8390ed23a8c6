// What the bot answers to a tap (a toast, or an alert to be read), and what the page itself has to say.

import { escrever } from "./molde.js";
import { frase } from "./palavra.js";

const POR_LETRA = 60; // ms; long enough to read aloud
const NO_MINIMO = 4000; // ms

/** Show `texto` for a while at the foot of a phone; screen readers hear it. */
export function avisar(lugar, texto) {
  const aviso = document.createElement("p");
  aviso.className = "aviso";
  aviso.textContent = texto;
  lugar.replaceChildren(aviso);
  setTimeout(() => aviso.remove(), Math.max(NO_MINIMO, texto.length * POR_LETRA));
}

/** Show `texto` in a window that stays until it is read. */
export function alertar(nome, texto) {
  const janela = document.getElementById("alerta");
  janela.querySelector("h2").textContent = frase("alerta.titulo", { nome });
  janela.querySelector("#texto-alerta").textContent = texto;
  if (!janela.open) janela.showModal();
}

/** Tell screen readers what changed on the page. */
export function anunciar(texto) {
  escrever(document.getElementById("anuncio"), texto);
}

/** Show the strip under the top bar, or hide it when `chave` is null. */
export function mostrarFaixa(chave, tom = "espera") {
  const faixa = document.getElementById("faixa");
  faixa.dataset.tom = tom;
  escrever(faixa, chave === null ? "" : frase(chave));
}
