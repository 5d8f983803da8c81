import type { Language } from '../../i18n/language.ts';
import { type ErrorKey, type Errors, formErrors } from './form.ts';

type Places = Readonly<Record<string, readonly [field: string, why: ErrorKey]>>;

const ofGoal = {
  owner_unknown: ['owner', 'error.owner_unknown'],
  too_many: ['words', 'error.too_many_goals'],
  outdated: ['words', 'error.goal_outdated'],
  ended: ['words', 'error.goal_ended'],
  not_yours: ['words', 'error.not_yours'],
} as const satisfies Places;

const ofAgreement = {
  owner_unknown: ['owner', 'error.owner_unknown'],
  too_many: ['content', 'error.too_many_agreements'],
  outdated: ['content', 'error.agreement_outdated'],
  ended: ['content', 'error.agreement_ended'],
  not_yours: ['content', 'error.not_yours'],
} as const satisfies Places;

const ofEnd = {
  outdated: ['what', 'error.agreement_outdated'],
  ended: ['what', 'error.agreement_ended'],
  not_yours: ['what', 'error.not_yours'],
  until_past: ['until', 'error.until_past'],
  until_far: ['until', 'error.until_far'],
  until_before_from: ['until', 'error.until_before_from'],
  until_not_later: ['until', 'error.until_not_later'],
} as const satisfies Places;

const refusedBy =
  <P extends Places>(places: P) =>
  (why: keyof P & string, language: Language): Errors => {
    const [field, key] = places[why] ?? ['words', 'error.write'];
    return formErrors(language, { [field]: key });
  };

/** Why a form was not stored, under the field that mends it or says it best; what she wrote stays. */
export const goalRefused = refusedBy(ofGoal);
export const agreementRefused = refusedBy(ofAgreement);
export const endRefused = refusedBy(ofEnd);
