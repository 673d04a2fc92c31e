// <copy-button data-text="…" data-done="Kopiert">: its <button> puts the text on the clipboard and says so.
class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.dataset.text);
      document.getElementById("status").textContent = this.dataset.done;
    });
    button.hidden = !navigator.clipboard;
  }
}

customElements.define("copy-button", CopyButton);
