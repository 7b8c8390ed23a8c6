// The foot of a phone: writing, sending, attaching a file, and the menu of that person's commands.

import { avisar } from "./aviso.js";
import { ancorar, molde } from "./molde.js";
import { frase } from "./palavra.js";
import { servidor } from "./servidor.js";

export class Compor {
  constructor(elemento, { id, nome }) {
    this.id = id;
    this.avisos = elemento.querySelector(".avisos");
    this.formulario = elemento.querySelector(".compor");
    this.campo = elemento.querySelector("textarea");
    this.arquivo = elemento.querySelector("input[type=file]");
    this.painel = elemento.querySelector(".comandos");
    this.bloqueio = elemento.querySelector(".bloqueio");
    this.abridor = elemento.querySelector(".abrir-comandos");
    this.campo.setAttribute("aria-label", frase("mensagem.para", { nome }));
    this.painel.setAttribute("aria-label", frase("comando.proprio", { nome }));
    this.abridor.popoverTargetElement = this.painel;
    this.ouvir(elemento);
  }

  ouvir(elemento) {
    this.formulario.addEventListener("submit", (evento) => {
      evento.preventDefault();
      this.enviarCampo();
    });
    this.campo.addEventListener("keydown", (evento) => this.aoTeclar(evento));
    this.campo.addEventListener("input", () => this.ajustarAltura());
    this.campo.addEventListener("paste", (evento) => this.receber(evento, evento.clipboardData));
    elemento.addEventListener("dragover", (evento) => evento.preventDefault());
    elemento.addEventListener("drop", (evento) => this.receber(evento, evento.dataTransfer));
    elemento.querySelector(".anexar").addEventListener("click", () => this.arquivo.click());
    this.arquivo.addEventListener("change", () => this.enviarArquivos(this.arquivo.files));
    this.painel.addEventListener("toggle", ({ newState }) => newState === "open" && this.abrirComandos());
    this.painel.addEventListener("click", ({ target }) => this.escolher(target.closest("li button")));
    this.painel.querySelector(".bloquear").addEventListener("click", () => this.bloquear(true));
    this.bloqueio.querySelector("button").addEventListener("click", () => this.bloquear(false));
  }

  aoTeclar(evento) {
    if (evento.key !== "Enter" || evento.shiftKey || evento.isComposing) return;
    evento.preventDefault();
    this.enviarCampo();
  }

  /** Put the cursor in the field where there is a keyboard; on a touch screen that would cover the conversation. */
  focar() {
    if (matchMedia("(pointer: fine)").matches) this.campo.focus({ preventScroll: true });
  }

  ajustarAltura() {
    this.campo.style.height = "auto";
    const borda = this.campo.offsetHeight - this.campo.clientHeight;
    this.campo.style.height = `${this.campo.scrollHeight + borda}px`;
  }

  preencher(texto) {
    this.campo.value = texto;
    this.ajustarAltura();
  }

  async enviarCampo() {
    const texto = this.campo.value;
    if (texto.trim() === "") return;
    this.preencher("");
    const falha = await this.tentar(servidor.texto(this.id, texto), "falha.envio");
    if (falha) this.preencher(this.campo.value === "" ? texto : `${texto}\n${this.campo.value}`);
  }

  enviar(texto) {
    return this.tentar(servidor.texto(this.id, texto), "falha.envio");
  }

  /** A file that is dropped on the phone or pasted is sent; pasted text goes on into the field. */
  receber(evento, dados) {
    if (!dados?.files.length) return;
    evento.preventDefault();
    this.enviarArquivos(dados.files);
  }

  async enviarArquivos(arquivos) {
    for (const arquivo of [...arquivos]) {
      await this.tentar(servidor.arquivo(this.id, arquivo), "falha.arquivo");
    }
    this.arquivo.value = "";
  }

  /** Wait for `pedido`; when it fails say why on the phone (`chave` if the server does not) and return true. */
  async tentar(pedido, chave) {
    try {
      await pedido;
      return false;
    } catch ({ motivo }) {
      avisar(this.avisos, motivo || frase(chave));
      return true;
    }
  }

  async bloquear(sim) {
    this.painel.hidePopover();
    const falha = await this.tentar(servidor.bloquear(this.id, sim), "falha.bloqueio");
    if (!falha) this.mostrarBloqueio(sim);
  }

  mostrarBloqueio(sim) {
    this.bloqueio.hidden = !sim;
    this.formulario.hidden = sim;
  }

  mostrarComandos(comandos) {
    this.painel.querySelector("ul").replaceChildren(
      ...comandos.map(({ comando, descricao }) => {
        const item = molde("comando");
        item.querySelector("strong").textContent = `/${comando.replace(/^\//, "")}`;
        item.querySelector("span").textContent = descricao;
        return item;
      }),
    );
    this.painel.querySelector("p").hidden = comandos.length > 0;
  }

  abrirComandos() {
    ancorar(this.painel, this.abridor);
    this.painel.querySelector("button")?.focus();
  }

  escolher(botao) {
    if (!botao) return;
    this.painel.hidePopover();
    this.focar();
    this.enviar(botao.querySelector("strong").textContent);
  }
}
