import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  harmless,
  type ModalView,
  menu,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { Client } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';

/** Shows a client: in the modal that is open, or in a new one. */
export const openClientAction = 'roster.client.open';
/** Chooses one from the list. */
export const chooseClientAction = 'roster.client.choose';
export const newClientAction = 'roster.client.begin';

const mostChoices = 100;

/** The clients she may see, to choose one. */
export function clientsView(
  { clients, mayCreate }: { readonly clients: readonly Client[]; readonly mayCreate: boolean },
  language: Language,
): ModalView {
  const say = speak(rosterTexts, language);
  const choices = clients.slice(0, mostChoices).map(({ id, name }) => ({ value: id, text: name }));
  const choose = menu({ actionId: chooseClientAction, placeholder: say('clients.choose'), choices });
  return modal({
    callbackId: 'roster.client.list',
    title: say('clients.title'),
    close: say('view.close'),
    blocks: [
      section(say(choices.length > 0 ? 'clients.which' : 'clients.none')),
      ...(choices.length > 0 ? [actions('choose', choose)] : []),
      ...(clients.length > mostChoices ? [context(say('clients.more'))] : []),
      ...(mayCreate
        ? [actions('new', button({ text: say('button.new_client'), actionId: newClientAction, value: 'new' }))]
        : []),
    ],
  });
}

/** She named one that is not among hers, or not at all. */
export const noSuchClient = (name: string, language: Language): string =>
  speak(rosterTexts, language)('clients.not_found', { name: harmless(truncate(name, 60)) });
