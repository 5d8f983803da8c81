import type { ViewValues } from './page-api.ts';
import type { View, Workspace } from './workspace/index.ts';

/** A form that somebody has sent and the app has taken. */
export interface SentForm {
  readonly userId: string;
  readonly callbackId: string;
  readonly metadata: string;
  readonly values: ViewValues;
}

/** Tells of every form that is sent from now on and taken; one that comes back with errors is not. Answers how to stop. */
export function watchSentForms(workspace: Workspace, tell: (form: SentForm) => void): () => void {
  const underWay = new Map<string, SentForm>();
  let isLooking = false;
  const look = () => {
    isLooking = false;
    for (const view of workspace.records.views.values()) if (view.busy) underWay.set(view.id, formIn(view));
    for (const [id, form] of underWay) {
      const view = workspace.records.views.get(id);
      if (view?.busy) continue;
      underWay.delete(id);
      if (!view || isAnother(view, form)) tell(form);
    }
  };
  return workspace.subscribe(() => {
    // An answer changes several things one after the other; how it ended is seen when all of them have.
    if (!isLooking) queueMicrotask(look);
    isLooking = true;
  });
}

const formIn = ({ owner, content, values }: View): SentForm => ({
  userId: owner,
  callbackId: content.callbackId,
  metadata: content.privateMetadata,
  values,
});

const isAnother = ({ content }: View, form: SentForm): boolean =>
  content.callbackId !== form.callbackId || content.privateMetadata !== form.metadata;
