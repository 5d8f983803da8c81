import { isLanguage, languages, ownNames } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import type { SlackUser } from '../../slack/client.ts';
import type { Listeners, SlackEvent } from '../../slack/listeners.ts';
import type { Roster } from '../roster.ts';
import { rosterTexts } from '../texts/index.ts';
import { languageCallback, languageChosen, languageForm, readLanguage } from '../views.ts';

/** The language she is spoken to in, and what Slack says of people. */
export function personListeners(roster: Roster): Required<Pick<Listeners, 'commands' | 'submissions' | 'events'>> {
  return {
    commands: {
      language: {
        help: language => speak(rosterTexts, language)('language.help'),
        run: call => languageCommand(roster, call),
      },
    },
    submissions: {
      [languageCallback]: async ({ slackUserId, state }) => {
        const language = readLanguage(state);
        if (!language || (await roster.chooseLanguage(slackUserId, language)) === 'unknown') return 'close';
        return { update: languageChosen(language) };
      },
    },
    events: {
      team_join: event => seen(roster, event),
      user_change: event => seen(roster, event),
    },
  };
}

/** `/hats language` opens the choice; `/hats language fi` (or `suomi`) makes it at once. */
async function languageCommand(roster: Roster, call: { slackUserId: string; rest: string }) {
  const person = await roster.bySlackId(call.slackUserId);
  if (!person) return { say: speak(rosterTexts, 'en')('person.unknown') };
  const wanted = call.rest.trim().toLowerCase();
  const language = isLanguage(wanted)
    ? wanted
    : languages.find(known => wanted !== '' && ownNames[known].toLowerCase().startsWith(wanted));
  if (!language) return { open: languageForm(person.language) };
  await roster.chooseLanguage(call.slackUserId, language);
  return { say: speak(rosterTexts, language)('language.saved') };
}

async function seen(roster: Roster, event: SlackEvent): Promise<void> {
  const user = event.user as SlackUser | undefined;
  if (user?.id) await roster.see(user);
}
