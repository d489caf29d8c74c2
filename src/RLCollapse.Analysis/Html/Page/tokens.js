// A response shaded by how likely the policy held each of its tokens.

const shades = [[0.99, "≥ 0.99"], [0.9, "≥ 0.9"], [0.5, "≥ 0.5"], [0.2, "≥ 0.2"], [0.05, "≥ 0.05"], [0, "< 0.05"]];
const shadeOf = nats => shades.findIndex(([least]) => Math.exp(nats) >= least);

const tokenLegend = () => h("ul", { class: "legend", "aria-label": "Shading of tokens" },
  h("li", {}, "probability of a token:"), ...shades.map(([, text], shade) => h("li", {}, h("span", { class: `token shade-${shade}` }, text))));

/** The tokens of a sample as [text, nats]; empty where the run kept none. */
const tokensOf = (probe, i) =>
  probe.tokens[i].map((word, at) => [report.samples.vocabulary[word], probe.tokenLogProbabilities[i][at]]);

/** The text with its tokens shaded: each is looked for from where the last one ended, and what is between stays as it is. */
function shadedText(text, tokens) {
  const node = h("code", { class: "response" });
  let at = 0;
  for (const [word, nats] of tokens) {
    const found = text.indexOf(word, at);
    const isInText = found >= 0 && text.slice(at, found).trim() === "";
    if (isInText) {
      node.append(text.slice(at, found));
      at = found + word.length;
    } else {
      node.append(" ");
    }
    node.append(h("span", {
      class: `token shade-${shadeOf(nats)}${isInText ? "" : " end"}`, title: `${shown(nats)} nats, probability ${shown(Math.exp(nats))}`,
    }, word));
  }
  node.append(text.slice(at));
  return node;
}

/** The same as numbers, for those who cannot hover or see shades. */
function tokenDetails(tokens) {
  const details = h("details", { class: "tokens" }, h("summary", {}, `${tokens.length} tokens`));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      details.append(h("ol", {}, ...tokens.map(([word, nats]) => h("li", {}, h("code", {}, word), ` ${shown(Math.exp(nats))}`))));
    }
  });
  return details;
}
