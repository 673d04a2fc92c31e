// Keys for the moderators' desk: each control that has data-key is tapped by it; 1 to 9 choose a reason.
// A restriction without a reason leads to the reasons first, as the server would.

class ModerationKeys extends HTMLElement {
  connectedCallback() {
    this.pressed = (event) => this.press(event);
    document.addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.pressed);
  }

  press(event) {
    const typing = event.target.closest?.("textarea, input:not([type=radio]), select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const reasons = this.querySelectorAll("input[name=reason]");
    const reason = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    const control = reason ?? this.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control) return;
    event.preventDefault();
    const needsReason = reasons.length && control.name === "decision" && control.value !== "approve";
    if (needsReason && !this.querySelector("input[name=reason]:checked")) reasons[0].focus();
    else if (reason) this.choose(reason);
    else control.click();
  }

  choose(reason) {
    reason.checked = true;
    reason.focus();
  }
}

customElements.define("moderation-keys", ModerationKeys);
