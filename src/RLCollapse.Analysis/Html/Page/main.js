// Puts the page together.

function findings() {
  const main = document.getElementById("main");
  for (const source of report.sources) {
    const facts = source.facts.map(([label, text]) => h("div", {}, h("dt", {}, label), h("dd", {}, text)));
    main.append(h("section", { class: "finding" },
      report.sources.length > 1 && h("h2", {}, source.name), h("p", { class: "sentence" }, source.finding),
      facts.length > 0 && h("dl", { class: "facts" }, ...facts)));
  }
}

function theme() {
  const button = document.getElementById("theme");
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (wish.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  const changed = () => { show(); themeChanged(); };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    changed();
  });
  wish.addEventListener("change", changed);
  show();
}

theme();
findings();
verdicts();
masses();
explorer();
samples();
runTable();
config();
