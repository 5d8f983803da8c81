import type { PageFault, PageFaults } from './page-api.ts';
import type { Workspace } from './workspace/index.ts';

/** What can be switched on between the app and Slack. */
export interface FaultSwitches {
  set(fault: PageFault, on: boolean): void;
  shows(): Pick<PageFaults, 'on' | 'met' | 'messages' | 'twice'>;
}

/** In seconds; short, so that one sees it come. */
const retryAfterSeconds = 1;

/**
 * Every second message that the app posts is turned away (429), the answer to every other one is lost after the message was posted.
 * What the app asks and opens is left alone: it is messages of which there must be one.
 */
export function faultSwitches(workspace: Workspace): FaultSwitches {
  const on = new Set<PageFault>();
  const met = { rate_limited: 0, lost_answers: 0 };
  let posts = 0;
  const meet = (fault: PageFault): boolean => {
    if (!on.has(fault)) return false;
    met[fault] += 1;
    return true;
  };
  workspace.faults.decide(method => {
    if (method !== 'chat.postMessage') return null;
    posts += 1;
    if (posts % 2 === 1 && meet('rate_limited')) return { kind: 'rate_limited', retryAfterSeconds };
    return meet('lost_answers') ? { kind: 'lost_after' } : null;
  });
  return {
    set: (fault, isOn) => {
      if (isOn) on.add(fault);
      else on.delete(fault);
      workspace.touch();
    },
    shows: () => ({ on: [...on], met: { ...met }, ...countMessages(workspace) }),
  };
}

/** The app marks each message that it means to be there once with an id of its own. */
function countMessages({ records }: Workspace): Pick<PageFaults, 'messages' | 'twice'> {
  const seen = new Set<unknown>();
  let messages = 0;
  for (const { messages: all } of records.conversations.values())
    for (const { metadata } of all) {
      const id = metadata?.event_payload.id;
      if (id === undefined) continue;
      messages += 1;
      seen.add(id);
    }
  return { messages, twice: messages - seen.size };
}
