import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { openComments } from '../comments.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { notForYou } from '../views/actions-words.ts';
import {
  commentsView,
  nextCommentsAction,
  noCommentsView,
  pageTarget,
  previousCommentsAction,
} from '../views/comments.ts';
import { openCommentsAction } from '../views/ids.ts';
import { contextOf, showing } from './after-ways.ts';

/** Reading the comments, page by page; each page asks anew who may. */
export function commentClicks(ports: EnpsListenerPorts): NonNullable<Listeners['clicks']> {
  const page = showing(ports, (actor, value) => pageFor(ports, actor, value));
  return { [openCommentsAction]: page, [nextCommentsAction]: page, [previousCommentsAction]: page };
}

async function pageFor(ports: EnpsListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const comments = await openComments(ports, contextOf(ports), actor, pageTarget(value));
  if (comments === 'not_yours') return notForYou(actor.language);
  return 'why' in comments ? noCommentsView(comments, actor.language) : commentsView(comments, actor.language);
}
