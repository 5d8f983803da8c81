import { randomBytes } from 'node:crypto';
import { fileKeys } from '../../src/keys/file-keys.ts';
import { fingerprintOf } from '../../src/keys/keys.ts';

// A process of its own that makes, or reads, a round's keys in a folder, and prints their fingerprint.
const [dir = '', what = '', roundId = ''] = process.argv.slice(2);
const keys = fileKeys(dir, size => new Uint8Array(randomBytes(size)));
const pair = await keys.read(roundId);
const told =
  what === 'create' ? await keys.create(roundId).catch(() => 'refused') : pair ? fingerprintOf(pair) : 'none';
process.stdout.write(told);
