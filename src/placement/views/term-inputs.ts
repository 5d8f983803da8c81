import { z } from 'zod';
import { dateInput, type KnownBlock, selectInput, textInput } from '../../slack/blocks.ts';
import { placedRoles, type Terms } from '../rules.ts';
import { Day, Prose } from './fields.ts';
import { textLimit, type Words } from './words.ts';

const shares = [10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100] as const;
export const proseFields = ['goal', 'promised', 'schedule', 'technology'] as const;

/** The part of a proposal that she answers to: the same fields for a first proposal and for changed terms. */
export function termInputs(before: Terms | undefined, say: Words): KnownBlock[] {
  return [
    selectInput({
      blockId: 'role',
      label: say('proposal.role'),
      choices: placedRoles.map(role => ({ value: role, text: say(`role.${role}`) })),
      initial: before?.role ?? 'developer',
    }),
    selectInput({
      blockId: 'share',
      label: say('proposal.share'),
      choices: shares.map(share => ({ value: String(share), text: `${share} %` })),
      initial: String(before?.share ?? 100),
    }),
    dateInput({ blockId: 'since', label: say('proposal.since'), ...(before ? { initial: before.since } : {}) }),
    ...proseFields.map(field =>
      textInput({
        blockId: field,
        label: say(`proposal.${field}`),
        maxLength: textLimit,
        initial: before?.[field],
      }),
    ),
  ];
}

/** The same fields, read. */
export const TermFields = z.object({
  role: z.enum(placedRoles),
  share: z.enum(shares.map(String) as [string, ...string[]]).transform(Number),
  since: Day,
  goal: Prose,
  promised: Prose,
  schedule: Prose,
  technology: Prose,
});
