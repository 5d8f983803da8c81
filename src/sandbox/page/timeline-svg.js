const space = 'http://www.w3.org/2000/svg';

/**
 * Builds an SVG element; children are elements or text.
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} props
 * @param {...(SVGElement | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
