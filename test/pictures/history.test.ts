import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type History, type HistoryPoint, historyPicture } from '../../src/pictures/history.ts';
import { pngOf, rendered } from '../../src/pictures/png.ts';

const history = (points: readonly HistoryPoint[], title = ''): History => ({ title, points, scale: [1, 10] });
const answers = (...values: (number | null)[]) => values.map(value => ({ label: '', value }));

/** How many pixels of a part of the picture are as dark as what is written on the card. */
async function darkPixels(
  drawing: ReturnType<typeof historyPicture>,
  part: { readonly top: number; readonly bottom: number },
) {
  const { pixels, width } = await rendered(drawing);
  let dark = 0;
  for (let at = part.top * width * 4; at < part.bottom * width * 4; at += 4)
    if ((pixels[at] ?? 255) < 160 && (pixels[at + 3] ?? 0) > 200) dark += 1;
  return dark;
}

const title = { top: 45, bottom: 100 };
const months = { top: 550, bottom: 605 };
const titled = historyPicture(history([{ label: 'Nov', value: 7 }], 'How you are doing'));
const wordless = historyPicture(history(answers(7)));

describe('a history', () => {
  it('is written in letters, in more pixels than it is large', async () => {
    expect(await rendered(titled)).toMatchObject({ width: 1440, height: 636 });
    expect(await darkPixels(titled, title)).toBeGreaterThan(500);
    expect(await darkPixels(titled, months)).toBeGreaterThan(100);
    expect(await darkPixels(wordless, title)).toBe(0);
    expect(await darkPixels(wordless, months)).toBe(0);
  });

  it('stands on a card of its own, whatever is around it', async () => {
    const { pixels, width, height } = await rendered(titled);
    const at = (x: number, y: number) => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
    expect(at(0, 0)[3]).toBe(0);
    expect(at(width / 2, height - 20)).toEqual([0xfb, 0xfa, 0xf7, 0xff]);
  });

  it('is a PNG small enough for a phone', async () => {
    const png = await pngOf(titled);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.length).toBeLessThan(100_000);
  });

  it('breaks the line where there was no answer', () => {
    const pathOf = (...values: (number | null)[]) =>
      / d="([^"]*)"/.exec(historyPicture(history(answers(...values))).svg)?.[1] ?? '';
    expect(pathOf(7, 8, 6).match(/M/g)).toHaveLength(1);
    expect(pathOf(7, 8, null, 6, 5).match(/M/g)).toHaveLength(2);
    expect(pathOf(null, null)).toBe('');
  });

  it('puts a higher answer higher, and the ends of the scale at its ends', () => {
    const heights = [1, 2, 9, 10].map(value => circles([value])[0]?.y ?? 0);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect([heights[0], heights[3]]).toEqual([170, 60]);
  });

  it('uses the same colours whether it rises or falls', () => {
    const colours = (...values: number[]) =>
      new Set(historyPicture(history(answers(...values))).svg.match(/#[0-9a-f]{6}/g));
    expect(colours(10, 5, 1)).toEqual(colours(1, 5, 10));
    expect(colours(1, 1, 1)).toEqual(colours(10, 10, 10));
  });

  it('keeps the labels apart when there are many, and the newest is always there', () => {
    const points = Array.from({ length: 40 }, (_, index) => ({ label: `m${index}`, value: 5 }));
    const labels = historyPicture(history(points)).svg.match(/m\d+(?=<)/g) ?? [];
    expect(labels.length).toBeLessThanOrEqual(16);
    expect(labels.length).toBeGreaterThan(8);
    expect(labels.at(-1)).toBe('m39');
  });
});

const circles = (values: readonly (number | null)[]) =>
  [...historyPicture(history(answers(...values))).svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(found => ({
    x: Number(found[1]),
    y: Number(found[2]),
  }));

const aValue = fc.option(fc.integer({ min: 1, max: 10 }), { nil: null });

describe('whatever was answered', () => {
  it('every answer has its dot on the card, from left to right, and nothing else has one', () => {
    fc.assert(
      fc.property(fc.array(aValue, { maxLength: 60 }), values => {
        const dots = circles(values);
        expect(dots.length).toBe(values.filter(value => value !== null).length);
        expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).toSorted((a, b) => a - b));
        expect(dots.every(({ x, y }) => x > 40 && x <= 450 && y >= 60 && y <= 170)).toBe(true);
      }),
    );
  });

  it('whatever the words are, it can be drawn, and shows nothing but them', async () => {
    const hostile = fc.constantFrom(
      '</text><image href="file:///etc/passwd"/>',
      '"&<>',
      '\u0000\ud800',
      '😀',
      'ääkköset',
    );
    const words = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(words, words, async (title, label) => {
        const drawing = historyPicture(history([{ label, value: 3 }], title));
        expect(drawing.svg).not.toContain('<image');
        expect((await pngOf(drawing)).length).toBeGreaterThan(1_000);
      }),
      { numRuns: 12 },
    );
  });
});
