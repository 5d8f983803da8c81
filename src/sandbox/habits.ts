import { type ButtonAt, buttonsIn, type Doing, goThrough } from './screens.ts';
import type { Actor } from './time-machine.ts';
import { atWork } from './working-hours.ts';
import type { Message, Workspace } from './workspace/index.ts';

/** Something in a message that asks somebody for a click. */
export interface Asked {
  /** what it says */
  readonly text: string;
  readonly actionId: string;
  /** how many such buttons she has clicked before */
  readonly nth: number;
}

/** How somebody of the firm goes about her messages. */
export interface Habit {
  readonly userId: string;
  /** the buttons that she is used to, by action id */
  readonly knows: (actionId: string) => boolean;
  /** hours until she gets to a message, or to her desk after that; null: she never does */
  readonly afterHours: number | null;
  /** what she does in the modal that a button opens; undefined: she leaves the button alone */
  readonly does: (asked: Asked) => Doing | undefined;
}

interface Intention {
  readonly at: Date;
  readonly habit: Habit;
  readonly channel: string;
  readonly ts: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly text: string;
}

/** People who deal with their messages as they are used to. They use Slack like anybody: a click, a form, a submit; and only when people are at work. Messages before `since` are left. */
export function peopleWithHabits(
  workspace: Workspace,
  habits: readonly Habit[],
  clock: { now(): Date },
  since = new Date(0),
): Actor {
  const oldest = String(since.getTime() / 1000);
  const seen = new Map<Habit, string>();
  const met = new Map<string, number>();
  let intentions: Intention[] = [];
  const notice = () => {
    for (const habit of habits) {
      const { id: channel } = workspace.appConversation(habit.userId);
      const last = seen.get(habit) ?? oldest;
      for (const message of workspace.messagesSeenBy(habit.userId, channel).filter(({ ts }) => ts > last)) {
        seen.set(habit, message.ts);
        intentions.push(...intentionsFor(habit, channel, message));
      }
    }
    intentions = intentions.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  };
  const people: Actor = {
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
  return atWork(people, clock);
}

function intentionsFor(habit: Habit, channel: string, message: Message): Intention[] {
  const { afterHours, knows } = habit;
  if (afterHours === null) return [];
  const at = new Date(Number(message.ts) * 1000 + afterHours * 3_600_000);
  return firstButtons(message)
    .filter(({ actionId }) => knows(actionId))
    .map(({ blockId, actionId, text }) => ({ at, habit, channel, ts: message.ts, blockId, actionId, text }));
}

/** Of each block the first button, which is the answer that the message hopes for, and the words it stands by. */
function firstButtons({ blocks }: Message): ButtonAt[] {
  let text = '';
  return blocks.flatMap(block => {
    if (block.type === 'section') text = block.text?.text ?? '';
    return buttonsIn(block)
      .slice(0, 1)
      .map(button => ({ ...button, text }));
  });
}

async function deal(workspace: Workspace, intention: Intention, met: Map<string, number>): Promise<void> {
  const { habit, channel, ts, blockId, actionId, text } = intention;
  if (!stillThere(workspace, intention)) return;
  const key = `${habit.userId} ${actionId}`;
  const nth = met.get(key) ?? 0;
  const doing = habit.does({ text, actionId, nth });
  if (!doing) return;
  met.set(key, nth + 1);
  const { kind } = await workspace.click(habit.userId, { channel, ts, blockId, actionId });
  // What the app did not hear opens nothing.
  if (kind !== 'acknowledged') return;
  await goThrough(workspace, habit.userId, doing);
}

/** The message may have been changed since: what has lost its button is left alone. */
function stillThere(workspace: Workspace, { habit, channel, ts, blockId, actionId }: Intention): boolean {
  const message = workspace.messagesSeenBy(habit.userId, channel).find(each => each.ts === ts);
  return (
    message?.blocks.flatMap(buttonsIn).some(button => button.blockId === blockId && button.actionId === actionId) ??
    false
  );
}
