// A chart: uPlot with a readout that follows the pointer or the arrow keys, zoom and a log axis.

const near = 40; // pixels from which a curve is read off
const pointHint = "Point at a curve, or reach it by the arrow keys.";

class Chart {
  /** @param title names the chart for those who hear it. */
  constructor(title, height) {
    this.height = height;
    this.readout = h("output", { class: "readout", "aria-live": "polite" });
    this.dot = h("i", { class: "dot", hidden: true });
    this.canvas = h("div", {
      class: "canvas", tabindex: "0", role: "group", "aria-roledescription": "chart", "aria-label": title,
      title: "Drag to zoom, double-click for all. Keys: ← → along a curve, ↑ ↓ to another, + − zoom, 0 all.",
      onkeydown: event => this.#key(event),
    });
    this.canvas.style.minHeight = `${height}px`;
    this.node = h("div", { class: "chart" }, this.canvas, this.readout);
    new ResizeObserver(() => this.#fit()).observe(this.canvas);
    new IntersectionObserver(([entry]) => { this.isSeen = entry.isIntersecting; this.#paint(); }, { rootMargin: "300px" })
      .observe(this.node);
    addEventListener("beforeprint", () => this.#paint(true));
  }

  /**
   * Draws lines (linesOf) in place of those before, once the chart comes into view; { log, share, axis, marks, threshold } say how.
   * @param makeLines gives the lines.
   */
  draw(makeLines, style = {}) {
    this.waiting = { makeLines, style };
    this.#paint();
  }

  #paint(always = false) {
    if (!this.waiting || !(this.isSeen || always) || !this.node.isConnected) return;
    const { makeLines, style } = this.waiting;
    this.waiting = null;
    const lines = makeLines();
    this.style = style;
    this.lines = style.log ? lines.map(positive).filter(line => line.ys.some(y => y !== null)) : lines;
    this.picked = null;
    this.plot?.destroy();
    this.plot = null;
    this.canvas.querySelector(".nothing")?.remove();
    this.readout.textContent = pointHint;
    if (this.lines.length === 0) {
      this.readout.textContent = "";
      this.canvas.append(h("p", { class: "nothing" },
        lines.length === 0 ? "No shown run has measured this." : "Nothing above 0, which a log axis needs."));
      return;
    }
    const { data, rows } = joined(this.lines);
    this.rows = rows;
    this.plot = new uPlot(this.#options(), data, this.canvas);
    this.plot.over.append(this.dot);
    this.whole = [data[0][0], data[0].at(-1)];
  }

  /** Zooms about the picked point or the middle; 0 shows everything. */
  zoom(factor) {
    if (!this.plot || this.whole[0] === this.whole[1]) return;
    const { min, max } = this.plot.scales.x;
    const center = this.picked ? this.lines[this.picked.line].xs[this.picked.point] : (min + max) / 2;
    const half = (max - min) / 2 / factor;
    const [from, to] = factor === 0 ? this.whole : [Math.max(this.whole[0], center - half), Math.min(this.whole[1], center + half)];
    this.plot.setScale("x", { min: from, max: to });
  }

  #options() {
    const [ink, grid] = [themeColor("muted"), themeColor("line")];
    const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "12px system-ui, sans-serif" };
    const { log, share } = this.style;
    const values = (_, splits) => splits.map(value => value === null ? "" : shown(value));
    return {
      width: this.canvas.clientWidth, height: this.height, legend: { show: false }, focus: { alpha: 0.2 },
      cursor: { points: { show: false }, focus: { prox: -1 }, drag: { x: true, y: false }, y: false },
      scales: { x: { time: false }, y: log ? { distr: 3 } : share ? { range: [-0.02, 1.02] } : {} },
      axes: [{ ...axis, label: this.style.axis, labelSize: 18, labelFont: axis.font, size: 34, values },
        { ...axis, size: 56, values }],
      series: [{}, ...this.lines.flatMap(line => [
        { label: line.label, stroke: faded(line.color, line.alpha), width: line.width, dash: line.dash, spanGaps: true,
          points: { show: line.xs.length === 1 || (line.width > 1 && line.xs.length < 40), size: 4, fill: line.color } },
        ...(line.low ? [line.high, line.low].map(() => ({ stroke: "transparent", width: 0, spanGaps: true, points: { show: false } })) : []),
      ])],
      bands: this.rows.flatMap((row, i) => this.lines[i].low
        ? [{ series: [row + 1, row + 2], fill: faded(this.lines[i].color, 0.16) }] : []),
      hooks: { setCursor: [() => this.#pointed()], draw: [plot => this.#marks(plot)] },
    };
  }

  /** Thin lines: where stages begin, where a collapse came, what counts as one; and the picked line once more, in full colour. */
  #marks(plot) {
    const { ctx, bbox } = plot;
    const line = (x1, y1, x2, y2) => { ctx.beginPath(); ctx.moveTo(x1, y1); ctx.lineTo(x2, y2); ctx.stroke(); };
    ctx.save();
    ctx.strokeStyle = themeColor("muted");
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    [ctx.textAlign, ctx.textBaseline] = ["left", "alphabetic"];
    ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    const { min, max } = plot.scales.x;
    for (const { x, text } of this.style.marks ?? []) {
      if (x < min || x > max) continue;
      const at = plot.valToPos(x, "x", true);
      line(at, bbox.top, at, bbox.top + bbox.height);
      const width = ctx.measureText(text).width + 5 * devicePixelRatio;
      const from = at + width > bbox.left + bbox.width ? at - width : at + 4 * devicePixelRatio;
      ctx.fillStyle = themeColor("panel");
      ctx.fillRect(from - devicePixelRatio, bbox.top, width, 15 * devicePixelRatio);
      ctx.fillStyle = themeColor("muted");
      ctx.fillText(text, from, bbox.top + 11 * devicePixelRatio);
    }
    if (this.picked) {
      const picked = this.lines[this.picked.line];
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      [ctx.strokeStyle, ctx.lineWidth] = [picked.color, Math.max(2, picked.width) * devicePixelRatio];
      ctx.setLineDash((picked.dash ?? []).map(length => length * devicePixelRatio));
      ctx.beginPath();
      picked.xs.forEach((x, i) => picked.ys[i] !== null && ctx.lineTo(plot.valToPos(x, "x", true), plot.valToPos(picked.ys[i], "y", true)));
      ctx.stroke();
      ctx.restore();
    }
    if (this.style.threshold) {
      const at = plot.valToPos(this.style.threshold, "y", true);
      if (at > bbox.top && at < bbox.top + bbox.height) line(bbox.left, at, bbox.left + bbox.width, at);
    }
    ctx.restore();
  }

  /** Picks the point nearest to the pointer. */
  #pointed() {
    const { left, top } = this.plot.cursor;
    if (left === undefined || left < 0) {
      if (this.picked?.isPointed) this.#pick(null);
      return;
    }
    let best = null;
    this.lines.forEach((line, index) => {
      const point = nearest(line.xs, this.plot.posToVal(left, "x"));
      if (line.ys[point] === null) return;
      const away = Math.hypot(this.plot.valToPos(line.xs[point], "x") - left, this.plot.valToPos(line.ys[point], "y") - top);
      if (!best || away < best.away - (line.low ? -1e-9 : 0)) best = { away, line: index, point, isPointed: true };
    });
    this.#pick(best && best.away < near ? best : null);
  }

  #pick(picked) {
    this.dot.hidden = !picked;
    const before = this.picked?.line;
    this.picked = picked;
    if (picked?.line !== before) this.plot.setSeries(picked ? this.rows[picked.line] : null, { focus: picked !== null }, false);
    if (!picked) {
      this.readout.textContent = pointHint;
      return;
    }
    const line = this.lines[picked.line];
    const [x, y, step] = [line.xs[picked.point], line.ys[picked.point], line.steps[picked.point]];
    this.dot.style.left = `${this.plot.valToPos(x, "x")}px`;
    this.dot.style.top = `${this.plot.valToPos(y, "y")}px`;
    this.dot.style.background = line.color;
    const interval = line.low && line.n > 1 ? ` [${shown(line.low[picked.point])}, ${shown(line.high[picked.point])}]` : "";
    const axis = this.style.axis.length < 15 ? this.style.axis : "place";
    const place = step === x ? `step ${step}` : `step ${step}, ${axis} ${shown(x)}`;
    this.readout.replaceChildren(swatch(line), h("b", {}, `${shown(y)}${interval}`), ` ${line.label} · ${place}`);
  }

  #key(event) {
    if (!this.plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const { line = 0, point = -1 } = this.picked ?? {};
    const along = by => {
      const { xs, ys } = this.lines[line];
      let next = point + by;
      while (next >= 0 && next < xs.length && ys[next] === null) next += Math.sign(by);
      if (next >= 0 && next < xs.length) this.#pick({ line, point: next });
    };
    const across = by => {
      const next = (line + by + this.lines.length) % this.lines.length;
      this.#pick({ line: next, point: nearest(this.lines[next].xs, this.lines[line].xs[Math.max(0, point)]) });
    };
    const keys = {
      ArrowRight: () => along(1), ArrowLeft: () => along(-1), ArrowUp: () => across(1), ArrowDown: () => across(-1),
      Home: () => this.#pick({ line, point: 0 }), End: () => this.#pick({ line, point: this.lines[line].xs.length - 1 }),
      "+": () => this.zoom(2), "-": () => this.zoom(0.5), 0: () => this.zoom(0), Escape: () => this.#pick(null),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  #fit() {
    if (this.plot && this.canvas.clientWidth > 0) this.plot.setSize({ width: this.canvas.clientWidth, height: this.height });
  }
}

/** Buttons for a chart's zoom. */
const zoomButtons = chart => h("span", { class: "zoom", role: "group", "aria-label": "Zoom" },
  ...[["+", "Zoom in", 2], ["−", "Zoom out", 0.5], ["All", "All of the curves", 0]]
    .map(([text, label, factor]) => h("button", { type: "button", "aria-label": label, onclick: () => chart.zoom(factor) }, text)));

function positive(line) {
  const only = values => values?.map(value => value > 0 ? value : null);
  const low = line.low?.map((value, i) => value > 0 ? value : line.ys[i] > 0 ? line.ys[i] / 10 : null);
  return { ...line, ys: only(line.ys), low, high: only(line.high) };
}

/** uPlot's columns over all places of all lines, and at which column each line stands. */
function joined(lines) {
  const xs = [...new Set(lines.flatMap(line => line.xs))].sort((a, b) => a - b);
  const place = new Map(xs.map((x, i) => [x, i]));
  const [data, rows] = [[xs], []];
  for (const line of lines) {
    rows.push(data.length);
    for (const ys of line.low ? [line.ys, line.high, line.low] : [line.ys]) {
      const column = new Array(xs.length).fill(null);
      line.xs.forEach((x, i) => { column[place.get(x)] = ys[i]; });
      data.push(column);
    }
  }
  return { data, rows };
}

function nearest(xs, x) {
  let [low, high] = [0, xs.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] < x) low = middle; else high = middle;
  }
  return Math.abs(xs[low] - x) <= Math.abs(xs[high] - x) ? low : high;
}
