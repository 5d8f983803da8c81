import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { cleanText } from '../../src/slack/form.ts';
import type { Acknowledgement, Incarnation } from './app.ts';
import { type Button, buttonsIn, isKnown, type Screen, triggerFor } from './ledger.ts';
import { team } from './slack.ts';
import { accepts } from './words.ts';
import type { World } from './world.ts';

/** What somebody typed and what she was told; `unknown`: nothing, or that something went wrong. */
export interface Submission {
  readonly by: string;
  readonly callback: string;
  /** the occurrence, the talk, the report; for a step of a treatment the deviation and the form */
  readonly about: string;
  /** as it must be stored, by field */
  readonly texts: Readonly<Record<string, string | null>>;
  told: 'accepted' | 'refused' | 'unknown';
  /** true time of the answer; Infinity while there is none */
  toldAt: number;
}

/** What people do in Slack, at one process of the app. Whatever goes wrong is theirs to try again. */
export interface Visit {
  readonly world: World;
  readonly at: Incarnation;
  readonly submissions: Submission[];
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Clicks a button, wherever she has it from; what it opened for her. */
export async function click({ world, at }: Visit, user: string, button: Button): Promise<Screen | undefined> {
  return shownTo(world, user, trigger =>
    at.click({ ...from(user), type: 'block_actions', trigger_id: trigger, actions: [actionOf(button)] }),
  );
}

/** Writes `/hats` and a word; what it opened for her. */
export async function command({ world, at }: Visit, user: string, word: string): Promise<Screen | undefined> {
  return shownTo(world, user, trigger =>
    at.command({ team_id: team, user_id: user, trigger_id: trigger, command: '/hats', text: word }),
  );
}

async function shownTo({ slack }: World, user: string, act: (trigger: string) => Promise<void>) {
  const shown = slack.screens.length;
  await act(triggerFor(slack, user));
  return slack.screens.slice(shown).findLast(screen => screen.user === user);
}

/** Clicks inside a view that she has open; it may be redrawn. */
export async function clickInside({ at }: Visit, { user, id, view }: Screen, button: Button): Promise<void> {
  const opened = { id, hash: 'h', private_metadata: view.private_metadata ?? '', state: { values: {} } };
  await at.click({ ...from(user), type: 'block_actions', actions: [actionOf(button)], view: opened });
}

/** Submits a view with these fields and notes what she was told. */
export async function submit(visit: Visit, user: string, view: ModalView, fields: Fields): Promise<Acknowledgement> {
  const submission: Submission = {
    by: user,
    callback: view.callback_id ?? '',
    about: aboutOf(view.private_metadata ?? ''),
    texts: Object.fromEntries(inputsOf(view).flatMap(({ block_id: name = '' }) => stored(name, fields[name]))),
    told: 'unknown',
    toldAt: Number.POSITIVE_INFINITY,
  };
  visit.submissions.push(submission);
  const values = valuesOf(view, fields);
  const answer = await visit.at.submit({
    ...from(user),
    type: 'view_submission',
    view: { ...view, id: 'V0', state: { values }, private_metadata: view.private_metadata ?? '' },
  });
  submission.toldAt = visit.world.time.true;
  submission.told = accepts(answer) ? 'accepted' : answer?.response_action === 'update' ? 'refused' : 'unknown';
  return answer;
}

/** The newest button of that action that still stands in her messages. */
export const liveButton = ({ slack }: World, user: string, actionId: string): Button | undefined =>
  slack.messages
    .filter(({ to }) => to === user)
    .flatMap(({ blocks }) => buttonsIn(blocks))
    .findLast(button => button.actionId === actionId);

const from = (user: string) => ({ team: { id: team }, user: { id: user, team_id: team } });

const actionOf = ({ actionId, value }: Button) => ({ action_id: actionId, block_id: 'b', value });

/** `o`: a check-in's occurrence; `d`: a deviation; `n`: what the form makes. A talk's form carries the id itself. */
function aboutOf(metadata: string): string {
  if (!metadata.startsWith('{')) return metadata;
  const { o, d, n } = JSON.parse(metadata) as { o?: string; d?: string; n?: string };
  return [o, d, n].filter(id => id !== undefined).join(' ');
}

function stored(name: string, text: Fields[string] | undefined): [string, string | null][] {
  if (typeof text !== 'string') return [];
  return [[name, cleanText(text) || null]];
}

/** Slack's own value objects; what a form has no field for is left out. */
function valuesOf(view: ModalView, fields: Fields): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    inputsOf(view).map(input => [
      input.block_id ?? '',
      { [input.element.action_id ?? '']: fieldOf(input, fields[input.block_id ?? '']) },
    ]),
  );
}

type Input = Extract<KnownBlock, { type: 'input' }>;

const inputsOf = (view: ModalView): Input[] => view.blocks.filter(isKnown).filter(block => block.type === 'input');

function fieldOf({ element }: Input, wanted: Fields[string] | undefined): Record<string, unknown> {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons': {
      const value = wanted ?? element.initial_option?.value;
      return { type: element.type, selected_option: value === undefined ? null : { value } };
    }
    case 'checkboxes':
      return { type: element.type, selected_options: [wanted ?? []].flat().map(value => ({ value })) };
    case 'datepicker':
      return { type: element.type, selected_date: wanted ?? element.initial_date ?? null };
    case 'users_select':
      return { type: element.type, selected_user: wanted ?? element.initial_user ?? null };
    case 'plain_text_input':
      return { type: element.type, value: wanted ?? element.initial_value ?? null };
    default:
      return { type: element.type };
  }
}
