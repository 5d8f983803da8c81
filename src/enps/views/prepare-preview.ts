import { dayInWords, fullDay } from '../../i18n/dates.ts';
import { type Language, languages, ownNames } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  type KnownBlock,
  type ModalView,
  modal,
  section,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { closingTime, commentsFrom, openingTime, type RoundPlan } from '../rules.ts';
import { invitationMessage } from './invitation.ts';
import { planMetadata } from './prepare.ts';
import { dayAndTime, type RoundWords, roundVoice } from './prepare-words.ts';

export const confirmCallback = 'enps.round.confirm';
/** back to the form */
export const changePlanAction = 'enps.round.change';

export interface PreviewModel {
  readonly plan: RoundPlan;
  readonly replaces: string | undefined;
  /** the workspace's days, on which it opens and closes */
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  /** its hour has come: it opens as soon as it is confirmed */
  readonly opensAtOnce: boolean;
  readonly reminders: readonly LocalDate[];
  /** how many would be invited today */
  readonly invited: number;
  readonly zone: string;
}

/** All that will happen, and what everybody will read, before anybody says yes to it. */
export function previewView(model: PreviewModel, language: Language): ModalView {
  const say = roundVoice(language);
  const { plan, replaces } = model;
  return modal({
    callbackId: confirmCallback,
    title: say('preview.title'),
    submit: say('preview.submit'),
    close: say('view.cancel'),
    metadata: planMetadata(plan, replaces),
    blocks: [
      section(planLines(model, say, language).join('\n')),
      section(say('preview.final')),
      actions('change', button({ text: say('preview.change'), actionId: changePlanAction, value: 'change' })),
      divider(),
      section(say('preview.invitation')),
      ...languages.flatMap(each => [context(`*${ownNames[each]}*`), ...invitationIn(each, model)]),
    ],
  });
}

function planLines(model: PreviewModel, say: RoundWords, language: Language): string[] {
  const { plan, opensOn, closesOn, reminders, invited, zone } = model;
  const days = reminders.map(day => dayInWords(day, language)).join(', ');
  return [
    model.opensAtOnce
      ? say('preview.opens_at_once', { day: fullDay(opensOn, language) })
      : say('plan.opens', dayAndTime(opensOn, openingTime, language)),
    say('plan.closes', dayAndTime(closesOn, closingTime, language)),
    days === '' ? say('preview.no_reminders') : say('preview.reminders', { days }),
    say('preview.invited', { count: invited, least: plan.leastInvited }),
    say('plan.thresholds', { answers: plan.leastAnswers, comments: commentsFrom(plan) }),
    say('preview.zone', { zone }),
  ];
}

/** The invitation as it will stand, but for its button: nothing can be answered yet. */
const invitationIn = (language: Language, { plan, closesOn }: PreviewModel): KnownBlock[] =>
  invitationMessage({ roundId: '', closesOn, ...plan }, language).blocks.flatMap(withoutButton);

function withoutButton(block: KnownBlock): KnownBlock[] {
  if (block.type === 'actions') return [];
  if (block.type !== 'section') return [block];
  const { accessory: _, ...words } = block;
  return [words];
}
