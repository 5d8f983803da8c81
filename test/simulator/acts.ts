import { checkInCallback } from '../../src/pulse/views/check-in-form.ts';
import { openBriefAction, openForm, resumeAction, stopAction } from '../../src/pulse/views.ts';
import type { Action } from './actions.ts';
import { click, liveButton, submit, type Visit } from './people.ts';
import { awaitButton, canary, type Run, somewhere } from './playing.ts';
import { together, up } from './processes.ts';
import { report, treat } from './treating.ts';

export type Act = Extract<Action, { do: 'answer' | 'talk' | 'treat' | 'report' | 'choose' }>;

/** Somebody does something in Slack. Where no process is up, nobody answers her. */
export async function act(run: Run, action: Act): Promise<void> {
  switch (action.do) {
    case 'answer':
      return answer(run, action);
    case 'talk':
      await awaitButton(run, action.who, openBriefAction, aMonth);
      return visiting(run, visit => talk(visit, action, canary(run, action.text)));
    case 'treat':
      return treat(run, action);
    case 'report':
      return report(run, action);
    case 'choose':
      return visiting(run, visit => choose(visit, action));
  }
}

/** About as many moments as a month has. */
const aMonth = 12;

async function visiting(run: Run, what: (visit: Visit) => Promise<unknown>): Promise<void> {
  const at = somewhere(run);
  if (at) await together(run, [() => what({ ...run, at })]);
}

async function answer(run: Run, action: Extract<Action, { do: 'answer' }>): Promise<void> {
  const { who, of, how } = action;
  await awaitButton(run, of, openForm, aMonth);
  const oldest = run.world.slack.given.find(({ to, button }) => to === of && button.actionId === openForm)?.button;
  const button = how === 'stale' ? oldest : liveButton(run.world, of, openForm);
  const at = somewhere(run);
  if (!button || !at) return;
  const text = canary(run, action.text);
  const form = { score: String(action.score), load: '3', support: 'yes', agreement: '4' };
  const once = async () => {
    const view = (await click({ ...run, at }, who, button))?.view;
    if (view?.callback_id !== checkInCallback) return;
    const fields = { ...form, talk_about: text, for_client: text };
    // The second time at whichever process Slack's next socket leads to.
    const again = how === 'twice' ? [at, somewhere(run) ?? at] : [at];
    await Promise.all(again.map(each => submit({ ...run, at: each }, who, view, fields)));
  };
  await together(run, [once, ...(how === 'during_rounds' ? up(run).map(({ round }) => round) : [])]);
}

async function talk(visit: Visit, { who, record }: Extract<Action, { do: 'talk' }>, text: string): Promise<void> {
  const button = liveButton(visit.world, who, openBriefAction);
  const view = button && (await click(visit, who, button))?.view;
  if (view?.submit && record) await submit(visit, who, view, { actions: text });
}

const choose = (visit: Visit, { who, want }: Extract<Action, { do: 'choose' }>): Promise<void> =>
  visit.at.click({
    ...clickBy(who),
    actions: [{ action_id: want === 'stop' ? stopAction : resumeAction, block_id: 'choice', value: want }],
    view: { id: 'V0', hash: 'h', private_metadata: '', state: { values: {} } },
  });

const clickBy = (user: string) => ({
  type: 'block_actions',
  team: { id: 'T0FIRM' },
  user: { id: user, team_id: 'T0FIRM' },
});
