// Curves of runs: { xs, ys, steps }, and means over the runs of an arm.

/** Points of a metric; null where the run has not measured it. */
function curveOf(index, key, inBase) {
  const run = report.runs[index];
  const table = (inBase ? report.bases[run.base] : run.tables).find(one => Object.hasOwn(one.columns, key));
  return table ? { xs: table.x, ys: table.columns[key], steps: table.steps } : null;
}

/** Mean of several curves where all have a point, with its 95 % interval; null where that is nowhere. */
function meanOf(curves) {
  const at = new Map();
  for (const curve of curves) {
    new Map(curve.xs.map((x, i) => [x, i])).forEach((i, x) => {
      if (!at.has(x)) at.set(x, { step: curve.steps[i], ys: [] });
      at.get(x).ys.push(curve.ys[i]);
    });
  }
  const points = [...at].filter(([, point]) => point.ys.length === curves.length).sort(([a], [b]) => a - b);
  if (points.length === 0) return null;
  const n = curves.length;
  const stats = points.map(([, { ys }]) => {
    const mean = ys.reduce((sum, y) => sum + y, 0) / n;
    const error = Math.sqrt(ys.reduce((sum, y) => sum + (y - mean) ** 2, 0) / Math.max(1, n - 1) / n);
    return { mean, half: n > 1 ? error * report.halfWidths[n] : 0 };
  });
  return {
    xs: points.map(([x]) => x), steps: points.map(([, point]) => point.step), ys: stats.map(one => one.mean),
    low: stats.map(one => one.mean - one.half), high: stats.map(one => one.mean + one.half), n,
  };
}

/**
 * What is drawn of a metric for runs of an arm: thin lines of seeds and a thick mean with its band, each as
 * { label, color, dash, width, alpha, xs, ys, steps, low, high }.
 * @param look { color, dash }
 * @param label makes the name of a line from that of its run or mean.
 */
function linesOf(arm, runs, key, inBase, look, label, mayHaveMean = true) {
  const curves = runs.map(run => [run, curveOf(run, key, inBase)]).filter(([, curve]) => curve);
  const lines = [];
  const faint = runs.length > 20 || shownRuns.runs.size > 20 ? 0.25 : 0.45;
  const hasMean = mayHaveMean && shownRuns.mean && isSeeded && curves.length > 1;
  if (shownRuns.seeds || curves.length === 1) {
    for (const [run, curve] of curves) {
      lines.push({ ...look, ...curve, label: label(nameOfRun(run)), width: hasMean ? 1 : 1.75, alpha: hasMean ? faint : 1 });
    }
  }
  const mean = hasMean ? meanOf(curves.map(([, curve]) => curve)) : null;
  if (mean) lines.push({ ...look, ...mean, label: label(`${report.arms[arm]} · mean of ${mean.n}`), width: 3, alpha: 1 });
  return lines;
}
