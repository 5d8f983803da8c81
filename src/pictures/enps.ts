import { scaleBand, scaleLinear } from 'd3-scale';
import { card, type Drawing, element, ink, text } from './svg.ts';

/** One year's answers, and the score of that year among others. */
export interface EnpsYears {
  /** what the left half shows, in a few words */
  readonly answersTitle: string;
  /** from the lowest answer to the highest */
  readonly bars: readonly Bar[];
  /** what the right half shows */
  readonly yearsTitle: string;
  /** the oldest first */
  readonly years: readonly YearDot[];
  /** so few have answered that nothing of it stands out */
  readonly grey: boolean;
}

export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly class: 'critics' | 'passives' | 'promoters';
}

export interface YearDot {
  readonly label: string;
  /** from −100 to 100 */
  readonly points: number;
  /** the same as it is written */
  readonly shown: string;
  /** where it most likely lies */
  readonly interval: readonly [low: number, high: number] | undefined;
  readonly grey: boolean;
}

/** As wide as Slack shows it, so that the letters are as large as those around it. */
const size = { width: 480, height: 232 };
const title = { y: 28, size: 14 };
const bars = { left: 18, right: 244, top: 66, bottom: size.height - 38 };
const years = { left: 312, right: 418, top: 54, bottom: size.height - 38 };
/** A year that stands with few others is no further from them than this. */
const widestRow = 34;
const dot = 4.5;
/** Half of what closes an interval's line. */
const cap = 3.5;

/** Shades of one colour: none of them says good or bad. */
const shades: Readonly<Record<Bar['class'], number>> = { critics: 0.3, passives: 0.6, promoters: 1 };

/** On the left a bar for each score, or each of the three classes; on the right each year's score on its line, the newest at the bottom. */
export function enpsPicture({ answersTitle, bars, yearsTitle, years, grey }: EnpsYears): Drawing {
  const heading = (words: string, x: number) => text(words, { x, y: title.y, 'font-size': title.size });
  return card(
    size.width,
    size.height,
    heading(answersTitle, 18),
    ...barElements(bars, grey),
    heading(yearsTitle, 272),
    ...pointScale(),
    ...yearElements(years),
  );
}

function barElements(all: readonly Bar[], grey: boolean): string[] {
  const across = scaleBand(all.keys(), [bars.left, bars.right]).paddingInner(all.length > 3 ? 0.2 : 0.4);
  const most = Math.max(1, ...all.map(({ count }) => count));
  const up = scaleLinear([0, most], [0, bars.bottom - bars.top]);
  const width = across.bandwidth();
  // A digit is half as wide as it is large.
  const fitting = Math.min(13, (2 * across.step() - 2) / String(most).length);
  const drawn = all.flatMap(({ label, count, class: shade }, index) => {
    const x = across(index) ?? bars.left;
    const height = up(count);
    const paint = { fill: grey ? ink.faint : ink.line, 'fill-opacity': shades[shade] };
    const middle = { x: x + width / 2, 'text-anchor': 'middle' };
    return [
      element('rect', { x, y: bars.bottom - height, width, height, ...paint }),
      text(label, { ...middle, y: bars.bottom + 20, fill: ink.faint }),
      ...(count > 0 ? [text(String(count), { ...middle, y: bars.bottom - height - 6, 'font-size': fitting })] : []),
    ];
  });
  return [...drawn, baseLine(bars.left, bars.right)];
}

const baseLine = (x1: number, x2: number): string =>
  element('line', { x1, x2, y1: bars.bottom, y2: bars.bottom, stroke: ink.edge });

const along = scaleLinear([-100, 100], [years.left, years.right]);

/** From the lowest score there can be to the highest, with a line in the middle. */
function pointScale(): string[] {
  const middle = along(0);
  const ends = [
    ['−100', -100],
    ['0', 0],
    ['+100', 100],
  ] as const;
  return [
    baseLine(years.left, years.right),
    element('line', { x1: middle, x2: middle, y1: years.top, y2: years.bottom, stroke: ink.grid }),
    ...ends.map(([words, points]) =>
      text(words, { x: along(points), y: years.bottom + 20, fill: ink.faint, 'text-anchor': 'middle' }),
    ),
  ];
}

function yearElements(all: readonly YearDot[]): string[] {
  const row = Math.min(widestRow, (years.bottom - years.top) / Math.max(1, all.length));
  return all.flatMap((year, index) => {
    const y = (years.top + years.bottom - all.length * row) / 2 + (index + 0.5) * row;
    return [
      text(year.label, { x: 272, y: y + 4, fill: ink.faint }),
      ...intervalLine(year, y),
      element('circle', { cx: along(year.points), cy: y, r: dot, fill: colourOf(year) }),
      text(year.shown, { x: size.width - 14, y: y + 4, 'text-anchor': 'end' }),
    ];
  });
}

const colourOf = ({ grey }: Pick<YearDot, 'grey'>): string => (grey ? ink.faint : ink.line);

function intervalLine({ interval, grey }: YearDot, y: number): string[] {
  if (!interval) return [];
  const [x1, x2] = [along(interval[0]), along(interval[1])];
  const line = (ends: Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>) =>
    element('line', { ...ends, stroke: colourOf({ grey }), 'stroke-width': 1.5 });
  const capAt = (x: number) => line({ x1: x, x2: x, y1: y - cap, y2: y + cap });
  return [line({ x1, x2, y1: y, y2: y }), capAt(x1), capAt(x2)];
}
