import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { button, givenName, harmless, type ModalView, modal, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { AwayNow } from '../rules.ts';
import { clientPromisesAction, openPromiseAction } from './ids.ts';
import { givingVoice } from './words.ts';

export interface GivenModel {
  readonly id: string;
  readonly keeper: string;
  readonly dueOn: LocalDate;
  readonly isPromised: boolean;
  /** whoever is asked is; undefined: she is there */
  readonly away: AwayNow | undefined;
}

/** It is put forward, or promised already; where whoever is asked is away, one need not wait for a word before that. */
export function givenNotice({ id, away, ...model }: GivenModel, language: Language): ModalView {
  const say = givingVoice(language);
  const [keeper, day] = [harmless(givenName(model.keeper)), away?.until ?? model.dueOn];
  const asked = away ? (away.until ? 'given.away' : 'given.away_open') : 'given.asked';
  const text = say(model.isPromised ? 'given.promised' : asked, { keeper, day: fullDay(day, language) });
  return leading(text, { label: say('given.open'), actionId: openPromiseAction, value: id }, language);
}

/** She meant to put it forward or take it back, and by now there is something else to see. */
export function goneOnNotice(id: string, language: Language): ModalView {
  const say = givingVoice(language);
  return leading(say('given.gone_on'), { label: say('given.open'), actionId: openPromiseAction, value: id }, language);
}

export function withdrawnNotice(clientId: string, language: Language): ModalView {
  const say = givingVoice(language);
  const list = { label: say('withdrawn.list'), actionId: clientPromisesAction, value: clientId };
  return leading(say('withdrawn.text'), list, language);
}

interface Way {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
}

function leading(text: string, { label, ...way }: Way, language: Language): ModalView {
  const say = givingVoice(language);
  const blocks = [section(text, button({ text: label, ...way }))];
  return modal({ callbackId: 'promises.given.close', title: say('give.title'), close: say('word.close'), blocks });
}
