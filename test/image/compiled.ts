/** What Node found compiled among the files below that folder, and what it had to compile itself. */
export interface Compiled {
  readonly found: readonly string[];
  readonly missed: readonly string[];
}

const wanted = /reading cache from \S+ for (ESM|CommonJS) (?:file:\/\/)?(\S+?)\.\.\./g;
const accepted = /V8 code cache for (ESM|CommonJS) (?:file:\/\/)?(\S+) was accepted/g;

/** Reads what Node says with `NODE_DEBUG_NATIVE=COMPILE_CACHE`. */
export function compiledOf(said: string, folder: string): Compiled {
  const found = filesIn(said, accepted, folder);
  return { found: [...found], missed: [...filesIn(said, wanted, folder)].filter(file => !found.has(file)) };
}

const filesIn = (said: string, pattern: RegExp, folder: string): Set<string> =>
  new Set(
    Array.from(said.matchAll(pattern), ([, kind = '', file = '']) => ({ kind, file }))
      // Before it looks for the module that it is, Node asks for a TypeScript file as what it never is here.
      .filter(({ kind, file }) => file.startsWith(folder) && !(kind === 'CommonJS' && file.endsWith('.ts')))
      .map(({ file }) => file.slice(folder.length)),
  );
