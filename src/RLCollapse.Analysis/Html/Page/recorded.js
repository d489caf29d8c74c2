// What is recorded of sweeps whose runs are elsewhere: a row an arm, figures.

function recorded() {
  const sources = report.sources.filter(source => source.recorded);
  if (sources.length === 0) return;
  const figure = source => ({ name, source: url }) => h("figure", { class: "panel" },
    h("img", { src: url, alt: `Figure ${name} of ${source.name}` }), h("figcaption", { class: "hint" }, name));
  section("recorded", "Recorded",
    h("p", { class: "hint" }, "The runs are not on this machine: no curves, samples or configs. Means with 95 % intervals over seeds."),
    ...sources.flatMap(source => [
      report.sources.length > 1 && h("h3", {}, source.name),
      source.recorded.rows.length > 0 && table(`Arms of ${source.name}`, source.recorded.heads, source.recorded.rows),
      ...source.recorded.figures.map(figure(source)),
      source.recorded.leftOut.length > 0
        && h("p", { class: "hint" }, `Too large for the page, in figures/: ${source.recorded.leftOut.join(", ")}`),
    ]));
}
