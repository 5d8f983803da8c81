import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  dateInput,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { PersonFault, SeatFault, Terms } from '../rules.ts';
import { Day, type Errors, errorsOf, type Read } from './fields.ts';
import { proposalMetadata, roundMetadata } from './targets.ts';
import { proseFields, TermFields, termInputs } from './term-inputs.ts';
import { type PlacementModel, voice, type Words } from './words.ts';

export const proposalCallback = 'placement.proposal.send';
export const changeCallback = 'placement.terms.change';
const newProject = 'new';
/** One choice less than Slack's hundred: the last is a new project. */
const mostProjects = 99;
const nameLimit = 120;

export interface ProposalModel {
  readonly proposalId: string;
  readonly clientId: string;
  readonly client: string;
  readonly engagements: readonly { readonly id: string; readonly name: string }[];
}

/** The lead proposes somebody: for which project, whom, and all that she will be shown. */
export function proposalForm(model: ProposalModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: proposalCallback,
    title: say('proposal.title'),
    submit: say('proposal.submit'),
    close: say('proposal.close'),
    metadata: proposalMetadata(model),
    blocks: [
      context(say('proposal.intro', { client: harmless(model.client) })),
      ...projectInputs(model, say),
      personInput({ blockId: 'person', label: say('proposal.person') }),
      ...termInputs(undefined, say),
    ],
  });
}

/** Where the client has no project yet there is nothing to choose: the new one is all there is. */
function projectInputs({ engagements }: ProposalModel, say: Words): KnownBlock[] {
  const isFirst = engagements.length === 0;
  const hint = isFirst ? { optional: false } : { optional: true, hint: say('proposal.only_new') };
  const choices = [
    ...engagements.slice(0, mostProjects).map(({ id, name }) => ({ value: id, text: name })),
    { value: newProject, text: say('proposal.new') },
  ];
  return [
    ...(isFirst
      ? []
      : [
          selectInput({
            blockId: 'engagement',
            label: say('proposal.engagement'),
            choices,
            initial: choices[0]?.value,
          }),
        ]),
    textInput({ blockId: 'name', label: say('proposal.name'), maxLength: nameLimit, short: true, ...hint }),
    dateInput({ blockId: 'starts_on', label: say('proposal.starts_on'), ...hint }),
  ];
}

/** She is asked again: the same fields, filled in as they were. */
export function changeForm(model: PlacementModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: changeCallback,
    title: say('proposal.again_title'),
    submit: say('proposal.submit'),
    close: say('proposal.close'),
    metadata: roundMetadata(model),
    blocks: [
      context(say('proposal.again_intro', { name: harmless(model.name) })),
      ...termInputs(model.round.terms, say),
    ],
  });
}

export interface ReadProposal {
  readonly which: { readonly id: string } | { readonly name: string; readonly startsOn: LocalDate };
  /** Slack user id */
  readonly person: string;
  readonly terms: Terms;
}

const ProposalFields = TermFields.extend({
  engagement: z.union([z.uuid(), z.literal(newProject)]).default(newProject),
  name: z
    .string()
    .max(nameLimit * 2)
    .optional(),
  starts_on: Day.optional(),
  person: z.string(),
});

export function readProposal(state: FormState, language: Language): Read<ReadProposal> {
  const say = voice(language);
  const parsed = ProposalFields.safeParse(formValues(state));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, ['name', ...proseFields], say) };
  const { engagement, name, starts_on: startsOn, person, ...terms } = parsed.data;
  if (engagement !== newProject)
    return name
      ? { ok: false, errors: { name: say('error.name_unused') } }
      : { ok: true, which: { id: engagement }, person, terms };
  if (name && startsOn) return { ok: true, which: { name, startsOn }, person, terms };
  return {
    ok: false,
    errors: {
      ...(name ? {} : { name: say('error.name_missing') }),
      ...(startsOn ? {} : { starts_on: say('error.starts_missing') }),
    },
  };
}

export function readTerms(state: FormState, language: Language): Read<{ readonly terms: Terms }> {
  const parsed = TermFields.safeParse(formValues(state));
  if (parsed.success) return { ok: true, terms: parsed.data };
  return { ok: false, errors: errorsOf(parsed.error, proseFields, voice(language)) };
}

const fieldOf = {
  name_taken: 'name',
  engagement_over: 'engagement',
  since_past: 'since',
  since_far: 'since',
  since_before_start: 'since',
  since_after_end: 'since',
  not_employee: 'person',
  on_team: 'person',
  asked_already: 'person',
  closed: 'goal',
  outdated: 'goal',
} as const satisfies Record<SeatFault | PersonFault | 'name_taken' | 'closed' | 'outdated', string>;

/** Why a proposal or its new terms were refused, under the field that can mend it; what was typed stays. */
export function proposalErrors(fault: keyof typeof fieldOf, form: 'proposal' | 'change', language: Language): Errors {
  // The form with new terms has neither project nor person to choose.
  const field = form === 'change' && fieldOf[fault] === 'engagement' ? 'since' : fieldOf[fault];
  return { [field]: voice(language)(`error.${fault}`) };
}
