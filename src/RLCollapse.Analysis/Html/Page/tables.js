// Verdicts, runs and configs as tables.

const verdictSigns = { supported: "✓", contradicted: "✗", inconclusive: "?", "no runs yet": "…" };

function verdicts() {
  const judged = report.sources.filter(source => source.verdicts.length > 0);
  if (judged.length === 0) return;
  section("verdicts", "Verdicts", ...judged.flatMap(source => [
    judged.length > 1 && h("h3", {}, source.name),
    table(`Verdicts on the claims of ${source.name}`, ["claim", "verdict", "estimate [95 %]", "n", "p, corrected"],
      source.verdicts.map(one => [
        h("span", {}, one.statement, h("br"), h("span", { class: "hint" }, one.sentence)),
        h("span", { class: `chip ${one.verdict}` }, `${verdictSigns[one.verdict] ?? ""} ${one.verdict}`, one.exploratory ? ", exploratory" : ""),
        h("span", { class: "number" }, one.estimate), String(one.count), h("span", { class: "number" }, one.p)])),
  ]));
}

function runTable() {
  const last = (index, key) => curveOf(index, key, false)?.ys.at(-1);
  const kept = report.samples.runs.map(one => one.run);
  const rows = report.runs.map((run, index) => [run.name, report.arms[run.arm], run.seed, run.winner,
    shown(last(index, `format_mass/${run.winner}`)), run.collapse ? String(run.collapse.step) : "–",
    shown(last(index, "accuracy")), shown(last(index, "kl_to_base_per_sequence")), kept.includes(index) ? "yes" : "no"]);
  section("runs", "Runs", h("details", { open: report.runs.length <= 20 }, h("summary", {}, `${report.runs.length} runs`),
    table("Runs with how they ended", ["run", "arm", "seed", "leads at the end", "with a mass of", "collapse at step", "accuracy",
      "KL to base, nats", "samples"], rows)));
}

function config() {
  const text = value => value === "" ? "–" : value;
  const values = option => option.values.length === 1 ? text(option.values[0].text)
    : option.values.map(value => `${text(value.text)} (${value.runs})`).join(" · ");
  const varies = option => option.values.length > 1;
  const name = option => h("code", {}, option.path);
  const own = report.options.filter(option => report.base === undefined || varies(option) || option.values[0].text !== option.base);
  const ofBase = report.options.filter(option => !own.includes(option));
  const told = report.base === undefined ? "the built-in defaults" : `${report.base}, as it is now`;
  section("config", "Config",
    h("p", { class: "hint" }, own.length === 0 ? `Nothing that decides a number differs from ${told}.`
      : `What differs from ${told}, or among the runs; in brackets how many runs have a value.`),
    own.length > 0 && table("Options that differ", ["option", "default", ...report.base === undefined ? [] : ["base"], "here", "varies"],
      own.map(option => [name(option), text(option.default), ...report.base === undefined ? [] : [text(option.base)], values(option),
        varies(option) ? "yes" : ""])),
    ofBase.length > 0 && h("details", {}, h("summary", {}, `What ${report.base} has other than the built-in defaults`),
      table("Options of the base", ["option", "default", "base and here"],
        ofBase.map(option => [name(option), text(option.default), values(option)]))),
    h("details", {}, h("summary", {}, `Every option of ${report.runs[0].name}`), h("pre", {}, report.config)));
}
