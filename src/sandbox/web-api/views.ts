import { viewsError } from '../validator/index.ts';
import type { View } from '../workspace/records.ts';
import { viewShape } from '../workspace/shapes.ts';
import type { State } from '../workspace/state.ts';
import { useTrigger } from '../workspace/triggers.ts';
import {
  closeFrom,
  homeOf,
  isDraft,
  isTaken,
  MAX_STACK,
  openModal,
  openViews,
  publishHome,
  readView,
  replaceContent,
  type ViewDraft,
} from '../workspace/views.ts';
import { textOf } from './arguments.ts';
import { isRefused } from './content.ts';
import { type Args, badArguments, type Json, method, refuse } from './method.ts';
import { pictureProblems } from './pictures.ts';
import { reachable } from './places.ts';

const triggered = { trigger_id: 'string', interactivity_pointer: 'string', view: 'json' } as const;
const TRIGGER_ERRORS = ['invalid_trigger_id', 'expired_trigger_id', 'exchanged_trigger_id'] as const;

const open = method({
  token: 'bot',
  scopes: [],
  tier: 4,
  required: ['view'],
  args: triggered,
  errors: [...TRIGGER_ERRORS, 'duplicate_external_id', 'view_too_large'],
  run: ({ state, args }) => {
    const draft = draftOf(state, args, 'modal', null);
    if (isRefused(draft)) return draft;
    const trigger = triggerOf(state, args);
    if (isRefused(trigger)) return trigger;
    const [root] = openViews(state, trigger.user);
    if (root !== undefined) closeFrom(state, root);
    return { ok: true, view: viewShape(state, openModal(state, trigger.user, draft)) };
  },
});

const push = method({
  token: 'bot',
  scopes: [],
  tier: 4,
  required: ['view'],
  args: triggered,
  errors: [...TRIGGER_ERRORS, 'duplicate_external_id', 'view_too_large', 'push_limit_reached', 'not_found'],
  run: ({ state, args }) => {
    const draft = draftOf(state, args, 'modal', null);
    if (isRefused(draft)) return draft;
    const trigger = triggerOf(state, args);
    if (isRefused(trigger)) return trigger;
    if (trigger.viewId === null || !state.records.views.has(trigger.viewId)) return refuse('not_found');
    if (openViews(state, trigger.user).length >= MAX_STACK) return refuse('push_limit_reached');
    return { ok: true, view: viewShape(state, openModal(state, trigger.user, draft)) };
  },
});

const update = method({
  token: 'bot',
  scopes: [],
  tier: 4,
  required: ['view'],
  args: { view: 'json', view_id: 'string', external_id: 'string', hash: 'string' },
  errors: ['not_found', 'hash_conflict', 'duplicate_external_id', 'view_too_large'],
  run: ({ state, args }) => {
    const [viewId, externalId] = [textOf(args, 'view_id'), textOf(args, 'external_id')];
    if ((viewId === '') === (externalId === '')) return badArguments('exactly one of view_id and external_id');
    const view = state.records.views.get(viewId || (state.records.externalIds.get(externalId) ?? ''));
    if (view === undefined) return refuse('not_found');
    const draft = draftOf(state, args, view.type, view.id);
    if (isRefused(draft)) return draft;
    if (isStale(view, args)) return refuse('hash_conflict');
    return { ok: true, view: viewShape(state, replaceContent(state, view, draft)) };
  },
});

const publish = method({
  token: 'bot',
  scopes: [],
  tier: 4,
  required: ['user_id', 'view'],
  args: { user_id: 'string', view: 'json', hash: 'string', interactivity_pointer: 'string' },
  errors: ['not_enabled', 'hash_conflict', 'duplicate_external_id', 'view_too_large'],
  run: ({ state, args }) => {
    if (!state.records.app.homeTab) return refuse('not_enabled');
    const userId = textOf(args, 'user_id');
    if (reachable(state, userId) === null) return badArguments(`invalid user_id: ${userId}`);
    const before = homeOf(state, userId);
    const draft = draftOf(state, args, 'home', before?.id ?? null);
    if (isRefused(draft)) return draft;
    if (before !== null && isStale(before, args)) return refuse('hash_conflict');
    return { ok: true, view: viewShape(state, publishHome(state, userId, draft)) };
  },
});

/** The view in the arguments, fit to be shown as `type`; `besides` is the view it replaces. */
function draftOf(
  state: State,
  args: Args,
  type: View['type'],
  besides: string | null,
): ViewDraft | Refused<'view_too_large' | 'duplicate_external_id'> {
  const read = readView(state, args.view);
  if (!isDraft(read)) {
    const { error, ...more } = viewsError(read);
    return refuse(error, more);
  }
  if (read.type !== type) return badArguments(`a view of type ${type} is wanted`);
  const problems = pictureProblems(state, 'views', read.blocks);
  if (problems.length > 0) {
    const { error, ...more } = viewsError(problems);
    return refuse(error, more);
  }
  return isTaken(state, read.externalId, besides) ? refuse('duplicate_external_id') : read;
}

type Refused<E extends string> = Json & { ok: false; error: E | 'invalid_arguments' };

function triggerOf(state: State, args: Args) {
  const id = textOf(args, 'trigger_id') || textOf(args, 'interactivity_pointer');
  if (id === '') return badArguments('missing required field: trigger_id');
  const trigger = useTrigger(state, id);
  return typeof trigger === 'string' ? refuse(trigger) : trigger;
}

function isStale({ hash }: View, args: Args): boolean {
  const given = textOf(args, 'hash');
  return given !== '' && given !== hash;
}

export const viewMethods = { 'views.open': open, 'views.push': push, 'views.update': update, 'views.publish': publish };
