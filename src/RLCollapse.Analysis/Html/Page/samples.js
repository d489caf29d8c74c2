// The sample browser: filters, two steps side by side for the same problem, why a response earned what it earned.

const cardsAtOnce = 20;

function samples() {
  const book = report.samples;
  if (book.runs.length === 0) {
    section("samples", "Samples", h("p", { class: "hint" }, "The runs kept no sampled responses (output.samplesPerProbe = 0)."));
    return;
  }

  const state = { run: 0, left: 0, right: book.runs[0].probes.length > 1 ? book.runs[0].probes.length - 1 : -1, format: "", answer: "", text: "", atOnce: cardsAtOnce };
  const list = h("ol", { class: "cards" });
  const count = h("output", { class: "hint", "aria-live": "polite" });
  const controls = h("div", { class: "row controls" });
  const more = h("button", { type: "button", onclick: () => { state.atOnce += cardsAtOnce; draw(); } });
  const note = h("p", { class: "hint" });
  const legend = tokenLegend();
  const probes = () => book.runs[state.run].probes;
  const stepName = probe => {
    const phases = new Set(probes().map(one => one.phase));
    return `${probe.step}${phases.size > 1 ? ` (${probe.phase})` : ""}${probe.mark && ` · ${probe.mark}`}`;
  };

  function build() {
    const set = key => value => { state[key] = value; state.atOnce = cardsAtOnce; draw(); };
    const steps = probes().map((probe, i) => [String(i), stepName(probe)]);
    const runs = choice("Run", book.runs.map((one, i) => [String(i), nameOfRun(one.run)]), String(state.run), value => {
      state.run = Number(value);
      [state.left, state.right] = [Math.min(state.left, probes().length - 1), Math.min(state.right, probes().length - 1)];
      build();
      controls.querySelector("select").focus();
    });
    const search = h("input", { type: "search", value: state.text, oninput: () => set("text")(search.value.toLowerCase()) });
    controls.replaceChildren(...[
      book.runs.length > 1 && runs.node,
      choice("Step", steps, String(state.left), value => set("left")(Number(value))).node,
      choice("Beside it", [["-1", "nothing"], ...steps], String(state.right), value => set("right")(Number(value))).node,
      choice("Format", [["", "every"], ...book.formats.map((name, i) => [String(i), name])], state.format, set("format")).node,
      choice("Answer", [["", "right or wrong"], ["1", "right"], ["0", "wrong"]], state.answer, set("answer")).node,
      h("label", {}, h("span", {}, "Containing"), search),
    ].filter(Boolean));
    draw();
  }

  const matches = (probe, i) => {
    const problem = book.problems[probe.problem[i]];
    return (state.format === "" || probe.format[i] === Number(state.format))
      && (state.answer === "" || probe.correct[i] === Number(state.answer))
      && (state.text === "" || `${problem.prompt}\n${probe.response[i]}\n${problem.id}`.toLowerCase().includes(state.text));
  };

  /** The response to the same problem at another probe: the first, second … where there are several. */
  const partner = (probe, i, other) => {
    const earlier = probe.problem.slice(0, i).filter(problem => problem === probe.problem[i]).length;
    return other.problem.flatMap((problem, at) => problem === probe.problem[i] ? [at] : [])[earlier] ?? -1;
  };

  function response(probe, i) {
    const isRight = probe.correct[i] === 1;
    const problem = book.problems[probe.problem[i]];
    const tokens = tokensOf(probe, i);
    const parts = [];
    for (let at = 0; at < probe.parts[i].length; at += 2) parts.push(`${book.parts[probe.parts[i][at]]} ${shown(probe.parts[i][at + 1])}`);
    const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
    return h("div", { class: "side" },
      h("p", { class: "row" }, h("b", {}, `step ${stepName(probe)}`), swatch(formatLook(book.formats[probe.format[i]])),
        book.formats[probe.format[i]], h("span", { class: isRight ? "chip right" : "chip wrong" }, isRight ? "✓ right" : "✗ wrong"),
        probe.ended[i] === 0 && h("span", { class: "chip" }, "cut")),
      tokens.length > 0 ? shadedText(probe.response[i], tokens) : h("code", { class: "response" }, probe.response[i]),
      h("dl", {}, fact("answer", probe.answer[i] ?? "–"), fact("expected", problem.expected ?? "–"),
        fact("reward", `${shown(probe.reward[i])}${parts.length > 0 ? ` = ${parts.join(" + ")}` : ""}`),
        fact("log-probability", probe.logProbability[i] === null ? "–" : `${shown(probe.logProbability[i])} nats`)),
      tokens.length > 0 && tokenDetails(tokens));
  }

  function card(probe, i) {
    const other = state.right < 0 ? null : probes()[state.right];
    const at = other ? partner(probe, i, other) : -1;
    const problem = book.problems[probe.problem[i]];
    return h("li", { class: "panel" },
      h("p", { class: "prompt" }, problem.prompt, " ", h("span", { class: "hint" }, `problem ${problem.id}`)),
      h("div", { class: other ? "sides two" : "sides" }, response(probe, i),
        other && (at < 0 ? h("div", { class: "side hint" }, `step ${stepName(other)}: not among the responses of this report`)
          : response(other, at))));
  }

  function draw() {
    const probe = probes()[state.left];
    const found = [...probe.problem.keys()].filter(i => matches(probe, i));
    list.replaceChildren(...found.slice(0, state.atOnce).map(i => card(probe, i)));
    const right = found.filter(i => probe.correct[i] === 1).length;
    count.textContent = `${found.length} of ${probe.problem.length} responses at step ${stepName(probe)}, ${right} of them right`;
    more.hidden = found.length <= state.atOnce;
    more.textContent = `Show more of the ${found.length}`;
    const kept = probes().reduce((sum, one) => sum + one.problem.length, 0);
    const recorded = book.runs[state.run].recorded;
    const hasTokens = probes().some(one => one.tokens.some(tokens => tokens.length > 0));
    legend.hidden = !hasTokens;
    note.textContent = [
      kept < recorded ? `The report carries ${kept} of the ${recorded} responses that the run has recorded; samples.jsonl has all.` : "",
      hasTokens ? ""
        : "The run has kept no log-probabilities of tokens, as an earlier version made it: nothing is shaded.",
    ].join(" ");
  }

  section("samples", "Samples", note, controls, legend, count, list, more);
  onTheme(draw);
  build();
}
