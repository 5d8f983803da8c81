import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, type EnpsYears, enpsPicture, type YearDot } from '../../src/pictures/enps.ts';
import { pngOf, rendered } from '../../src/pictures/png.ts';
import { hostileTexts } from '../support/hostile.ts';

const years = (...points: number[]): YearDot[] =>
  points.map((each, at) => ({
    label: `${2020 + at}`,
    points: each,
    shown: `${each}`,
    interval: undefined,
    grey: false,
  }));
const bars = (counts: readonly number[]): Bar[] =>
  counts.map((count, at) => ({ label: `${at}`, count, class: at < 7 ? 'critics' : at < 9 ? 'passives' : 'promoters' }));
const drawn = (more: Partial<EnpsYears> = {}) =>
  enpsPicture({
    answersTitle: 'Answers',
    bars: bars([1, 2, 3]),
    yearsTitle: 'Years',
    years: years(10),
    grey: false,
    ...more,
  });

const elements = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`<${name} ([^>]*)>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries([...(attributes ?? '').matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
/** The card itself is the first of them. */
const barsIn = ({ svg }: { readonly svg: string }) =>
  elements(svg, 'rect')
    .slice(1)
    .map(({ x, y, width, height }) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }));
const dotsIn = ({ svg }: { readonly svg: string }) =>
  elements(svg, 'circle').map(({ cx, cy, fill }) => ({ x: Number(cx), y: Number(cy), fill }));
const count = fc.nat({ max: 5000 });
const point = fc.integer({ min: -100, max: 100 });

describe('the answers of a year', () => {
  it('are bars beside each other on one line, as tall as there were answers', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 3, maxLength: 11 }), counts => {
        const found = barsIn(drawn({ bars: bars(counts) }));
        const most = Math.max(1, ...counts);
        const tallest = Math.max(...found.map(({ height }) => height));
        expect(found).toHaveLength(counts.length);
        for (const [at, { x, y, width, height }] of found.entries()) {
          expect(y + height).toBeCloseTo(194, 6);
          expect(height).toBeCloseTo(tallest * ((counts[at] ?? 0) / (Math.max(...counts) || most)), 6);
          expect(x + width <= (found[at + 1]?.x ?? 260) && x > 5 && y > 50).toBe(true);
        }
      }),
    );
  });

  it('of one class have one shade, and of another class another', () => {
    const { svg } = drawn({ bars: bars(Array(11).fill(2)) });
    const shades = elements(svg, 'rect')
      .slice(1)
      .map(rect => rect['fill-opacity']);
    expect([shades.slice(0, 7), shades.slice(7, 9), shades.slice(9)].map(group => new Set(group).size)).toEqual([
      1, 1, 1,
    ]);
    expect(new Set(shades).size).toBe(3);
  });

  it('have numbers that stay apart however large they are', () => {
    const sizes = [
      [9, 9],
      [99, 99],
      [4321, 1234],
      [54_321, 12_345],
    ].map(some => {
      const { svg } = drawn({ bars: bars([...some, ...Array(9).fill(1)]) });
      const number = elements(svg, 'text').find(
        (_, at, all) => at > 1 && all[at]?.['font-size'] !== '14' && Number(all[at]?.y) < 70,
      );
      return Number(number?.['font-size']) * String(some[0]).length;
    });
    // Half as wide as it is large, in the 20 pixels that a bar and its gap have.
    for (const size of sizes) expect(size / 2).toBeLessThanOrEqual(20.6);
  });
});

describe('the years', () => {
  it('are dots, each on its own line, the higher the number the further to the right', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 8 }), points => {
        const found = dotsIn(drawn({ years: years(...points) }));
        expect(found).toHaveLength(points.length);
        const gap = Math.min(...found.slice(1).map(({ y }, at) => y - (found[at]?.y ?? 0)));
        expect(gap).toBeGreaterThan(15);
        for (const [at, { x, y }] of found.entries()) {
          expect(x).toBeCloseTo(365 + (points[at] ?? 0) * 0.53, 6);
          expect(y > 50 && y < 195).toBe(true);
        }
      }),
    );
  });

  it('have a line from one end of the interval to the other, where there is one', () => {
    const interval: YearDot['interval'] = [-20, 60];
    const lines = (all: YearDot[]) => elements(drawn({ years: all }).svg, 'line').length;
    const [one] = years(20);
    if (!one) throw new Error('no year');
    const found = elements(drawn({ years: [{ ...one, interval }] }).svg, 'line');
    expect(found).toContainEqual(expect.objectContaining({ x1: '354.4', x2: '396.8' }));
    expect(lines([{ ...one, interval }]) - lines([one])).toBe(3);
  });

  it('of which few have answered are grey, and so are the answers then', () => {
    const [first, second] = years(1, 2);
    if (!first || !second) throw new Error('no years');
    const [grey, normal] = dotsIn(drawn({ years: [{ ...first, grey: true }, second] }));
    expect(grey?.fill).not.toBe(normal?.fill);
    const fills = (isGrey: boolean) =>
      new Set(
        elements(drawn({ grey: isGrey }).svg, 'rect')
          .slice(1)
          .map(({ fill }) => fill),
      );
    expect(fills(true)).toEqual(new Set([grey?.fill]));
    expect(fills(false)).toEqual(new Set([normal?.fill]));
  });

  it('use the same colours whether they rise or fall', () => {
    const colours = (...points: number[]) => new Set(drawn({ years: years(...points) }).svg.match(/#[0-9a-f]{6}/g));
    expect(colours(-100, 0, 100)).toEqual(colours(100, 0, -100));
  });
});

describe('the picture of a year among the years', () => {
  it('is a PNG of a few kilobytes in more pixels than it is large', async () => {
    const picture = drawn({
      bars: bars([1, 0, 0, 1, 2, 2, 3, 6, 7, 8, 4]),
      years: years(-100, 0, 5, 10, 20, 40, 80, 100),
    });
    expect(await rendered(picture)).toMatchObject({ width: 1440, height: 696 });
    expect((await pngOf(picture)).length).toBeLessThan(100_000);
  });

  it('can be drawn whatever its words are, and shows nothing but them', async () => {
    for (const words of [...hostileTexts, '</text><image href="file:///etc/passwd"/>']) {
      const dots = years(5).map(year => ({ ...year, label: words, shown: words }));
      const picture = drawn({ answersTitle: words, yearsTitle: words, years: dots });
      expect(picture.svg).not.toContain('<image');
      await expect(pngOf(picture)).resolves.toBeInstanceOf(Uint8Array);
    }
  });
});
