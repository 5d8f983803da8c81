import { contextOf, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import { localDateOf } from '../../time/calendar.ts';
import { openSuggestion, type SuggestionScreen } from '../page.ts';
import { isOpen } from '../rules.ts';
import * as views from '../views.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** A suggestion's page as it stands now, as far as she may see it. */
export async function pageOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const screen = await openSuggestion(ports, contextOf(ports), actor, id);
  if (screen === 'not_yours') return views.notYours(actor.language);
  return drawn(screen, ports.clock.now(), actor);
}

function drawn(screen: SuggestionScreen, now: Date, actor: Person): ModalView {
  const { suggestion, entries, ...rest } = screen;
  const { zone } = actor.settings;
  const lines = entries.map(({ at, ...line }) => ({ ...line, writtenOn: localDateOf(at, zone) }));
  const model = { ...suggestion, ...rest, lines, open: isOpen(suggestion.state), today: localDateOf(now, zone) };
  return views.suggestionPage(model, actor.language);
}
