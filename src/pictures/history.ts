import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { card, type Drawing, element, ink, text } from './svg.ts';

export interface History {
  /** what is shown, in a few words */
  readonly title: string;
  /** oldest first, one a period */
  readonly points: readonly HistoryPoint[];
  /** the lowest and the highest answer that there can be */
  readonly scale: readonly [number, number];
}

export interface HistoryPoint {
  /** short: the month, in her language */
  readonly label: string;
  /** null: no answer, which is a gap and no value */
  readonly value: number | null;
}

/** As wide as Slack shows it, so that the letters are as large as those around it. */
const size = { width: 480, height: 212 };
const plot = { left: 36, right: size.width - 30, top: 60, bottom: size.height - 42 };
/** Wider than any letter on average, and the space between two words. */
const letter = 7;
const space = 10;

/** Somebody's own answers over time: a line with a dot and a number for each, broken where there was none. */
export function historyPicture({ title, points, scale }: History): Drawing {
  const across = scalePoint(points.keys(), [plot.left + 12, plot.right]);
  const up = scaleLinear(scale, [plot.bottom, plot.top]);
  const step = points.length > 1 ? across.step() : plot.right;
  const longest = Math.max(0, ...points.map(point => [...point.label].length));
  const placed = points.map(({ label, value }, index) => ({
    label,
    value,
    x: across(index) ?? plot.left,
    y: value === null ? null : up(value),
    fromNewest: points.length - 1 - index,
  }));
  const isNth = (width: number) => (point: Placed) => point.fromNewest % Math.ceil(width / step) === 0;
  return card(
    size.width,
    size.height,
    text(title, { x: 18, y: 28, 'font-size': 14 }),
    ...gridLines(scale, up),
    path(placed),
    ...placed.flatMap(dot),
    ...placed.filter(isNth(2 * letter + space)).flatMap(number),
    ...placed.filter(isNth(longest * letter + space)).map(label),
  );
}

interface Placed {
  readonly label: string;
  readonly value: number | null;
  readonly x: number;
  readonly y: number | null;
  /** how many periods ago */
  readonly fromNewest: number;
}

/** Faint lines at four answers, from the lowest to the highest. */
function gridLines([low, high]: History['scale'], up: (value: number) => number): string[] {
  const answers = [0, 1, 2, 3].map(third => Math.round(low + ((high - low) * third) / 3));
  return [...new Set(answers)].flatMap(answer => {
    const y = up(answer);
    return [
      element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, stroke: ink.grid, 'stroke-width': 1 }),
      text(String(answer), { x: plot.left - 8, y: y + 4, fill: ink.faint, 'text-anchor': 'end' }),
    ];
  });
}

function path(placed: readonly Placed[]): string {
  const draw = line<Placed>(
    ({ x }) => x,
    ({ y }) => y ?? 0,
  ).defined(({ y }) => y !== null);
  const drawn = { fill: 'none', stroke: ink.line, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  return element('path', { ...drawn, d: draw([...placed]) ?? '' });
}

const dot = ({ x, y }: Placed): string[] =>
  y === null ? [] : [element('circle', { cx: x, cy: y, r: 4, fill: ink.line, stroke: ink.card, 'stroke-width': 2 })];

/** A number stays legible where the line runs through it. */
const halo = { stroke: ink.card, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };

const number = ({ value, x, y }: Placed): string[] =>
  y === null ? [] : [text(String(value), { x, y: y - 10, 'text-anchor': 'middle', ...halo })];

const label = ({ label, x, y }: Placed): string =>
  text(label, { x, y: size.height - 16, fill: y === null ? ink.faint : ink.text, 'text-anchor': 'middle' });
