// <form-key> inside a form: a page that comes back from the browser's memory gets a new `key`, because its old one may be
// answered already; and `done_at`, if the form has that field, says when the person tapped.
class FormKey extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    addEventListener("pageshow", this.renew);
    form.addEventListener("submit", () => {
      if (form.elements.done_at) form.elements.done_at.value = new Date().toISOString();
    }, { capture: true });
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.renew);
  }

  renew = (event) => {
    const field = this.closest("form").elements.key;
    // Only pages with a certificate may ask for a UUID; elsewhere the server's stays.
    if (event.persisted && field && crypto.randomUUID) field.value = crypto.randomUUID();
  };
}

customElements.define("form-key", FormKey);
