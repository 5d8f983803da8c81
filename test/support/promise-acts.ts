import { speak } from '../../src/i18n/text.ts';
import { givingTexts, keepingTexts } from '../../src/promises/texts/index.ts';
import { clicksBeside, clicksInMessage, sendsWell } from './buttons.ts';
import type { Someone, Story } from './story.ts';

const giving = speak(givingTexts, 'en');
const keeping = speak(keepingTexts, 'en');

export interface Given {
  readonly words: string;
  readonly due: string;
  /** Slack user id */
  readonly keeper: string;
}

const rest = { to_whom: 'Tiina Salo', written: 'In the minutes of our last meeting', estimate: '2' };

/** What people do about promises, each in her own Slack. */
export function promiseActs(story: Story) {
  /** The page of the promise of those words. */
  const opens = async (her: Someone, words: string): Promise<void> => {
    await her.types('/hats promises');
    await clicksBeside(story, her, keeping('word.open'), words);
  };
  /** A form of its page, filled in and sent. */
  const does = async (her: Someone, words: string, label: string, fields: Record<string, string>): Promise<void> => {
    await opens(her, words);
    await her.clicksInside(label);
    await sendsWell(her, fields);
    await her.closes();
  };
  return {
    opens,
    gives: async (her: Someone, client: string, given: Given): Promise<void> => {
      await her.types(`/hats promise ${client}`);
      await sendsWell(her, { ...rest, ...given });
      await her.closes();
    },
    /** What was noted or declined, with its keeper and its day. */
    completes: (her: Someone, { words, due, keeper }: Given): Promise<void> =>
      does(her, words, keeping('page.complete'), { ...rest, due, keeper }),
    /** Reads what she is asked about that client, and answers. */
    answers: async (her: Someone, client: string, answer: 'yes' | 'no', words?: string): Promise<void> => {
      await clicksInMessage(story, her, giving('offer.open'), client);
      await sendsWell(her, { answer, ...(words ? { words } : {}) });
      await her.closes();
    },
    keeps: (her: Someone, words: string, on: string): Promise<void> => does(her, words, keeping('page.keep'), { on }),
    warns: (her: Someone, words: string, why: string): Promise<void> =>
      does(her, words, keeping('page.warn'), { words: why }),
    moves: (her: Someone, words: string, due: string, why: string): Promise<void> =>
      does(her, words, keeping('page.move'), { what: 'move', due, why }),
  };
}
