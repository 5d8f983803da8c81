import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { cleanText } from '../../src/slack/form.ts';
import type { Acknowledgement, Incarnation } from './app.ts';
import { type Button, buttonsIn, isKnown, triggerFor } from './ledger.ts';
import { team } from './slack.ts';
import { accepts } from './words.ts';
import type { World } from './world.ts';

/** What somebody typed and what she was told; `unknown`: nothing, or that something went wrong. */
export interface Submission {
  readonly by: string;
  readonly callback: string;
  /** the occurrence, the talk or the deviation */
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

/** Clicks a button, wherever she has it from; the view that it opened for her. */
export async function click({ world, at }: Visit, user: string, button: Button): Promise<ModalView | undefined> {
  const shown = world.slack.screens.length;
  const trigger = triggerFor(world.slack, user);
  await at.click({ ...from(user), type: 'block_actions', trigger_id: trigger, actions: [actionOf(button)] });
  return world.slack.screens.slice(shown).findLast(screen => screen.user === user)?.view;
}

/** Clicks inside a view that she has open; it may be redrawn. */
export async function clickInside(visit: Visit, user: string, view: ModalView, actionId: string): Promise<void> {
  const button = buttonsIn(view.blocks).find(each => each.actionId === actionId);
  if (!button) return;
  const opened = { id: 'V0', hash: 'h', private_metadata: view.private_metadata ?? '', state: { values: {} } };
  await visit.at.click({ ...from(user), type: 'block_actions', actions: [actionOf(button)], view: opened });
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

/** A check-in's form carries a record whose `o` is the occurrence; the others carry the id itself. */
const aboutOf = (metadata: string): string =>
  metadata.startsWith('{') ? String((JSON.parse(metadata) as { o?: unknown }).o) : metadata;

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
    case 'plain_text_input':
      return { type: element.type, value: wanted ?? element.initial_value ?? null };
    default:
      return { type: element.type };
  }
}
