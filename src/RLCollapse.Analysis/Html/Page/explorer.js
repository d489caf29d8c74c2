// Every metric as a curve over all runs: a chart for each question one has.

const usualMetrics = ["accuracy", "kl_to_base_per_sequence", "reward/mean", "token_entropy"];

function explorer() {
  const grid = h("div", { class: "grid wide" });
  const id = metric => `${metric.inBase ? "base" : "run"}:${metric.key}`;
  const after = report.metrics.filter(metric => !metric.inBase);
  const family = key => /^(.*[/@])[^/@]*$/.exec(key)?.[1];
  const families = [...new Set(after.map(metric => family(metric.key)).filter(Boolean))]
    .filter(stem => after.filter(metric => family(metric.key) === stem).length > 1);
  const choices = [
    { label: "After pretraining", choices: after.map(metric => [id(metric), metric.key]) },
    { label: "Together, where one arm is drawn", choices: families.map(stem => [`all:${stem}`, `${stem}…`]) },
    { label: "Pretraining", choices: report.metrics.filter(metric => metric.inBase).map(metric => [id(metric), metric.key]) },
  ].filter(group => group.choices.length > 0);

  const lines = chosen => {
    const arms = report.arms.map((_, arm) => arm).filter(arm => shownOf(arm).length > 0);
    const [kind, key] = [chosen.slice(0, chosen.indexOf(":")), chosen.slice(chosen.indexOf(":") + 1)];
    if (kind !== "all") {
      return arms.flatMap(arm => linesOf(arm, shownOf(arm), key, kind === "base", armLook(arm), label => label));
    }
    return arms.slice(0, 1).flatMap(arm => after.filter(metric => family(metric.key) === key).flatMap((metric, i) => {
      const name = metric.key.slice(key.length);
      const isFormat = report.formats.some(format => format.name === name);
      return linesOf(arm, shownOf(arm), metric.key, false, isFormat ? formatLook(name) : armLook(i),
        label => `${metric.key} · ${label}`);
    }));
  };

  function add(key) {
    let chosen = key;
    const chart = new Chart("Curves of a metric", 260);
    const about = h("p", { class: "hint" });
    const log = toggle("Log axis", false, draw);
    const select = choice("Metric", choices, chosen, value => { chosen = value; draw(); });
    const remove = h("button", { type: "button", "aria-label": "Remove this chart", onclick: () => {
      node.remove();
      listeners.delete(draw);
    } }, "✕");
    const node = h("div", { class: "panel explorer" },
      h("div", { class: "row" }, select.node, log, zoomButtons(chart), remove), about, chart.node);

    function draw() {
      const metric = report.metrics.find(one => id(one) === chosen);
      about.textContent = metric ? [metric.meaning, metric.unit && `Unit: ${metric.unit}.`].filter(Boolean).join(" ") : "";
      const run = report.runs[[...shownRuns.runs][0] ?? 0];
      const inBase = metric?.inBase ?? false;
      chart.canvas.setAttribute("aria-label", `Curves of ${chosen.slice(chosen.indexOf(":") + 1)}`);
      chart.draw(() => lines(chosen), { log: log.getAttribute("aria-pressed") === "true", axis: inBase ? "step of pretraining" : run.axis,
        marks: inBase ? [] : run.marks });
    }

    grid.append(node);
    listeners.add(draw);
    draw();
    return select.select;
  }

  const listeners = new Set();
  const redraw = () => listeners.forEach(listener => listener());
  onRuns(redraw);
  onTheme(redraw);
  section("curves", "Curves", report.runs.length > 1 && runPanel(), grid,
    h("button", { type: "button", onclick: () => add(`run:${usualMetrics[0]}`).focus() }, "Add a chart"));
  const known = new Set(report.metrics.map(id));
  usualMetrics.map(key => `run:${key}`).filter(key => known.has(key)).forEach(add);
}
