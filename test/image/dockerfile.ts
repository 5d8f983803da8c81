/** One step of a Dockerfile. */
export interface Step {
  readonly name: string;
  readonly words: string;
}

/** A Dockerfile's stages, each with its steps in their order; comments are left out, lines that go on are joined. */
export function stagesOf(text: string): Step[][] {
  const lines = text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'));
  const stages: Step[][] = [];
  for (const line of lines) {
    const [, name = '', words = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words });
  }
  return stages;
}

/** `NAME=value …` */
export const environmentOf = (words: string): Record<string, string> =>
  Object.fromEntries(
    words.split(' ').map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  );

/** `--name=value … source … target` */
export function wordsOf(words: string): { readonly options: string[]; readonly names: string[] } {
  const all = words.split(' ');
  return {
    options: all.filter(word => word.startsWith('--')),
    names: all.filter(word => !word.startsWith('--')),
  };
}

/** The words of a step that is written as JSON. */
export const execOf = (words: string): string[] => JSON.parse(words.slice(words.indexOf('[')));
