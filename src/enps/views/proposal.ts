import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { button, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { prepareAction } from './ids.ts';
import { roundVoice } from './prepare-words.ts';

/** The yearly proposal to leadership: a day, and a button. `isAgain`: nobody has taken it up. */
export function proposalMessage(
  { day, isAgain }: { readonly day: LocalDate; readonly isAgain: boolean },
  language: Language,
): Message {
  const say = roundVoice(language);
  const text = say(isAgain ? 'proposal.again' : 'proposal.text', { day: fullDay(day, language) });
  const prepare = button({
    text: say('status.prepare'),
    actionId: prepareAction,
    value: 'new',
    style: 'primary',
  });
  return { text, blocks: [section(text), section(say('proposal.choice'), prepare)] };
}

/** What the first proposal becomes when it is made again. */
export function retiredProposal(language: Language): Message {
  const text = roundVoice(language)('proposal.retired');
  return { text, blocks: [section(text)] };
}
