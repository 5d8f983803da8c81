/** @import {ListItem} from './types.ts' */

/**
 * Keeps the children of `parent` in step with a list: a child is redrawn only when its print changes, so typed text,
 * selections and the focus survive. A redrawn child gives the focus back to its element with the same `data-focus`.
 * @param {HTMLElement} parent
 * @returns {(items: readonly ListItem[]) => void}
 */
export function createKeptList(parent) {
  /** @type {Map<string, { print: string, node: HTMLElement }>} */
  let drawn = new Map();
  return items => {
    const giveBack = rememberFocus(parent);
    const next = new Map();
    for (const item of items) {
      const old = drawn.get(item.key);
      next.set(item.key, old?.print === item.print ? old : { print: item.print, node: item.draw() });
    }
    for (const [key, { node }] of drawn) if (next.get(key)?.node !== node) node.remove();
    placeInOrder(
      parent,
      [...next.values()].map(({ node }) => node),
    );
    drawn = next;
    giveBack();
  };
}

/**
 * @param {HTMLElement} parent
 * @param {readonly HTMLElement[]} nodes
 */
function placeInOrder(parent, nodes) {
  let cursor = parent.firstChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
}

/**
 * Notes who has the focus inside `parent`; the function that comes back gives it to the successor.
 * @param {HTMLElement} parent
 */
function rememberFocus(parent) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === parent || !parent.contains(active)) return () => {};
  const name = active.dataset.focus;
  const caret = caretOf(active);
  return () => {
    if (active.isConnected) return;
    const heir = name === undefined ? null : parent.querySelector(`[data-focus="${CSS.escape(name)}"]`);
    if (!(heir instanceof HTMLElement)) return parent.focus();
    heir.focus();
    if (caret && (heir instanceof HTMLTextAreaElement || heir instanceof HTMLInputElement)) {
      heir.setSelectionRange(caret.start, caret.end);
    }
  };
}

/** @param {HTMLElement} element */
function caretOf(element) {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) return null;
  const { selectionStart: start, selectionEnd: end } = element;
  return start === null || end === null ? null : { start, end };
}
