// Colours that colour-blind readers tell apart (Okabe and Ito), made readable on the page's background.

const armColors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#6A3D9A", "#7F4F24"];
const armDashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const leastContrast = 3;

const parse = color => color.startsWith("#")
  ? [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16))
  : color.match(/[\d.]+/g).slice(0, 3).map(Number);

function luminance(color) {
  const [r, g, b] = parse(color).map(channel => channel / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themeColors = new Map();

/** A colour of the style sheet as the current theme has it. */
function themeColor(name) {
  if (themeColors.has(name)) return themeColors.get(name);
  const probe = h("i", { hidden: true });
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  themeColors.set(name, color);
  return color;
}

/** The colour itself, or moved towards the ink until a line in it stands out from the panel. */
function readable(color) {
  const [panel, ink] = [themeColor("panel"), themeColor("ink")];
  for (let part = 0; ; part += 0.1) {
    const mixed = `rgb(${parse(color).map((c, i) => Math.round(c + (parse(ink)[i] - c) * part)).join(", ")})`;
    if (part >= 1 || contrast(mixed, panel) >= leastContrast) return mixed;
  }
}

const faded = (color, alpha) => `rgba(${parse(color).join(", ")}, ${alpha})`;

/** Colour and dash of a format; every second one is dashed, so that two blues are told apart. */
function formatLook(name) {
  const index = report.formats.findIndex(format => format.name === name);
  return index < 0 ? { color: themeColor("muted"), dash: [] } : { color: readable(report.formats[index].color), dash: armDashes[index % 2] };
}

const armLook = arm => ({
  color: readable(armColors[arm % armColors.length]),
  dash: armDashes[Math.floor(arm / armColors.length) % armDashes.length],
});

/** A short line as it is drawn, for legends. */
function swatch({ color, dash = [] }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  const set = (node, attributes) => Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  set(svg, { width: 26, height: 10, "aria-hidden": "true" });
  set(line, { x1: 1, y1: 5, x2: 25, y2: 5, stroke: color, "stroke-width": 3, "stroke-dasharray": dash.join(" ") });
  svg.append(line);
  return svg;
}

/** Calls back whenever the colours of the page change. */
const themeListeners = [];
const onTheme = listener => themeListeners.push(listener);
function themeChanged() {
  themeColors.clear();
  themeListeners.forEach(listener => listener());
}
