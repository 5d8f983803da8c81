import { spawnSync } from 'node:child_process';

/** Begins what follows as a container would: with process ids and a network of its own. */
export const asContainer = ['unshare', '-n', '-p', '-f', '--mount-proc'] as const;

const [program, ...args] = asContainer;

/** Whether that can be had here. */
export const namespaces = spawnSync(program, [...args, 'true']).status === 0;
if (!namespaces) console.log(`skipped: what holds in a container only, since ${program} may not make one here`);
