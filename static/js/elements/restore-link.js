// The card's QR carries the secret in the fragment: put it into the form and take it out of the address.
// Signing in still needs a tap, so that a QR code in a foreign page signs nobody in.
customElements.define("restore-link", class extends HTMLElement {
  connectedCallback() {
    const found = location.hash.match(/^#k=([A-Za-z0-9_-]{22})$/);
    if (!found) return;
    this.querySelector("input").value = found[1];
    history.replaceState(null, "", location.pathname);
    document.getElementById("status").textContent = this.dataset.ready;
    this.closest("form").querySelector("button[type=submit]").focus();
  }
});
