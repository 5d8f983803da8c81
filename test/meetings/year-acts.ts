import type { KnownBlock } from '@slack/types';
import type { MeetingKind } from '../../src/meetings/rules.ts';
import type { Someone, Story } from '../support/story.ts';
import { type ClientName, people, type Who } from './year-firm.ts';

interface Place {
  readonly blockId: string;
  readonly actionId: string;
}

/** A button of that label whose value begins so, wherever in these blocks. */
function placeOf(blocks: readonly KnownBlock[], label: string, begins: string): Place | undefined {
  for (const block of blocks) {
    const elements =
      block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
    for (const element of elements)
      if (element.type === 'button' && element.text.text === label && element.value?.startsWith(begins))
        return { blockId: block.block_id ?? '', actionId: element.action_id ?? '' };
  }
  return undefined;
}

/** When a meeting is: `2027-02-09 13:00`, in the client's own time. */
type When = string;

/** What the people of a firm do in a year, each in her own Slack. */
export async function actsIn(story: Story) {
  const { workspace } = story.sandbox;
  const rows = await story.app.connection.background.selectFrom('client').select(['id', 'name']).execute();
  const idOf = new Map(rows.map(({ id, name }) => [name, id]));
  const valueBegin = (client: ClientName, kind?: MeetingKind) =>
    [idOf.get(client) ?? '?', ...(kind ? [kind] : [])].join(' ');

  /** Clicks the button of that label in her newest message about the client. */
  const clicks = async (her: Someone, label: string, value: string): Promise<void> => {
    const message = her.messages().findLast(({ blocks }) => placeOf(blocks, label, value));
    const place = message && placeOf(message.blocks, label, value);
    if (!place) throw new Error(`${her.id} has no message with “${label}”`);
    await workspace.click(her.id, { channel: workspace.appConversation(her.id).id, ts: message.ts, ...place });
    await workspace.until(() => her.hasModal());
  };

  /** The same inside the client's page of `/hats meetings`. */
  const clicksOnPage = async (her: Someone, client: ClientName, kind: MeetingKind, label: string): Promise<void> => {
    await her.types(`/hats meetings ${client}`);
    const { id: viewId, hash, content } = her.modal();
    const place = placeOf(content.blocks, label, valueBegin(client, kind));
    if (!place) throw new Error(`${her.id} sees no “${label}” for ${client}`);
    await workspace.clickInView(her.id, { viewId, ...place, values: {} });
    await workspace.until(() => her.modal().hash !== hash);
  };

  /** Sends her form and closes what it leads to; an inline error fails the story. */
  const sends = async (her: Someone, fields: Record<string, string | string[]>): Promise<void> => {
    const errors = await her.submits(fields);
    if (Object.keys(errors).length > 0) throw new Error(`${her.id} was refused: ${JSON.stringify(errors)}`);
    if (her.hasModal()) await her.closes();
  };

  const onAnotherDay = (her: Someone, fields: readonly [proposal: string, other: string, time: string], when: When) => {
    const [proposal, other, time] = fields;
    const [day = '', clock = ''] = when.split(' ');
    const isOffered = her.modal().content.blocks.some(block => block.block_id === proposal);
    return { ...(isOffered ? { [proposal]: 'other' } : {}), [other]: day, [time]: clock };
  };
  const dayFields = ['day', 'other_day', 'time'] as const;
  const nextFields = ['next_day', 'next_other_day', 'next_time'] as const;
  const score = { satisfaction: '4', value: '4' };

  return {
    /** Answers the question for a day. */
    books: async (who: Who, client: ClientName, kind: MeetingKind, when: When) => {
      const her = story.person(people[who].id);
      await clicks(her, 'Find a day', valueBegin(client, kind));
      await sends(her, onAnotherDay(her, dayFields, when));
    },
    /** Says in answer to *how did it go?* that it is on another day. */
    moves: async (who: Who, client: ClientName, kind: MeetingKind, when: When) => {
      const her = story.person(people[who].id);
      await clicks(her, 'It was moved', valueBegin(client, kind));
      await sends(her, onAnotherDay(her, dayFields, when));
    },
    /** Before its day, without being asked. */
    movesAhead: async (who: Who, client: ClientName, kind: MeetingKind, when: When) => {
      const her = story.person(people[who].id);
      await clicksOnPage(her, client, kind, 'Move');
      await sends(her, onAnotherDay(her, dayFields, when));
    },
    cancels: async (who: Who, client: ClientName, kind: MeetingKind) => {
      const her = story.person(people[who].id);
      await clicks(her, 'It was cancelled', valueBegin(client, kind));
      await sends(her, { reason: 'They are ill' });
    },
    cancelsAhead: async (who: Who, client: ClientName, kind: MeetingKind) => {
      const her = story.person(people[who].id);
      await clicksOnPage(her, client, kind, 'Cancel it');
      await sends(her, { reason: 'They are ill' });
    },
    /** Answers *how did it go?*, and says when the next one is. */
    holds: async (who: Who, client: ClientName, kind: MeetingKind, next: When) => {
      const her = story.person(people[who].id);
      await clicks(her, 'It was held', valueBegin(client, kind));
      const when = onAnotherDay(her, nextFields, next);
      await sends(her, kind === 'follow_up' ? { ...when, ...score } : when);
    },
    /** Says without being asked that it was held on a day. */
    holdsAtLast: async (who: Who, client: ClientName, kind: MeetingKind, heldOn: string, next: When) => {
      const her = story.person(people[who].id);
      await clicksOnPage(her, client, kind, 'It was held');
      const when = { ...onAnotherDay(her, nextFields, next), held_on: heldOn };
      await sends(her, kind === 'follow_up' ? { ...when, ...score } : when);
    },
    isInTouch: async (who: Who, client: ClientName) => {
      const her = story.person(people[who].id);
      await her.types(`/hats contact ${client}`);
      await her.clicksInside('Work');
      await her.closes();
    },
    sharesGoal: async (who: Who, client: ClientName) => {
      const her = story.person(people[who].id);
      await clicks(her, 'Write it down', valueBegin(client));
      await sends(her, { words: 'Shorter queues', measure: 'Minutes', target: 'Five', their_owner: 'Pia Salo' });
    },
  };
}

export type Acts = Awaited<ReturnType<typeof actsIn>>;
