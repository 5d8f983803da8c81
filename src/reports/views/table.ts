import { harmless, truncate } from '../../slack/blocks.ts';

/** A section holds 3000 characters, the fence among them. */
const mostCharacters = 2800;
const mostRows = 30;
const widestName = 20;

/**
 * Names and figures in columns, as a block of code: the only table that a message has. What has no room is left out from the end; `rest` says how
 * much that is.
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  rest: (count: number) => string,
): string {
  const cells = [heads, ...rows.slice(0, mostRows)].map(([name = '', ...figures]) => [shortened(name), ...figures]);
  const widths = heads.map((_, column) => Math.max(...cells.map(row => lengthOf(row[column] ?? ''))));
  const lines: string[] = [];
  let room = mostCharacters;
  for (const row of cells) {
    const line = harmless(
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    );
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const left = rows.length - (lines.length - 1);
  return `\`\`\`\n${[...lines, ...(left > 0 ? [rest(left)] : [])].join('\n')}\n\`\`\``;
}

/** A name can end no block of code, and has one line. */
const shortened = (name: string): string => truncate(name.replaceAll('`', '’').replaceAll(/\s+/g, ' '), widestName);

const lengthOf = (text: string): number => [...text].length;

/** Names begin at the left, figures end at the right. */
function padded(cell: string, width: number, column: number): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(cell)));
  return column === 0 ? cell + space : space + cell;
}
