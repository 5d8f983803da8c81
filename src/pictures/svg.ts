/** A picture in SVG. */
export interface Drawing {
  readonly svg: string;
}

/** Quiet colours on a light card of its own, so that it reads in light and in dark. None of them says good or bad. */
export const ink = {
  card: '#fbfaf7',
  edge: '#e3dfd6',
  grid: '#ebe7df',
  text: '#4b4a45',
  faint: '#8b887f',
  line: '#1f4d46',
} as const;

export const fontFamily = 'Source Sans 3';

type Value = string | number;

/** One element. Attributes and text may hold anything that a person wrote. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...inner: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`;
}

export const text = (words: string, at: Readonly<Record<string, Value>>): string =>
  element('text', { 'font-family': fontFamily, 'font-size': 13, fill: ink.text, ...at }, escaped(words));

/** A card of that size with a picture on it. */
export function card(width: number, height: number, ...inner: string[]): Drawing {
  const edge = element('rect', {
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    rx: 12,
    fill: ink.card,
    stroke: ink.edge,
  });
  const size = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  return { svg: element('svg', size, edge, ...inner) };
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no words for most control characters and none for half of a pair: they are left out. */
function escaped(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, mark => marks[mark] ?? '');
}
