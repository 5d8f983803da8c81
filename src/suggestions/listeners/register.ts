import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { readClientRegister, readRegister } from '../register.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** What somebody has to do with, what one client ever said, and one of them by itself. */
export function registerListeners(ports: SuggestionListenerPorts): Required<Pick<Listeners, 'clicks' | 'commands'>> {
  const { showing, opening } = listening(ports, views.notYours);
  return {
    clicks: {
      [views.openSuggestionAction]: showing((actor, id) => pageOf(ports, actor, id)),
      [views.clientSuggestionsAction]: showing((actor, clientId) => clientRegisterOf(ports, actor, clientId)),
      [views.registerAction]: showing(actor => registerOf(ports, actor)),
    },
    commands: {
      suggestions: {
        help: language => views.intakeVoice(language)('suggestions.help'),
        run: opening(actor => registerOf(ports, actor)),
      },
    },
  };
}

async function registerOf(ports: SuggestionListenerPorts, actor: Person): Promise<ModalView> {
  const register = await readRegister(ports, contextOf(ports), actor);
  return register === 'not_yours' ? views.notYours(actor.language) : views.registerView(register, actor.language);
}

async function clientRegisterOf(ports: SuggestionListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const found = await readClientRegister(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, ...lists } = found;
  return views.clientRegisterView({ ...lists, clientId: client.id, client: client.name }, actor.language);
}
