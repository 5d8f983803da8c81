import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/slack/commands.ts';
import type { Command, CommandCall } from '../../src/slack/listeners.ts';

const calls: CommandCall[] = [];
const commands: Record<string, Command> = {
  language: {
    help: language => `\`/hats language\` (${language})`,
    run: async call => {
      calls.push(call);
      return { say: 'done' };
    },
  },
};
const type = (text: string) => runCommand(commands, async () => 'en', { slackUserId: 'U1', text });

describe('/hats', () => {
  it.each(['language  sv now', ' LANGUAGE sv   now '])('finds “%s” whatever its spaces and capitals', async text => {
    expect(await type(text)).toEqual({ say: 'done' });
    expect(calls.at(-1)).toEqual({ slackUserId: 'U1', rest: 'sv now' });
  });

  it.each(['', '  ', 'help', 'Help me'])('lists what it can do for “%s”', async text => {
    expect(await type(text)).toEqual({ say: expect.stringContaining('`/hats language` (en)') });
  });

  it.each(['constructor', '__proto__', 'tostring', 'toString', 'hasOwnProperty'])(
    'does not know %s, and says so',
    async text => {
      expect(await type(text)).toEqual({ say: expect.stringContaining(`I don’t know “${text}”`) });
    },
  );

  it('repeats an unknown word so that it addresses nobody', async () => {
    const reply = await type(`<!channel>${'x'.repeat(500)}`);
    expect(reply).toEqual({ say: expect.stringContaining('&lt;!channel&gt;xx') });
    expect(JSON.stringify(reply).length).toBeLessThan(200);
  });
});
