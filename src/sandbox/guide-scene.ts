import { z } from 'zod';
import { type ButtonAt, buttonsIn } from './screens.ts';
import type { SentForm } from './sent-forms.ts';
import type { Message, Workspace } from './workspace/index.ts';

/** With the time stamp at which it was sent. */
export type TimedForm = SentForm & { readonly ts: string };

/** What a step of the guide can look at. */
export interface Scene {
  readonly workspace: Workspace;
  /** a time stamp: what is older was there before the guide began */
  readonly begins: string;
  /** the forms that the visitor sent since, oldest first */
  readonly sent: readonly TimedForm[];
  /** the same with those that people sent by habit */
  readonly everySent: readonly TimedForm[];
  /** in seconds since 1970 */
  readonly now: () => number;
}

export const ana = 'U0ANA00000';
export const kari = 'U0KARI0000';
export const elin = 'U0ELIN0000';
export const leadership = 'C0LEADERS0';

/** The newest message that she sees there and that is such a one. */
export const newestIn = (
  { workspace }: Scene,
  userId: string,
  channel: string,
  fits: (message: Message) => boolean,
): Message | undefined => workspace.messagesSeenBy(userId, channel).findLast(fits);

/** The newest message of the app to her that has such a button, and says these words beside it. */
export const newest = (scene: Scene, userId: string, actionId: string, words = ''): Message | undefined =>
  newestIn(scene, userId, ownChannel(scene, userId), ({ blocks }) =>
    blocks.some(
      block =>
        buttonsIn(block).some(button => button.actionId === actionId) &&
        (words === '' || (block.type === 'section' && block.text?.text.includes(words) === true)),
    ),
  );

/** Whether a button of the app with this value came to her after that time stamp. */
export function isAskedSince(
  scene: Scene,
  userId: string,
  button: { readonly actionId: string; readonly value: string },
  ts: string,
): boolean {
  const isIt = (each: ButtonAt) => each.actionId === button.actionId && each.value === button.value;
  const asked = newestIn(scene, userId, ownChannel(scene, userId), ({ blocks }) =>
    blocks.flatMap(buttonsIn).some(isIt),
  );
  return asked !== undefined && asked.ts > ts;
}

/** Whether she has looked at it. */
export function hasRead({ workspace }: Scene, userId: string, channel: string, { ts }: Message): boolean {
  const read = workspace.records.conversations.get(channel)?.lastRead.get(userId);
  return read !== undefined && read >= ts;
}

export const ownChannel = ({ workspace }: Scene, userId: string): string => workspace.appConversation(userId).id;

/** The form of that kind that was sent last, if it was since the guide began. */
export const lastSent = ({ sent }: Scene, callbackId: string): TimedForm | undefined =>
  sent.findLast(form => form.callbackId === callbackId);

/** What was chosen in that block of the form. */
export function chosenIn({ values }: SentForm, blockId: string): string | undefined {
  const choice = z.object({ selected_option: z.object({ value: z.string() }) });
  const { data } = choice.safeParse(Object.values(values[blockId] ?? {})[0]);
  return data?.selected_option.value;
}

/** The local date that was chosen in that block of the form: 2026-12-07. */
export function dayIn({ values }: SentForm, blockId: string): string | undefined {
  const choice = z.object({ selected_date: z.iso.date() });
  const { data } = choice.safeParse(Object.values(values[blockId] ?? {})[0]);
  return data?.selected_date;
}

const checkInForm = 'pulse.check_in.answer';

/** What Ana has sent as her check-in since the guide began. */
export const checkInOf = ({ sent }: Scene): TimedForm | undefined =>
  sent.findLast(({ callbackId, userId }) => callbackId === checkInForm && userId === ana);

/** That Ana’s check-in calls for a talk, as Kari was told it since the guide began. */
export function alertIn(scene: Scene): Message | undefined {
  const told = newest(scene, kari, 'deviations.record.open', 'Ana Virtanen');
  return told && told.ts > scene.begins ? told : undefined;
}
