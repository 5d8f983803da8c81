import { viewProblems } from '../validator/index.ts';
import type { Problem } from '../validator/problem.ts';
import { isFields } from '../validator/schema.ts';
import { withIds } from './blocks.ts';
import { Impossible, must } from './impossible.ts';
import type { View, ViewContent } from './records.ts';
import { changed, nextTs, type State, shortId } from './state.ts';
import { currentValues } from './values.ts';

/** A modal may stand on a modal that stands on a modal. */
export const MAX_STACK = 3;

export type ViewDraft = ViewContent & { readonly type: View['type'] };

/** A view the app wrote, or what Slack would refuse about it. */
export function readView(state: State, candidate: unknown): ViewDraft | readonly Problem[] {
  const problems = viewProblems(candidate);
  if (problems.length > 0 || !isFields(candidate)) return problems;
  const words = (value: unknown) => (isFields(value) ? String(value.text) : null);
  return {
    type: candidate.type === 'home' ? 'home' : 'modal',
    title: words(candidate.title) ?? '',
    submit: words(candidate.submit),
    close: words(candidate.close),
    callbackId: String(candidate.callback_id ?? ''),
    externalId: String(candidate.external_id ?? ''),
    privateMetadata: String(candidate.private_metadata ?? ''),
    notifyOnClose: candidate.notify_on_close === true,
    clearOnClose: candidate.clear_on_close === true,
    blocks: withIds(Array.isArray(candidate.blocks) ? candidate.blocks : [], state.newId),
  };
}

export function isDraft(read: ViewDraft | readonly Problem[]): read is ViewDraft {
  return 'blocks' in read;
}

/** Opens a modal on top of what she has open. The caller has checked that there is room. */
export function openModal(state: State, owner: string, { type, ...content }: ViewDraft): View {
  const stack = state.records.stacks.get(owner) ?? [];
  const id = shortId('V', state.newId);
  const previousId = stack.at(-1) ?? null;
  state.records.stacks.set(owner, [...stack, id]);
  return keep(state, freshView(state, { id, type, owner, content, rootId: stack[0] ?? id, previousId }));
}

/** Shows new content in a view. What she has typed stays where block and action are the same; errors go. */
export function replaceContent(state: State, view: View, { type: _, ...content }: ViewDraft): View {
  if (view.content.externalId !== content.externalId) state.records.externalIds.delete(view.content.externalId);
  const values = currentValues(content.blocks, view.values);
  return keep(state, { ...view, content, values, hash: freshHash(state), errors: {}, trouble: null });
}

/** Shows her home. There is one a person; publishing again replaces it. */
export function publishHome(state: State, owner: string, draft: ViewDraft): View {
  const before = homeOf(state, owner);
  if (before !== null) return replaceContent(state, before, draft);
  const { type, ...content } = draft;
  const id = shortId('V', state.newId);
  state.records.homes.set(owner, id);
  return keep(state, freshView(state, { id, type, owner, content, rootId: id, previousId: null }));
}

/** Changes what the person sees around a view, not its content. */
export function markView(
  state: State,
  view: View,
  marks: Partial<Pick<View, 'values' | 'errors' | 'busy' | 'trouble'>>,
): View {
  return keep(state, { ...view, ...marks });
}

/** Takes the view and everything above it from her stack. */
export function closeFrom(state: State, view: View): void {
  const stack = state.records.stacks.get(view.owner) ?? [];
  const place = stack.indexOf(view.id);
  if (place < 0) return;
  for (const id of stack.slice(place)) {
    const closed = state.records.views.get(id);
    if (closed !== undefined) state.records.externalIds.delete(closed.content.externalId);
    state.records.views.delete(id);
  }
  state.records.stacks.set(view.owner, stack.slice(0, place));
  changed(state);
}

/** Her open modals, the bottom one first. */
export function openViews(state: State, userId: string): readonly View[] {
  const stack = state.records.stacks.get(userId) ?? [];
  return stack.flatMap(id => state.records.views.get(id) ?? []);
}

export function homeOf(state: State, userId: string): View | null {
  return state.records.views.get(state.records.homes.get(userId) ?? '') ?? null;
}

/** The modal on top of her stack, or her home. Throws `Impossible` if she does not have it before her. */
export function viewBefore(state: State, userId: string, viewId: string): View {
  const view = must(state.records.views.get(viewId), `there is no view ${viewId}`);
  const top = openViews(state, userId).at(-1);
  const isBefore = view.owner === userId && (view.type === 'home' ? top === undefined : top?.id === viewId);
  if (!isBefore) throw new Impossible(`${userId} does not have ${viewId} before her`);
  return view;
}

/** Whether another view already has this name; the empty name is nobody's. */
export function isTaken(state: State, externalId: string, besides: string | null): boolean {
  const holder = state.records.externalIds.get(externalId);
  return externalId !== '' && holder !== undefined && holder !== besides;
}

type Fresh = Pick<View, 'id' | 'type' | 'owner' | 'content' | 'rootId' | 'previousId'>;

function freshView(state: State, fresh: Fresh): View {
  const values = currentValues(fresh.content.blocks);
  return { ...fresh, values, hash: freshHash(state), errors: {}, busy: false, trouble: null };
}

function freshHash(state: State): string {
  return `${nextTs(state)}.${shortId('', state.newId).toLowerCase()}`;
}

function keep(state: State, view: View): View {
  state.records.views.set(view.id, view);
  if (view.content.externalId !== '') state.records.externalIds.set(view.content.externalId, view.id);
  changed(state);
  return view;
}
