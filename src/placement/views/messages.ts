import type { Language } from '../../i18n/language.ts';
import { button, givenName, harmless, type Message, section } from '../../slack/blocks.ts';
import { voice } from './words.ts';

export const openHers = 'placement.hers.open';
export const openPageAction = 'placement.page.open';
export const openGoalForm = 'placement.goal.open';
export const openGoalAnswer = 'placement.goal.read';

/** She is asked, reminded, or her own word is needed: a name and a button. */
export function askMessage(
  about: { readonly id: string; readonly proposer: string; readonly isAgain: boolean },
  key: 'asked' | 'reminder' | 'confirm',
  language: Language,
): Message {
  const say = voice(language);
  const first = about.isAgain ? 'asked.again' : 'asked.text';
  const sentence = key === 'asked' ? first : key === 'reminder' ? 'asked.reminder' : 'asked.confirm';
  const text = say(sentence, { lead: harmless(givenName(about.proposer)) });
  const label = say(key === 'confirm' ? 'hers.open' : 'asked.open');
  return oneButton(text, { label, actionId: openHers, id: about.id, isNext: true });
}

/** What else she hears about a placement of hers. */
export function herMessage(
  key: 'noted' | 'withdrawn' | 'begun' | 'first_week',
  id: string,
  language: Language,
): Message {
  const say = voice(language);
  if (key === 'first_week')
    return oneButton(say('first_week.text'), {
      label: say('first_week.open'),
      actionId: openGoalForm,
      id,
      isNext: true,
    });
  return oneButton(say(`${key}.text`), { label: say('hers.open'), actionId: openHers, id });
}

/** What the lead hears: whose it is, and nothing of what was said. */
export function leadMessage(
  key: 'answered' | 'unanswered' | 'left' | 'goal_unclear',
  about: { readonly id: string; readonly name: string },
  language: Language,
): Message {
  const say = voice(language);
  const actionId = key === 'goal_unclear' ? openGoalAnswer : openPageAction;
  const text = say(`lead.${key}`, { name: harmless(about.name) });
  return oneButton(text, { label: say('lead.open'), actionId, id: about.id });
}

/** One line without a button: what a message becomes when a newer one takes its place. */
export function retiredMessage(language: Language): Message {
  const text = voice(language)('asked.retired');
  return { text, blocks: [section(text)] };
}

interface OneButton {
  readonly label: string;
  readonly actionId: string;
  readonly id: string;
  readonly isNext?: boolean;
}

function oneButton(text: string, { label, actionId, id, isNext }: OneButton): Message {
  const open = button({ text: label, actionId, value: id, ...(isNext ? { style: 'primary' as const } : {}) });
  return { text, blocks: [section(text, open)] };
}
