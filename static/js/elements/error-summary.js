// <error-summary tabindex="-1">: takes the focus when it appears, so that one hears and sees what is still open.
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.focus();
  }
}

customElements.define("error-summary", ErrorSummary);
