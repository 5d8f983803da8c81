import type { KnownBlock } from '@slack/types';
import type { ViewValues } from './page-api.ts';
import type { Actor } from './time-machine.ts';
import type { Message, View, Workspace } from './workspace/index.ts';

/** How somebody of the firm goes about her messages. */
export interface Habit {
  readonly userId: string;
  /** hours until she gets to a message; null: she never does */
  readonly afterHours: number | null;
  /** what she chooses or writes, by block id of the form; the n-th form she meets. What is not named takes the middle. */
  readonly fills: (nth: number) => Readonly<Record<string, string>>;
  /** what she clicks in the modal that a button opens, by the button's action id */
  readonly inside?: Readonly<Record<string, string>>;
}

interface Intention {
  readonly at: Date;
  readonly habit: Habit;
  readonly channel: string;
  readonly ts: string;
  readonly blockId: string;
  readonly actionId: string;
}

/** People who deal with their messages as they are used to. They use Slack like anybody: a click, a form, a submit. */
export function peopleWithHabits(workspace: Workspace, habits: readonly Habit[], clock: { now(): Date }): Actor {
  const seen = new Map<string, string>();
  const met = new Map<string, number>();
  let intentions: Intention[] = [];
  const notice = () => {
    for (const habit of habits) {
      const { id: channel } = workspace.appConversation(habit.userId);
      const last = seen.get(habit.userId) ?? '0';
      for (const message of workspace.messagesSeenBy(habit.userId, channel).filter(({ ts }) => ts > last)) {
        seen.set(habit.userId, message.ts);
        intentions.push(...intentionsFor(habit, channel, message));
      }
    }
    intentions = intentions.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  };
  return {
    nextMoment: async () => {
      notice();
      return intentions[0]?.at;
    },
    act: async () => {
      const now = clock.now();
      for (let next = intentions[0]; next && next.at <= now; next = intentions[0]) {
        intentions = intentions.slice(1);
        await deal(workspace, next, met);
      }
    },
  };
}

function intentionsFor(habit: Habit, channel: string, message: Message): Intention[] {
  const { afterHours } = habit;
  if (afterHours === null) return [];
  const at = new Date(Number(message.ts) * 1000 + afterHours * 3_600_000);
  return message.blocks
    .flatMap(buttonsOf)
    .map(({ blockId, actionId }) => ({ at, habit, channel, ts: message.ts, blockId, actionId }));
}

function buttonsOf(block: KnownBlock): { blockId: string; actionId: string }[] {
  const elements =
    block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
  return elements.flatMap(element =>
    element.type === 'button' ? [{ blockId: block.block_id ?? '', actionId: element.action_id ?? '' }] : [],
  );
}

async function deal(workspace: Workspace, intention: Intention, met: Map<string, number>): Promise<void> {
  const { habit, channel, ts, blockId, actionId } = intention;
  if (!stillThere(workspace, intention)) return;
  const key = `${habit.userId} ${actionId}`;
  const nth = met.get(key) ?? 0;
  met.set(key, nth + 1);
  await workspace.click(habit.userId, { channel, ts, blockId, actionId });
  const view = await workspace.until(() => workspace.openViews(habit.userId).at(-1)).catch(() => undefined);
  if (!view) return;
  const next = habit.inside?.[actionId];
  if (next) await clickIn(workspace, habit.userId, view, next);
  if (view.content.submit) await workspace.submit(habit.userId, view.id, filled(view, habit.fills(nth)));
  for (const rest of workspace.openViews(habit.userId).slice(0, 1))
    await workspace.closeView(habit.userId, rest.id, true);
}

/** Clicks a button of the modal, if it is there. */
async function clickIn(workspace: Workspace, userId: string, view: View, actionId: string): Promise<void> {
  const button = view.content.blocks.flatMap(buttonsOf).find(each => each.actionId === actionId);
  if (!button) return;
  await workspace.clickInView(userId, { viewId: view.id, ...button });
  await workspace.until(() => workspace.openViews(userId).at(-1)?.hash !== view.hash).catch(() => undefined);
}

/** The message may have been changed since: what has lost its button is left alone. */
function stillThere(workspace: Workspace, { habit, channel, ts, actionId }: Intention): boolean {
  const message = workspace.messagesSeenBy(habit.userId, channel).find(each => each.ts === ts);
  return message?.blocks.some(block => buttonsOf(block).some(button => button.actionId === actionId)) ?? false;
}

interface Option {
  readonly value?: string;
}

/** The values of a form as Slack carries them: what the habit names, else the middle of what can be chosen. */
function filled(view: View, fills: Readonly<Record<string, string>>): ViewValues {
  const values: ViewValues = {};
  for (const block of view.content.blocks) {
    if (block.type !== 'input' || !block.block_id) continue;
    const { element } = block;
    const value = chosenValue(element, fills[block.block_id]);
    if (value && element.action_id) values[block.block_id] = { [element.action_id]: value };
  }
  return values;
}

function chosenValue(
  element: { type: string; options?: readonly Option[] },
  wanted: string | undefined,
): Record<string, unknown> | undefined {
  const { type, options = [] } = element;
  if (type === 'plain_text_input') return wanted ? { type, value: wanted } : undefined;
  if (type !== 'static_select' && type !== 'radio_buttons') return undefined;
  const chosen = options.find(option => option.value === wanted) ?? options[Math.floor(options.length / 2)];
  return chosen && { type, selected_option: chosen };
}
