// Copying with feedback: the button that was pressed says "Copiado" for a moment.

import { icone } from "./molde.js";
import { frase } from "./palavra.js";

const FEEDBACK = 1800; // ms

/** Copy `texto`; `botao` (a label in a `<span>`, an icon) shows that it was done. Throw if the browser refuses. */
export async function copiar(texto, botao) {
  await navigator.clipboard.writeText(texto);
  if (botao.dataset.copiado) return;
  const rotulo = botao.querySelector("span");
  const antes = { texto: rotulo.textContent, desenho: botao.querySelector(".icone") };
  const feito = icone("feito");
  botao.dataset.copiado = "sim";
  rotulo.textContent = frase("botao.copiado");
  antes.desenho.replaceWith(feito);
  setTimeout(() => {
    delete botao.dataset.copiado;
    rotulo.textContent = antes.texto;
    feito.replaceWith(antes.desenho);
  }, FEEDBACK);
}
