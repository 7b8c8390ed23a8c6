// One bubble: text, file and the keyboard beneath it. It is drawn again only where it changed.

import { enderecoSeguro, prepararLinks } from "./link.js";
import { escrever, icone, molde } from "./molde.js";
import { frase, tamanho } from "./palavra.js";
import { servidor } from "./servidor.js";

function foto({ id }) {
  const link = molde("foto");
  const imagem = link.querySelector("img");
  link.href = imagem.src = servidor.enderecoDoArquivo(id);
  imagem.alt = frase("foto");
  return link;
}

function documento({ id, nome, tamanho: bytes }) {
  const link = molde("arquivo");
  link.href = servidor.enderecoDoArquivo(id);
  link.download = nome;
  link.querySelector("strong").textContent = nome;
  link.querySelector("small").textContent = tamanho(bytes);
  return link;
}

/** Drop the line break next to a block, which Telegram shows as one break and HTML as an empty line. */
function semLinhaVazia({ previousSibling: antes, nextSibling: depois }) {
  if (antes?.nodeType === Node.TEXT_NODE) antes.data = antes.data.replace(/\n$/, "");
  if (depois?.nodeType === Node.TEXT_NODE) depois.data = depois.data.replace(/^\n/, "");
}

function rotulo(texto) {
  const elemento = document.createElement("span");
  elemento.textContent = texto;
  return elemento;
}

function teclaDeLink({ rotulo: texto, url }) {
  const tecla = document.createElement("a");
  tecla.href = enderecoSeguro(url)?.href ?? "#";
  tecla.append(rotulo(texto), icone("sair"));
  return tecla;
}

function teclaDeBotao({ rotulo: texto, dado, copiar }) {
  const tecla = document.createElement("button");
  tecla.type = "button";
  tecla.append(rotulo(texto));
  if (dado !== undefined) tecla.dataset.dado = dado;
  if (copiar !== undefined) {
    tecla.dataset.copiar = copiar;
    tecla.append(icone("copiar"));
  }
  return tecla;
}

function fileira(botoes) {
  const linha = document.createElement("div");
  linha.className = "fileira";
  linha.append(...botoes.map((botao) => (botao.url === undefined ? teclaDeBotao : teclaDeLink)(botao)));
  for (const tecla of linha.children) tecla.classList.add("tecla");
  return linha;
}

/** A message `M` of the API as an element; `usuario` is the bot's user name, which its links carry. */
export class Balao {
  constructor(dados, usuario) {
    this.elemento = molde("mensagem");
    this.elemento.dataset.mensagem = dados.id;
    this.elemento.dataset.de = dados.de;
    this.usuario = usuario;
    this.partes = {};
    this.parte(".autor").textContent = frase(`autor.${dados.de}`);
    this.atualizar(dados);
  }

  parte(seletor) {
    return this.elemento.querySelector(seletor);
  }

  /** Show `dados`; return whether anything on the screen changed. */
  atualizar(dados) {
    this.dados = dados;
    const mudancas = [
      this.mudou("arquivo", dados.arquivo) && this.mostrarArquivo(dados),
      this.mudou("html", dados.html) && this.mostrarTexto(dados),
      this.mudou("botoes", dados.botoes) && this.mostrarTeclado(dados),
      this.mudou("rodape", [dados.hora, dados.editada]) && this.mostrarRodape(dados),
    ];
    return mudancas.some(Boolean);
  }

  mudou(parte, valor) {
    const agora = JSON.stringify(valor ?? null);
    const diferente = this.partes[parte] !== agora;
    this.partes[parte] = agora;
    return diferente;
  }

  mostrarTexto({ html }) {
    const texto = this.parte(".texto");
    texto.innerHTML = html;
    texto.querySelectorAll("blockquote, pre").forEach(semLinhaVazia);
    texto.hidden = html === "";
    prepararLinks(texto, this.usuario);
    return true;
  }

  mostrarArquivo({ arquivo }) {
    const anexo = this.parte(".anexo");
    anexo.hidden = !arquivo;
    if (arquivo) anexo.replaceChildren(arquivo.tipo === "photo" ? foto(arquivo) : documento(arquivo));
    return true;
  }

  mostrarTeclado({ botoes }) {
    const teclado = this.parte(".teclado");
    const tinhaFoco = teclado.contains(document.activeElement);
    teclado.replaceChildren(...(botoes ?? []).map(fileira));
    teclado.hidden = teclado.childElementCount === 0;
    prepararLinks(teclado, this.usuario);
    if (tinhaFoco) (teclado.querySelector(".tecla") ?? this.elemento.closest(".conversa")).focus();
    return true;
  }

  mostrarRodape({ hora, editada }) {
    escrever(this.parte(".editada"), editada ? frase("mensagem.editada") : "");
    escrever(this.parte("time"), hora);
    return true;
  }
}
