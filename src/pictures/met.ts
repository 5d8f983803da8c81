import { scaleLinear } from 'd3-scale';
import { card, type Drawing, element, ink, text } from './svg.ts';

export interface Met {
  /** what is shown, in a few words */
  readonly title: string;
  /** one a client: days since it was met; undefined: never */
  readonly days: readonly (number | undefined)[];
  /** by when each is to be met */
  readonly line: { readonly day: number; readonly label: string };
  /** below those who were never met */
  readonly never: string;
}

/** As wide as Slack shows it, so that the letters are as large as those around it. */
const size = { width: 480, height: 212 };
const plot = { left: 24, right: size.width - 92, top: 52, bottom: size.height - 44 };
const neverAt = size.width - 46;
const radius = 5;
/** A dot and the space to the next. */
const step = 2 * radius + 1;
/** So many days have room; whoever waits longer stands at the end. */
const mostDays = 180;
const ticks = [0, 30, 60, 120, 150, mostDays];

/** A dot for each client, the longer ago it was met the further to the right; those of about the same day stand on each other. */
export function metPicture({ title, days, line, never }: Met): Drawing {
  const across = scaleLinear([0, mostDays], [plot.left, plot.right]);
  const met = days.filter(day => day !== undefined).map(day => across(Math.min(Math.max(day, 0), mostDays)));
  // Counted from the line, so that nobody stands on its wrong side.
  const columns = Map.groupBy(met, x => Math.ceil((x - across(line.day)) / step));
  const unmet = days.length - met.length;
  const tallest = Math.max(1, unmet, ...[...columns.values()].map(column => column.length));
  const rise = Math.min(step, (plot.bottom - plot.top - 2 * radius) / tallest);
  const stack = (x: number, count: number, paint: Paint) =>
    Array.from({ length: count }, (_, place) => dot(x, plot.bottom - radius - 1 - place * rise, paint));
  return card(
    size.width,
    size.height,
    text(title, { x: 18, y: 28, 'font-size': 14 }),
    element('line', { x1: plot.left - 8, x2: plot.right + 8, y1: plot.bottom, y2: plot.bottom, stroke: ink.edge }),
    ...ticks.map(day => under(across(day), day === mostDays ? `${day}+` : String(day), ink.faint)),
    ...due(across(line.day), line.label),
    ...[...columns].flatMap(([column, own]) => stack(across(line.day) + (column - 0.5) * step, own.length, filled)),
    ...stack(neverAt, unmet, hollow),
    ...(unmet > 0 ? [under(neverAt, never, ink.text)] : []),
  );
}

type Paint = Readonly<Record<'fill' | 'stroke', string>>;
const filled: Paint = { fill: ink.line, stroke: ink.card };
const hollow: Paint = { fill: ink.card, stroke: ink.line };

const dot = (cx: number, cy: number, paint: Paint): string =>
  element('circle', { cx, cy, r: radius, 'stroke-width': 1.5, ...paint });

const under = (x: number, words: string, fill: string): string =>
  text(words, { x, y: plot.bottom + 20, fill, 'text-anchor': 'middle' });

/** By then each is to be met. */
const due = (x: number, label: string): string[] => [
  element('line', { x1: x, x2: x, y1: plot.top - 4, y2: plot.bottom, stroke: ink.faint, 'stroke-dasharray': '4 4' }),
  text(label, { x, y: plot.bottom + 36, 'text-anchor': 'middle' }),
];
