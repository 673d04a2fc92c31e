// <print-button>: its <button hidden> appears and opens the print dialogue.
class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

customElements.define("print-button", PrintButton);
