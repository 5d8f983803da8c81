import { openAction, takeUpAction } from '../../src/deviations/views.ts';
import { checkInCallback } from '../../src/pulse/views/check-in-form.ts';
import { openBriefAction, openForm, resumeAction, stopAction } from '../../src/pulse/views.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { Action } from './actions.ts';
import { click, clickInside, liveButton, submit, type Visit } from './people.ts';
import { canary, live, type Run, somewhere } from './playing.ts';
import { together, up } from './processes.ts';

export type Act = Extract<Action, { do: 'answer' | 'talk' | 'treat' | 'choose' }>;

/** Somebody does something in Slack. Where no process is up, nobody answers her. */
export async function act(run: Run, action: Act): Promise<void> {
  switch (action.do) {
    case 'answer':
      return answer(run, action);
    case 'talk':
      await awaitButton(run, action.who, openBriefAction);
      return visiting(run, visit => talk(visit, action, canary(run, action.text)));
    case 'treat':
      return visiting(run, visit => treat(visit, action, canary(run, action.text)));
    case 'choose':
      return visiting(run, visit => choose(visit, action));
  }
}

async function visiting(run: Run, what: (visit: Visit) => Promise<unknown>): Promise<void> {
  const at = somewhere(run);
  if (at) await together(run, [() => what({ ...run, at })]);
}

/** Time goes by until somebody has a button, for as long as about a month has moments. */
async function awaitButton(run: Run, user: string, actionId: string): Promise<void> {
  for (let moments = 0; moments < 12 && !liveButton(run.world, user, actionId); moments += 1) await live(run, 1);
}

async function answer(run: Run, action: Extract<Action, { do: 'answer' }>): Promise<void> {
  const { who, of, how } = action;
  await awaitButton(run, of, openForm);
  const oldest = run.world.slack.given.find(({ to, button }) => to === of && button.actionId === openForm)?.button;
  const button = how === 'stale' ? oldest : liveButton(run.world, of, openForm);
  const at = somewhere(run);
  if (!button || !at) return;
  const text = canary(run, action.text);
  const form = { score: String(action.score), load: '3', support: 'yes', agreement: '4' };
  const once = async () => {
    const view = await click({ ...run, at }, who, button);
    if (view?.callback_id !== checkInCallback) return;
    const fields = { ...form, talk_about: text, for_client: text };
    // The second time at whichever process Slack's next socket leads to.
    const again = how === 'twice' ? [at, somewhere(run) ?? at] : [at];
    await Promise.all(again.map(each => submit({ ...run, at: each }, who, view, fields)));
  };
  await together(run, [once, ...(how === 'during_rounds' ? up(run).map(({ round }) => round) : [])]);
}

async function talk(visit: Visit, { who, record }: Extract<Action, { do: 'talk' }>, text: string): Promise<void> {
  const view = await openFrom(visit, who, openBriefAction);
  if (view && record) await submit(visit, who, view, { actions: text });
}

async function treat(visit: Visit, { who, close }: Extract<Action, { do: 'treat' }>, text: string): Promise<void> {
  const view = await openFrom(visit, who, openAction);
  if (view && close) await submit(visit, who, view, { note: text });
  else if (view) await clickInside(visit, who, view, takeUpAction);
}

/** What the newest button of that action opens, if there is something to submit. */
async function openFrom(visit: Visit, who: string, actionId: string): Promise<ModalView | undefined> {
  const button = liveButton(visit.world, who, actionId);
  const view = button && (await click(visit, who, button));
  return view?.submit ? view : undefined;
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
