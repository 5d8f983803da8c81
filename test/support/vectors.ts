import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parsed vector file of that name, from VECTORS_DIR if it is set, else from test/vectors. */
export function vectors(file: string): unknown {
  const folder = process.env.VECTORS_DIR ?? join(import.meta.dirname, '..', 'vectors');
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
