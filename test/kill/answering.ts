import type { Workspace } from '../../src/sandbox/index.ts';
import type { Chance } from '../simulator/random.ts';

/** What the consultants were told of their check-ins. */
export interface Answers {
  /** user id → the score of the check-in that Slack says was accepted */
  readonly accepted: ReadonlyMap<string, number>;
  /** so many submissions were refused, or their answer did not come in time */
  readonly refused: number;
  /** what no refusal may do */
  readonly complaints: readonly string[];
}

interface Answering {
  readonly accepted: Map<string, number>;
  refused: number;
  readonly complaints: string[];
}

const between = 50;

/** Consultants answer as soon as they are asked, one after the other, each until hers is accepted or it is over. */
export async function answerAll(
  workspace: Workspace,
  users: readonly string[],
  chance: Chance,
  ending: AbortSignal,
): Promise<Answers> {
  const answering: Answering = { accepted: new Map(), refused: 0, complaints: [] };
  for (const waiting = [...users]; waiting.length > 0 && !ending.aborted; ) {
    const user = chance.pick(waiting);
    await answer(workspace, user, answering).catch(() => undefined);
    if (answering.accepted.has(user)) waiting.splice(waiting.indexOf(user), 1);
    else await new Promise(resolve => setTimeout(resolve, between));
  }
  return answering;
}

/** Opens her form, or takes the one that is open still, and sends it. Rejects when there is nothing to answer, or no form came. */
async function answer(workspace: Workspace, user: string, answering: Answering): Promise<void> {
  const { id } = workspace.openViews(user).at(-1) ?? (await openForm(workspace, user));
  const score = 6 + (Number(user.slice(-1)) % 5);
  const outcome = await workspace.submit(user, id, filledIn(score));
  if (outcome.kind === 'acknowledged') {
    answering.accepted.set(user, score);
    return;
  }
  answering.refused += 1;
  const after = workspace.openViews(user).at(-1);
  if (after?.id !== id) answering.complaints.push(`${user} lost her form when it was ${outcome.kind}`);
  if (outcome.kind === 'refused') answering.complaints.push(`Slack did not understand the answer to ${user}`);
}

async function openForm(workspace: Workspace, user: string) {
  const channel = workspace.appConversation(user).id;
  for (const { ts, blocks } of workspace.messagesSeenBy(user, channel).toReversed())
    for (const block of blocks) {
      if (block.type !== 'section' || block.accessory?.type !== 'button') continue;
      await workspace.click(user, {
        channel,
        ts,
        blockId: block.block_id ?? '',
        actionId: block.accessory.action_id ?? '',
      });
      return workspace.until(() => workspace.openViews(user).at(-1), 3_000);
    }
  throw new Error(`${user} has not been asked`);
}

function filledIn(score: number) {
  const choose = (type: string, value: string) => ({ type, selected_option: { value } });
  return {
    score: { score: choose('static_select', String(score)) },
    load: { load: choose('radio_buttons', '3') },
    support: { support: choose('radio_buttons', 'yes') },
    agreement: { agreement: choose('radio_buttons', '4') },
  };
}
