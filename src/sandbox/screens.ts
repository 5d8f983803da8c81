import type { ViewValues } from './page-api.ts';
import { type Fields, isFields } from './validator/schema.ts';
import { emptyStateOf, stateShape } from './validator/state.ts';
import type { View, Workspace } from './workspace/index.ts';

/** What somebody writes or chooses, by block id: the text, an option by its value or by what it says, a date, a time. */
export type Fills = Readonly<Record<string, string>>;

/** Which button: its action id and, where several have the same, how its value ends or what it stands by. */
export type Press = string | readonly [actionId: string, which: string];

/** What somebody does in a modal, in this order. */
export interface Doing {
  /** the buttons she clicks before there is a form; what is not there is passed over */
  readonly clicks?: readonly Press[];
  readonly fills?: Fills;
  /** what she does with what comes once she has sent it */
  readonly next?: Doing;
}

export interface ButtonAt {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
  /** what it stands by; of a button in a row, nothing */
  readonly text: string;
}

/** Waits for the modal that something has opened, does what she does in it, and closes it. Nothing opened: nothing is done. */
export async function goThrough(workspace: Workspace, userId: string, doing: Doing): Promise<void> {
  const opened = await workspace.until(() => topOf(workspace, userId)).catch(() => undefined);
  if (!opened) return;
  for (let part: Doing | undefined = doing; part; part = part.next) await clickAndSend(workspace, userId, part);
  const left = topOf(workspace, userId);
  if (left) await workspace.closeView(userId, left.id, true);
}

async function clickAndSend(workspace: Workspace, userId: string, { clicks = [], fills = {} }: Doing): Promise<void> {
  await clickAll(workspace, userId, clicks);
  const form = topOf(workspace, userId);
  if (form?.content.submit) await workspace.submit(userId, form.id, filled(form, fills));
}

const topOf = (workspace: Workspace, userId: string): View | undefined => workspace.openViews(userId).at(-1);

async function clickAll(workspace: Workspace, userId: string, presses: readonly Press[]): Promise<void> {
  for (const press of presses) {
    const [actionId, which] = typeof press === 'string' ? [press, ''] : press;
    const view = topOf(workspace, userId);
    const button = view?.content.blocks
      .flatMap(buttonsIn)
      .find(each => each.actionId === actionId && (each.value.endsWith(which) || each.text.includes(which)));
    if (!view || !button) continue;
    await workspace.clickInView(userId, { viewId: view.id, blockId: button.blockId, actionId });
    await workspace.until(() => topOf(workspace, userId)?.hash !== view.hash).catch(() => undefined);
  }
}

/** The buttons of a block, in order. */
export function buttonsIn(block: View['content']['blocks'][number]): ButtonAt[] {
  const elements =
    block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
  const blockId = block.block_id ?? '';
  const text = block.type === 'section' ? (block.text?.text ?? '') : '';
  return elements.flatMap(element =>
    element.type === 'button' ? [{ blockId, actionId: element.action_id ?? '', value: element.value ?? '', text }] : [],
  );
}

/** The values of a form as Slack carries them: what she fills in; else what the form proposes; else the middle of what has to be chosen. */
function filled({ content: { blocks } }: View, fills: Fills): ViewValues {
  const proposed = emptyStateOf(blocks);
  const values: ViewValues = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !block.block_id || !isFields(block.element)) continue;
    const { type, action_id: actionId } = block.element;
    const shape = stateShape(type);
    if (!shape || typeof actionId !== 'string') continue;
    const hasValue = block.optional || Boolean(proposed[block.block_id]?.[actionId]?.[shape.key]);
    const value = chosen(optionsOf(block.element), fills[block.block_id], hasValue);
    if (value) values[block.block_id] = { [actionId]: { [shape.key]: shape.empty === null ? value : [value] } };
  }
  return values;
}

function chosen(options: readonly Option[], wanted: string | undefined, mayBeLeft: boolean): string | undefined {
  if (options.length === 0) return wanted;
  const meant = options.find(({ value, text }) => value === wanted || text === wanted);
  if (meant) return meant.value;
  return mayBeLeft ? undefined : options[Math.floor((options.length - 1) / 2)]?.value;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

const optionsOf = ({ options }: Fields): Option[] =>
  Array.isArray(options)
    ? options.filter(isFields).flatMap(({ value, text }) => {
        const says = isFields(text) && typeof text.text === 'string' ? text.text : '';
        return typeof value === 'string' ? [{ value, text: says }] : [];
      })
    : [];
