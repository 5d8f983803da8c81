import { formCallback, openAction, reportCallback } from '../../src/deviations/views.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import { addDays, localDateOf } from '../../src/time/calendar.ts';
import type { Action, How } from './actions.ts';
import { ids } from './firm.ts';
import { isKnown, offersIn, type Screen } from './ledger.ts';
import { click, clickInside, command, type Fields, liveButton, submit, type Visit } from './people.ts';
import { awaitButton, canary, type Run, somewhere } from './playing.ts';
import { together, up } from './processes.ts';

type Treating = Extract<Action, { do: 'treat' }>;
type Reporting = Extract<Action, { do: 'report' }>;

/** Sees what the newest message about a deviation leads to, and does what the record offers, step by step. */
export async function treat(run: Run, action: Treating): Promise<void> {
  const { who, choices, how } = action;
  await awaitButton(run, who, openAction, 3);
  await beside(run, how, async visit => {
    const button = liveButton(run.world, who, openAction);
    const screen = button && (await click(visit, who, button));
    for (const choice of screen ? choices : []) await stepOn(run, visit, screen, action, choice);
  });
}

async function stepOn(
  run: Run,
  visit: Visit,
  screen: Screen | undefined,
  { text, how }: Treating,
  choice: number,
): Promise<void> {
  const offers = screen ? offersIn(screen.view.blocks) : [];
  const offer = offers[choice % 2 === 0 ? 0 : choice % offers.length];
  if (!screen || !offer) return;
  await clickInside(visit, screen, offer);
  if (screen.view.callback_id !== formCallback) return;
  const fields = fieldsOf(run, canary(run, text), Math.floor(choice / 10));
  await submitAs(run, visit, how, screen, fields);
}

/** What the forms have between them; each takes what it asks for. */
function fieldsOf({ world }: Run, text: string, choice: number): Fields {
  const today = localDateOf(world.wall(), 'Europe/Tallinn');
  const of = <T>(words: readonly T[]): T | undefined => words[choice % words.length];
  const word = of(['told', 'not_yet', 'not_theirs']);
  return {
    words: text,
    consequence: text,
    seen: text,
    ...(word === 'not_theirs' ? {} : { because: text }),
    word: word ?? '',
    on: word === 'not_yet' ? addDays(today, 3) : today,
    helped: of(['yes', 'no']) ?? '',
    severity: of(['minor', 'major', 'critical']) ?? '',
    category: of(['delivery', 'technical', 'people', 'cadence']) ?? '',
    person: of(Object.values(ids)) ?? '',
    ...(choice % 2 === 0 ? { day: today } : {}),
  };
}

/** Tells what somebody saw, about the first client that the form offers. */
export const report = (run: Run, { who, text, severity, category, how }: Reporting): Promise<void> =>
  beside(run, how, async visit => {
    const screen = await command(visit, who, 'deviation');
    if (screen?.view.callback_id !== reportCallback) return;
    const fields = { actual: canary(run, text), desired: canary(run, text), severity, category };
    await submitAs(run, visit, how, screen, { ...fields, client: firstClient(screen.view) });
  });

function firstClient({ blocks }: ModalView): string {
  const input = blocks.filter(isKnown).find(block => block.type === 'input' && block.block_id === 'client');
  const element = input?.type === 'input' ? input.element : undefined;
  return element?.type === 'static_select' ? (element.options?.[0]?.value ?? '') : '';
}

/** The second time at whichever process Slack's next socket leads to. What she sees is what was answered last. */
async function submitAs(run: Run, visit: Visit, how: How, screen: Screen, fields: Fields): Promise<void> {
  const again = how === 'twice' ? [visit.at, somewhere(run) ?? visit.at] : [visit.at];
  const { view } = screen;
  const answers = await Promise.all(again.map(at => submit({ ...visit, at }, screen.user, view, fields)));
  const last = answers.findLast(answer => answer?.response_action === 'update');
  if (last?.response_action === 'update') screen.view = last.view;
}

async function beside(run: Run, how: How, what: (visit: Visit) => Promise<void>): Promise<void> {
  const at = somewhere(run);
  const rounds = how === 'during_rounds' ? up(run).map(({ round }) => round) : [];
  if (at) await together(run, [() => what({ ...run, at }), ...rounds]);
}
