import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { cruiseOptions, forbidden } from './architecture.rules.ts';

const root = join(import.meta.dirname, '..');
const all = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => relative(root, join(entry.parentPath, entry.name)));
const files = all.filter(file => file.endsWith('.ts'));
const pageScripts = all.filter(file => file.endsWith('.js'));
const code = files.filter(file => file !== 'src/db/schema.ts');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the house', () => {
  it('has arrows that only go down, checked over every file', async () => {
    const { output } = await cruise(
      ['src'],
      { ...cruiseOptions, validate: true, ruleSet: { forbidden: [...forbidden] } } as never,
      {} as never,
    );
    if (typeof output === 'string') throw new Error(output);
    const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(violations).toEqual([]);
    expect(output.modules.filter(module => files.includes(module.source)).length).toBeGreaterThan(
      files.filter(file => !file.includes('/page/')).length - 1,
    );
  });

  it('asks the time, the environment and chance only in their rooms', () => {
    const rooms: readonly (readonly [RegExp, readonly string[]])[] = [
      [/Date\.now\(|new Date\(\)|performance\./, ['src/time/clock.ts']],
      [/process\.env/, ['src/config.ts']],
      [/Math\.random|crypto\.getRandomValues/, []],
      [
        /\bprocess\./,
        [
          'src/config.ts',
          'src/process.ts',
          'src/watchdog.ts',
          'src/main.ts',
          'src/cli.ts',
          'src/time/clock.ts',
          'src/db/lock.ts',
        ],
      ],
      [/(?<![.\w])fetch\(/, ['src/sandbox/signed-requests.ts', 'src/slack/files.ts']],
    ];
    for (const [pattern, allowed] of rooms)
      expect(code.filter(file => !allowed.includes(file) && pattern.test(withoutComments(textOf(file))))).toEqual([]);
  });

  it('keeps files and functions small', () => {
    const lines = code
      .filter(file => !file.includes('/texts/'))
      .map(file => ({ file, lines: textOf(file).split('\n').length - 1 }));
    const functions = code.flatMap(file => functionLengths(file));
    expect(lines.filter(each => each.lines > 300)).toEqual([]);
    expect(functions.filter(each => each.lines > 60)).toEqual([]);
    expect(
      percentile(
        lines.map(each => each.lines),
        0.9,
      ),
    ).toBeLessThanOrEqual(200);
    expect(
      percentile(
        functions.map(each => each.lines),
        0.9,
      ),
    ).toBeLessThanOrEqual(40);
    expect(
      percentile(
        functions.map(each => each.lines),
        0.5,
      ),
    ).toBeLessThanOrEqual(12);
  });

  it('keeps the scripts of the sandbox’s page as small', () => {
    expect(pageScripts.length).toBeGreaterThan(0);
    expect(pageScripts.filter(file => textOf(file).split('\n').length - 1 > 300)).toEqual([]);
    expect(pageScripts.flatMap(functionLengths).filter(each => each.lines > 60)).toEqual([]);
  });
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Lines of every function body that is longer than one line. */
function functionLengths(file: string): { file: string; name: string; lines: number }[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const found: { file: string; name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      if (last > first) found.push({ file, name: node.name?.getText() ?? '', lines: last - first + 1 });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}
