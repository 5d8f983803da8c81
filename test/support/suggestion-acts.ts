import { speak } from '../../src/i18n/text.ts';

import { intakeTexts, passingTexts } from '../../src/suggestions/texts/index.ts';
import { suggestionShortcut } from '../../src/suggestions/views/ids.ts';
import { choiceOf, clicksBeside, clicksInMessage, sendsWell } from './buttons.ts';
import type { Someone, Story } from './story.ts';

const intake = speak(intakeTexts, 'en');
const passing = speak(passingTexts, 'en');

type FormStep = 'assess' | 'decide' | 'decline' | 'finish' | 'answer';

/** What people do about what clients suggest and need, each in her own Slack. */
export function suggestionActs(story: Story) {
  /** The page of the one of those words. */
  const opens = async (her: Someone, words: string): Promise<void> => {
    await her.types('/hats suggestions');
    await clicksBeside(story, her, intake('word.open'), words);
  };
  return {
    opens,
    /** Two taps on what stands in a channel: the client is chosen, the words are there already. */
    filesFrom: async (her: Someone, message: { channel: string; ts: string }, client: string): Promise<void> => {
      await her.uses(suggestionShortcut, message);
      await sendsWell(her, { client: choiceOf(her, 'client', client) });
      await her.closes();
    },
    files: async (her: Someone, client: string, kind: 'suggestion' | 'need', words: string): Promise<void> => {
      await her.types('/hats suggestion');
      await sendsWell(her, { client: choiceOf(her, 'client', client), kind, words });
      await her.closes();
    },
    acknowledges: async (her: Someone, words: string): Promise<void> => {
      await opens(her, words);
      await her.clicksInside(intake('step.acknowledge'));
      await her.closes();
    },
    steps: async (her: Someone, words: string, step: FormStep, fields: Record<string, string>): Promise<void> => {
      await opens(her, words);
      await her.clicksInside(intake(`step.${step}`));
      await sendsWell(her, fields);
      await her.closes();
    },
    offers: async (her: Someone, words: string, fields: { offer: string; on: string }): Promise<void> => {
      await opens(her, words);
      await her.clicksInside(passing('part.offer'));
      await sendsWell(her, fields);
      await her.closes();
    },
    handsOver: async (her: Someone, words: string, fields: { toward: string; to: string }): Promise<void> => {
      await opens(her, words);
      await her.clicksInside(passing('part.hand_over'));
      await sendsWell(her, fields);
      await her.closes();
    },
    takes: async (her: Someone, client: string): Promise<void> => {
      await clicksInMessage(story, her, passing('word.look'), client);
      await sendsWell(her, { answer: 'take' });
      await her.closes();
    },
  };
}
