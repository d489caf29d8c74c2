// The mass of each format, a panel per arm.

const panelsAtOnce = 12;

function masses() {
  const log = toggle("Log axis", false, draw);
  const legend = h("ul", { class: "legend" });
  const grid = h("div", { class: "grid" });
  const more = h("button", { type: "button", onclick: () => { atOnce = report.arms.length; draw(); } });
  const panels = new Map();
  let atOnce = panelsAtOnce;
  const keyOf = name => `format_mass/${name}`;

  const panel = arm => {
    const chart = new Chart(`Mass of each format, ${report.arms[arm]}`, report.arms.length === 1 ? 340 : 220);
    const title = h("h3");
    return { chart, title, node: h("div", { class: "panel" }, h("div", { class: "row" }, title, zoomButtons(chart)), chart.node) };
  };

  function draw() {
    const arms = report.arms.map((_, arm) => arm).filter(arm => shownOf(arm).length > 0);
    const now = arms.slice(0, atOnce);
    const names = report.formats.map(format => format.name)
      .filter(name => now.some(arm => shownOf(arm).some(run => curveOf(run, keyOf(name), false))));
    legend.replaceChildren(...names.map(name => h("li", {}, swatch(formatLook(name)), name)));
    now.filter(arm => !panels.has(arm)).forEach(arm => panels.set(arm, panel(arm)));
    grid.replaceChildren(...now.map(arm => panels.get(arm).node));
    more.textContent = `Show all ${arms.length} arms`;
    more.hidden = arms.length <= now.length;
    for (const arm of now) {
      const { chart, title } = panels.get(arm);
      const runs = shownOf(arm);
      const first = report.runs[runs[0]];
      title.textContent = report.arms[arm] + (isSeeded ? ` · n = ${runs.length}` : "");
      const isOneWinner = new Set(runs.map(run => report.runs[run].winner)).size === 1;
      const lines = () => names.flatMap(name =>
        linesOf(arm, runs, keyOf(name), false, formatLook(name), label => `${name} · ${label}`, isOneWinner));
      const collapse = runs.length === 1 && first.collapse ? [{ x: first.collapse.x, text: `collapse: step ${first.collapse.step}` }] : [];
      chart.draw(lines, { log: log.getAttribute("aria-pressed") === "true", share: true, axis: first.axis, threshold: first.threshold,
        marks: [...first.marks, ...collapse] });
    }
  }

  section("masses", "Format masses",
    h("p", { class: "hint" }, "Exact probability that a response begins in a format. Dotted across: the share that counts as a collapse",
      isSeeded ? "; bands: 95 % intervals of means, which are drawn where all seeds have the same winner." : "."),
    h("div", { class: "row" }, log, legend), grid, more);
  onRuns(draw);
  onTheme(draw);
  draw();
}
