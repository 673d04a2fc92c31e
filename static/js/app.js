// What every page shares: bringing in the custom elements a page uses, and saying what htmx cannot.

const asked = new Set();

/** Fetches ./elements/<name>.js for every custom element on the page that nobody has defined yet. */
function bringElements(root) {
  for (const element of root.querySelectorAll(":not(:defined)")) {
    const name = element.localName;
    if (asked.has(name)) continue;
    asked.add(name);
    import(`./elements/${name}.js`);
  }
}

const status = () => document.getElementById("status");

bringElements(document);

document.addEventListener("htmx:after:swap", () => bringElements(document));

// The network is away: what was typed stays in the form, and a sentence says so.
document.addEventListener("htmx:error", () => {
  const place = status();
  if (place && !navigator.onLine) place.textContent = place.dataset.offline;
});

// A message is put away by the next tap or by Escape, never by time. Capturing: what that tap itself says stays.
document.addEventListener("click", () => status()?.replaceChildren(), { capture: true });

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  status()?.replaceChildren();
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
