// Copies of the templates of index.html, and the few ways the page touches an element.

/** Return a fresh copy of the only element of `<template id="t-{nome}">`. */
export function molde(nome) {
  return document.getElementById(`t-${nome}`).content.firstElementChild.cloneNode(true);
}

/** Return a drawing of index.html (`<symbol id="i-{nome}">`), hidden from screen readers. */
export function icone(nome) {
  const desenho = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const uso = document.createElementNS("http://www.w3.org/2000/svg", "use");
  desenho.classList.add("icone");
  desenho.setAttribute("aria-hidden", "true");
  uso.setAttribute("href", `#i-${nome}`);
  desenho.append(uso);
  return desenho;
}

/** Set the text of `elemento` only when it differs, so that a live region is not read twice. */
export function escrever(elemento, texto) {
  if (elemento.textContent !== texto) elemento.textContent = texto;
}

/** Show a native popover under (or over, when there is no room) the button that opens it. */
export function ancorar(painel, botao) {
  const margem = 8;
  const lugar = botao.getBoundingClientRect();
  const { offsetWidth: largura, offsetHeight: altura } = painel;
  const esquerda = Math.min(lugar.left, innerWidth - largura - margem);
  const cabeEmbaixo = lugar.bottom + altura + margem < innerHeight;
  painel.style.left = `${Math.max(margem, esquerda)}px`;
  painel.style.top = `${Math.max(margem, cabeEmbaixo ? lugar.bottom + margem : lugar.top - altura - margem)}px`;
}
