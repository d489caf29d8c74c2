// Which runs are drawn: arms and seeds, on and off, for all charts together.

const shownRuns = { runs: new Set(report.runs.keys()), seeds: true, mean: true };
const runListeners = [];
const onRuns = listener => runListeners.push(listener);
const runsChanged = () => runListeners.forEach(listener => listener());

/** Runs of an arm that are on. */
const shownOf = arm => runsOfArm[arm].filter(run => shownRuns.runs.has(run));

/** The panel with a line per arm and a button per seed. */
function runPanel() {
  const updates = [];
  const update = () => { updates.forEach(one => one()); runsChanged(); };
  const set = (runs, on) => { runs.forEach(run => on ? shownRuns.runs.add(run) : shownRuns.runs.delete(run)); update(); };
  const all = [...report.runs.keys()];

  const seed = run => {
    const button = toggle(report.runs[run].seed, true, on => set([run], on), report.runs[run].name);
    button.setAttribute("aria-label", `seed ${report.runs[run].seed} of ${report.arms[report.runs[run].arm]}`);
    updates.push(() => button.setAttribute("aria-pressed", String(shownRuns.runs.has(run))));
    return button;
  };

  const arm = (label, index) => {
    const box = h("input", { type: "checkbox", onchange: () => set(runsOfArm[index], box.checked) });
    const look = h("span", { class: "look" });
    const paint = () => look.replaceChildren(swatch(armLook(index)));
    onTheme(paint);
    paint();
    updates.push(() => {
      const on = shownOf(index).length;
      [box.checked, box.indeterminate] = [on > 0, on > 0 && on < runsOfArm[index].length];
    });
    return h("li", {}, h("label", {}, box, look, label),
      runsOfArm[index].length > 1 && h("span", { class: "seeds", role: "group", "aria-label": `Seeds of ${label}` }, ...runsOfArm[index].map(seed)));
  };

  const list = h("ul", { class: "arms" }, ...report.arms.map(arm));
  const panel = h("details", { id: "runs-shown", class: "panel", open: report.arms.length <= 12 },
    h("summary", {}, isSeeded ? "Arms and seeds that are drawn" : "Runs that are drawn"),
    h("p", { class: "row" },
      h("button", { type: "button", onclick: () => set(all, true) }, "All"),
      h("button", { type: "button", onclick: () => set(all, false) }, "None"),
      isSeeded && toggle("Seeds", shownRuns.seeds, on => { shownRuns.seeds = on; runsChanged(); }, "a thin line for each seed"),
      isSeeded && toggle("Means", shownRuns.mean, on => { shownRuns.mean = on; runsChanged(); },
        "a thick line for the mean of an arm, with its 95 % interval")),
    list);
  updates.forEach(one => one());
  return panel;
}
