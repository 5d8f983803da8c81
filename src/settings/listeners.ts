import { z } from 'zod';
import type { Ports } from '../ports.ts';
import type { Listeners } from '../slack/listeners.ts';
import { setHalted, type Workspace } from './queries.ts';

const Revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

/** Slack says that our token is gone: nothing is tried with it until it is taken again. Should the event be lost, the next refused call says the same. */
export function workspaceListeners({ db, log }: Pick<Ports, 'db' | 'log'>, { id }: Workspace): Listeners {
  const halt = async (error: string) => {
    if (await setHalted(db, id, error)) log.error('halted', { error });
  };
  return {
    events: {
      app_uninstalled: () => halt('app_uninstalled'),
      tokens_revoked: async event => {
        // A person's own token may be revoked as well; only the bot's is ours.
        if (Revoked.safeParse(event).data?.tokens.bot.length) await halt('token_revoked');
      },
    },
  };
}
