// Elements. Texts are always text nodes: nothing that a run says becomes markup.

/** Makes an element: attributes, handlers as on…, children. */
function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** A section with a heading, and a link to it at the top. */
function section(id, title, ...children) {
  document.getElementById("nav").append(h("a", { href: `#${id}` }, title));
  const node = h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), ...children);
  document.getElementById("main").append(node);
  return node;
}

/** A labelled list of choices: [value, text] pairs, or { label, choices } for groups of them. */
function choice(label, choices, value, onchange) {
  const option = ([of, text]) => h("option", { value: of, selected: of === value }, text);
  const select = h("select", { onchange: () => onchange(select.value) },
    ...choices.map(one => Array.isArray(one) ? option(one) : h("optgroup", { label: one.label }, ...one.choices.map(option))));
  return { node: h("label", {}, h("span", {}, label), select), select };
}

/** A switch. */
function toggle(label, isOn, onchange, hint) {
  const button = h("button", {
    type: "button", class: "toggle", "aria-pressed": String(isOn), title: hint,
    onclick: () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      onchange(on);
    },
  }, label);
  return button;
}

/** A table: heads, rows of texts or nodes. The first cell of a row is its head. */
function table(caption, heads, rows) {
  const cell = (content, index) => h(index === 0 ? "th" : "td", index === 0 ? { scope: "row" } : {}, content);
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", { class: "unseen" }, caption),
      h("thead", {}, h("tr", {}, ...heads.map(head => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map(cell))))));
}
