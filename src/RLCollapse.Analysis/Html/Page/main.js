// Puts the page together.

const openAtOnce = 8;

function findings() {
  const main = document.getElementById("main");
  const pair = ([label, text]) => h("div", {}, h("dt", {}, label), h("dd", {}, text));
  const facts = source => source.facts.length > 0 && h("dl", { class: "facts" }, ...source.facts.map(pair));
  if (report.sources.length === 1) {
    const [source] = report.sources;
    main.append(h("section", { class: "finding" }, h("p", { class: "sentence" }, source.finding), facts(source)));
    return;
  }
  main.append(h("section", { class: "finding" }, h("details", { open: report.sources.length <= openAtOnce },
    h("summary", {}, "What each found"),
    h("ul", {}, ...report.sources.map(source => h("li", {}, h("code", {}, source.name), ` ${source.finding}`, facts(source)))))));
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
recorded();
if (report.runs.length > 0) [masses, explorer, samples, runTable, config].forEach(part => part());
