import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metPicture } from '../../src/pictures/met.ts';
import { pngOf, rendered } from '../../src/pictures/png.ts';

const drawn = (days: readonly (number | undefined)[]) =>
  metPicture({ title: 'Met', days, line: { day: 91, label: 'three months' }, never: 'not yet' });

const dots = (days: readonly (number | undefined)[]) =>
  [...drawn(days).svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]* fill="(#\w+)"/g)].map(found => ({
    x: Number(found[1]),
    y: Number(found[2]),
    fill: found[3],
  }));

const lineAt = Number(/x1="([\d.]+)"[^>]*dasharray/.exec(drawn([]).svg)?.[1]);
const day = fc.option(fc.nat({ max: 400 }), { nil: undefined });

describe('when clients were met', () => {
  it('is a dot for each client, inside the picture, and no two on the same place', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 80 }), days => {
        const found = dots(days);
        expect(found).toHaveLength(days.length);
        expect(new Set(found.map(({ x, y }) => `${x} ${y}`)).size).toBe(days.length);
        for (const { x, y } of found) expect(x > 5 && x < 475 && y > 40 && y < 170).toBe(true);
      }),
    );
  });

  it('is on the near side of the line up to three months, and on the far side beyond', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), waited => {
        const [dot] = dots([waited]);
        expect((dot?.x ?? 0) < lineAt).toBe(waited <= 91);
      }),
    );
  });

  it('tells who was never met from all others', () => {
    const [met, never] = dots([400, undefined]);
    expect(never?.x).toBeGreaterThan(met?.x ?? 480);
    expect(never?.fill).not.toBe(met?.fill);
    expect(drawn([undefined]).svg).toContain('not yet');
    expect(drawn([400]).svg).not.toContain('not yet');
  });

  it('is a PNG of a few kilobytes in more pixels than it is large', async () => {
    const picture = drawn([1, 50, 50, 100, undefined]);
    expect(await rendered(picture)).toMatchObject({ width: 1440, height: 636 });
    expect((await pngOf(picture)).length).toBeLessThan(100_000);
  });
});
