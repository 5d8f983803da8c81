/** @typedef {string | number | boolean | null | undefined | EventListener} Prop */

/**
 * Builds an element. `onclick` and the like become listeners, the other props attributes (false, null: none).
 * Children are nodes or text: nothing is ever parsed as HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Readonly<Record<string, Prop>>} props
 * @param {...(Node | string | null | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  element.append(...children.filter(child => child !== null && child !== false));
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value))
    element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * Sets the text only if it differs, so that selections and live regions are left in peace.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * An id for `aria-labelledby` and `for`: free of blanks whatever the parts hold, and different for different parts.
 * @param {...string} parts
 */
export function domId(...parts) {
  const safe = parts.map(part => part.replace(/[^A-Za-z0-9]/g, sign => `_${sign.codePointAt(0)}_`));
  return ['x', ...safe].join('-');
}

/**
 * The first thing inside that can take the focus.
 * @param {ParentNode} parent
 * @param {string} within
 */
export function firstFocusable(parent, within = focusable) {
  return [...parent.querySelectorAll(within)].find(element => element instanceof HTMLElement && isShown(element));
}

export const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** @param {HTMLElement} element */
export function isShown(element) {
  return element.getClientRects().length > 0;
}

/** @param {unknown} element */
export function focus(element) {
  if (element instanceof HTMLElement) element.focus();
}
