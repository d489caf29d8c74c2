// The data of the report (ReportData.cs), and small helpers over it.

const report = JSON.parse(document.getElementById("data").textContent);
const isSeeded = report.runs.length > report.arms.length;
const runsOfArm = report.arms.map((_, arm) => report.runs.flatMap((run, index) => run.arm === arm ? [index] : []));

/** A number as a reader likes it: four significant digits, an exponent only where it is short. */
function shown(value) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return text.replace("-", "−");
}

/** What a run is called beside others. */
function nameOfRun(index) {
  const run = report.runs[index];
  const arm = report.arms[run.arm];
  return run.seed === "" || runsOfArm[run.arm].length === 1 ? arm : `${arm} · seed ${run.seed}`;
}
