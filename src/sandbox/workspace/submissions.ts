import type { ViewValues } from '../page-api.ts';
import { fieldProblems } from '../validator/index.ts';
import { readSubmissionAnswer, type SubmissionAnswer } from './acknowledgements.ts';
import { deliverOnce } from './deliveries.ts';
import { Impossible, must } from './impossible.ts';
import { clearToast, type Outcome } from './outcome.ts';
import { closedPayload, submissionPayload } from './payloads.ts';
import { actorOf } from './people.ts';
import type { View } from './records.ts';
import type { State } from './state.ts';
import { withValues } from './values.ts';
import { closeFrom, markView, openModal, openViews, replaceContent, viewBefore } from './views.ts';
import { violate } from './violations.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** She presses the submit button of the modal before her. What she leaves out stays as it is. */
export async function submit(state: State, userId: string, viewId: string, given: ViewValues): Promise<Outcome> {
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const view = viewBefore(state, userId, viewId);
  if (view.content.submit === null) throw new Impossible('this modal has no submit button');
  if (view.busy) throw new Impossible('it is being submitted already');
  const values = withValues(view.content.blocks, view.values, given);
  const fields = fieldProblems(view.content.blocks, values);
  if (Object.keys(fields).length > 0) {
    markView(state, view, { values });
    return { kind: 'fields', fields };
  }
  const sent = markView(state, view, { values, busy: true, errors: {}, trouble: null });
  const label = view.content.callbackId || 'view_submission';
  const acknowledgement = await deliverOnce(state, 'interactive', label, submissionPayload(state, person, sent));
  const now = state.records.views.get(viewId);
  if (now === undefined) return { kind: 'acknowledged' };
  if (acknowledgement.kind !== 'acknowledged') {
    markView(state, now, { busy: false, trouble: TROUBLE });
    return acknowledgement;
  }
  return apply(state, now, label, readSubmissionAnswer(state, now, acknowledgement.payload));
}

function apply(state: State, busyView: View, label: string, answer: SubmissionAnswer): Outcome {
  const view = markView(state, busyView, { busy: false });
  switch (answer.kind) {
    case 'close':
      closeFrom(state, view);
      return { kind: 'acknowledged' };
    case 'clear':
      closeFrom(state, must(openViews(state, view.owner)[0], 'no modal is open'));
      return { kind: 'acknowledged' };
    case 'update':
      replaceContent(state, view, answer.draft);
      return { kind: 'acknowledged' };
    case 'push':
      openModal(state, view.owner, answer.draft);
      return { kind: 'acknowledged' };
    case 'errors':
      markView(state, view, { errors: answer.errors });
      return { kind: 'errors', errors: answer.errors };
    case 'invalid':
      violate(state, 'invalid_ack', label, answer.detail);
      markView(state, view, { trouble: TROUBLE });
      return { kind: 'refused', detail: answer.detail };
  }
}

/** She closes the modal before her: with its close button, or with the X (`all`), which closes what lies below it too. */
export async function closeView(state: State, userId: string, viewId: string, all = false): Promise<Outcome> {
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const view = viewBefore(state, userId, viewId);
  if (view.type === 'home') throw new Impossible('the home cannot be closed');
  const root = must(openViews(state, userId)[0], 'no modal is open');
  const isCleared = all || view.content.clearOnClose;
  const told = all ? root : view;
  closeFrom(state, isCleared ? root : view);
  if (!told.content.notifyOnClose) return { kind: 'acknowledged' };
  const label = told.content.callbackId || 'view_closed';
  const { kind } = await deliverOnce(state, 'interactive', label, closedPayload(state, person, told, isCleared));
  return { kind };
}
