import type { Listeners } from '../../slack/listeners.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { actionClicks, actionSubmissions } from './actions.ts';
import { commentClicks } from './comments.ts';
import { postClicks, postSubmissions } from './post.ts';

/** What comes after a round's result: the comments, what is done about them, and the post to everybody. */
export const afterListeners = (ports: EnpsListenerPorts): Listeners => ({
  clicks: { ...commentClicks(ports), ...actionClicks(ports), ...postClicks(ports) },
  submissions: { ...actionSubmissions(ports), ...postSubmissions(ports) },
});
