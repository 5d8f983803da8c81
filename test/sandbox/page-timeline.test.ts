import { describe, expect, it } from 'vitest';
import type { PageEvent } from '../../src/sandbox/page-api.ts';

interface Table {
  readonly daysOf: (event: Pick<PageEvent, 'at' | 'until'>, zone: string) => string;
}

interface Legend {
  readonly legend: readonly (readonly [PageEvent['kind'], PageEvent['state'], string])[];
}

// The page's modules are JavaScript for the browser, checked by a tsconfig of their own.
const page = new URL('../../src/sandbox/page/', import.meta.url).href;
const { daysOf }: Table = await import(`${page}timeline-table.js`);
const { legend }: Legend = await import(`${page}timeline-legend.js`);

const kinds = ['check_in', 'development', 'deviation', 'follow_up', 'health', 'survey', 'talk'];
const states = ['done', 'late', 'missed', 'open', 'planned'];

describe('the time line of the page', () => {
  it.each([
    ['2026-09-03T06:00:00Z', null, '2026-09-03'],
    ['2026-09-03T06:00:00Z', '2026-09-03T20:59:00Z', '2026-09-03'],
    ['2026-09-03T06:00:00Z', '2026-09-03T21:00:00Z', '2026-09-03 until 2026-09-04'],
    ['2026-09-02T21:00:00Z', '2026-09-03T12:00:00Z', '2026-09-03'],
  ])('says of what went from %s until %s, in her zone: %s', (at, until, expected) => {
    expect(daysOf({ at, until }, 'Europe/Helsinki')).toBe(expected);
  });

  it('explains a sign of every kind, every state, and what is different about a deviation that ended', () => {
    expect([...new Set(legend.map(([kind]) => kind))].sort()).toEqual(kinds);
    expect([...new Set(legend.map(([, state]) => state))].sort()).toEqual(states);
    const deviations = legend.filter(([kind]) => kind === 'deviation').map(([, state]) => state);
    expect(deviations).toEqual(['open', 'done']);
    expect(new Set(legend.map(([, , words]) => words)).size).toBe(legend.length);
  });
});
