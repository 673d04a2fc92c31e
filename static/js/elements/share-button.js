// <share-button data-title data-text data-url data-file data-name>: its <button hidden> appears where the device can share.
// With data-file the picture goes along if the device takes files, else title, text and link alone.
class ShareButton extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.share());
    if (this.dataset.file) button.addEventListener("pointerdown", () => this.picture());
  }

  async share() {
    const { title, text, url } = this.dataset;
    const message = Object.fromEntries(Object.entries({ title, text, url }).filter(([, value]) => value));
    const files = this.dataset.file ? [await this.picture()].filter(Boolean) : [];
    if (files.length && navigator.canShare?.({ files })) message.files = files;
    try {
      await navigator.share(message);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  /** The picture, fetched once; begun when the finger touches, because sharing must follow the tap closely. */
  picture() {
    this.fetched ??= fetch(this.dataset.file)
      .then((answer) => (answer.ok ? answer.blob() : null))
      .then((blob) => blob && new File([blob], this.dataset.name || "dresden-lernt.png", { type: blob.type }))
      .catch(() => null);
    return this.fetched;
  }
}

customElements.define("share-button", ShareButton);
