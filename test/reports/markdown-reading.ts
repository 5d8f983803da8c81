/** One thing in a list of such a document, its fields by label; a label may stand there more than once. */
export interface ReadEntry {
  readonly words: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface ReadDocument {
  readonly title: string;
  /** by heading, without its number */
  readonly sections: Readonly<Record<string, readonly ReadEntry[]>>;
  /** lines that are neither heading, list nor empty */
  readonly plain: readonly string[];
}

/** What a backslash before a sign means in any Markdown: the sign itself. */
const shown = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Reads a document of headings and lists as a person would read it once it is drawn. */
export function readMarkdown(text: string): ReadDocument {
  const title: string[] = [];
  const plain: string[] = [];
  const sections: Record<string, { words: string; fields: Record<string, string[]> }[]> = {};
  let current = '';
  for (const line of text.split(/\r\n|[\n\r]/)) {
    const [, heading] = /^## \d+\. (.*)$/.exec(line) ?? [];
    const [, label, value = ''] = /^ {2}- ([^:]+): (.*)$/.exec(line) ?? [];
    const entries = sections[current] ?? [];
    if (heading !== undefined) {
      current = heading;
      sections[current] = [];
    } else if (line.startsWith('# ')) title.push(shown(line.slice(2)));
    else if (line.startsWith('- ')) entries.push({ words: shown(line.slice(2)), fields: {} });
    else if (label !== undefined) {
      const fields = entries.at(-1)?.fields ?? {};
      fields[label] = [...(fields[label] ?? []), shown(value)];
    } else if (line !== '') plain.push(line);
  }
  if (title.length !== 1) throw new Error(`a document has ${title.length} titles`);
  return { title: title[0] ?? '', sections, plain };
}

/** What of a line would still be read as markup once all that is escaped is taken out. */
export const livingIn = (line: string): string[] => line.replace(/\\./gu, '').match(/[\\`*_[\]<>&~|#$^@]|:\/\//g) ?? [];
