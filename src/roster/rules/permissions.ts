/** What somebody is toward a thing at this moment. Several at once are common: in this model they are the point. */
export const roles = [
  /** works here: is neither a guest nor gone */
  'employee',
  /** it is about her, or hers */
  'self',
  /** leads this client */
  'lead',
  /** leads some client */
  'account_lead',
  /** the consultant's supervisor */
  'supervisor',
  /** answers for it instead of the lead or the supervisor, who is away */
  'stand_in',
  'lead_developer',
  /** is on this client's team, in whatever role */
  'team',
  'leadership',
  /** the leadership contact */
  'contact',
  'admin',
  /** reported this deviation, or passed on this suggestion */
  'reporter',
  /** was called in on this deviation */
  'advisor',
  /** this deviation was escalated to her */
  'escalated',
  /** checks whether this deviation's treatment helped */
  'checker',
  /** an action of this deviation is hers */
  'doer',
  /** was chosen to read this concern */
  'chosen',
  /** told this concern */
  'author',
  /** this promise is hers to keep */
  'keeper',
  /** this suggestion was handed over to her */
  'owner',
  /** this suggestion is to be handed over to her */
  'offered',
] as const;
export type Role = (typeof roles)[number];

/** What she is toward one thing. Empty: a stranger. */
export type Standing = ReadonlySet<Role>;

interface Permission {
  readonly any: readonly Role[];
  readonly never?: readonly Role[];
  /** a refusal is not even logged: the log would tell that there is something */
  readonly quiet?: true;
}

/**
 * Who may do what (0.17, 0.32, 0.36): the one table. Every verb asks it. A deviation about a person has rows of its own, ending in
 * `_private`: it is never for the team, and she herself may read it but not treat it.
 */
export const permissions = {
  'client.see': { any: ['lead', 'stand_in', 'team', 'leadership', 'contact', 'admin'] },
  /** why the lead changed */
  'client.see_reason': { any: ['lead', 'stand_in', 'leadership', 'contact', 'admin'] },
  'client.create': { any: ['account_lead', 'leadership', 'contact', 'admin'] },
  'client.edit': { any: ['lead', 'stand_in', 'admin'] },
  'client.hand_over': { any: ['lead', 'leadership', 'contact', 'admin'] },
  'engagement.change': { any: ['lead', 'stand_in', 'admin'] },
  'team.change': { any: ['lead', 'stand_in', 'admin'] },
  'absence.record': { any: ['self', 'supervisor', 'stand_in', 'admin'] },
  'deputy.name': { any: ['self', 'admin'] },

  'placement.propose': { any: ['lead', 'stand_in'] },
  'placement.see': { any: ['self', 'lead', 'stand_in'] },
  'placement.answer': { any: ['self'] },
  'placement.settle': { any: ['lead', 'stand_in'], never: ['self'] },
  'placement.withdraw': { any: ['lead', 'stand_in'] },
  'placement.start': { any: ['lead', 'stand_in'] },

  /** what is known with a client: contacts, goals, agreements, when it is met */
  'ledger.see': { any: ['lead', 'stand_in', 'team', 'leadership', 'contact'] },
  /** how content the client is, and what was said in its meetings */
  'ledger.see_satisfaction': { any: ['lead', 'stand_in', 'leadership', 'contact'] },
  'contact.log': { any: ['lead', 'stand_in', 'team'] },
  'goal.change': { any: ['lead', 'stand_in'] },
  'agreement.write': { any: ['lead', 'stand_in', 'lead_developer'] },
  'agreement.sign_off': { any: ['lead', 'stand_in'] },

  'meeting.book': { any: ['lead', 'stand_in'] },
  /** what either side wants to bring up, and what was said: for whoever holds the meeting */
  'meeting.agenda': { any: ['lead', 'stand_in'] },
  'meeting.record': { any: ['lead', 'stand_in'] },
  'meeting.rhythm': { any: ['lead', 'stand_in', 'admin'] },

  'promise.see': { any: ['lead', 'stand_in', 'team', 'leadership', 'contact', 'keeper'] },
  'promise.give': { any: ['lead', 'stand_in'] },
  'promise.answer': { any: ['keeper'] },
  'promise.keep': { any: ['keeper', 'lead', 'stand_in'] },
  /** other terms, or that it is needed no longer: whoever speaks for us to the client */
  'promise.move': { any: ['lead', 'stand_in'] },

  'suggestion.file': { any: ['employee'] },
  'suggestion.see': { any: ['lead', 'stand_in', 'team', 'leadership', 'contact', 'owner', 'offered', 'reporter'] },
  'suggestion.treat': { any: ['owner', 'lead', 'stand_in'] },
  /** which client it was, what it said: before anybody has acted on it */
  'suggestion.amend': { any: ['owner', 'lead', 'stand_in', 'reporter'] },
  'suggestion.take': { any: ['offered'] },

  /** the monthly report to a client */
  'report.see': { any: ['lead', 'stand_in', 'leadership', 'contact'] },
  'report.write': { any: ['lead', 'stand_in'] },
  /** the seven outputs of a client, as a file */
  'outputs.export': { any: ['lead', 'stand_in', 'leadership', 'contact'] },
  /** how things stand with a client */
  'health.see': { any: ['lead', 'stand_in', 'leadership', 'contact'] },
  /** her own view of it */
  'health.say': { any: ['lead', 'stand_in'] },

  'pulse.answer': { any: ['self'] },
  'pulse.brief': { any: ['supervisor', 'stand_in'], never: ['self'] },
  'pulse.talk': { any: ['supervisor', 'stand_in'], never: ['self'] },

  'deviation.report': { any: ['employee'] },
  'deviation.see': {
    any: [
      'lead',
      'stand_in',
      'lead_developer',
      'team',
      'reporter',
      'advisor',
      'escalated',
      'checker',
      'doer',
      'leadership',
      'contact',
    ],
  },
  'deviation.see_private': {
    any: ['self', 'lead', 'supervisor', 'stand_in', 'reporter', 'escalated', 'checker'],
  },
  'deviation.treat': { any: ['lead', 'stand_in', 'escalated'] },
  'deviation.treat_technical': { any: ['lead_developer', 'lead', 'stand_in', 'escalated'] },
  'deviation.treat_private': { any: ['lead', 'supervisor', 'stand_in', 'escalated'], never: ['self'] },
  'deviation.check': { any: ['checker'] },
  'deviation.do': { any: ['doer'] },
  'deviation.reopen': { any: ['lead', 'stand_in', 'lead_developer', 'reporter', 'escalated', 'checker'] },
  'deviation.reopen_private': { any: ['self', 'lead', 'supervisor', 'stand_in', 'reporter', 'escalated', 'checker'] },
  'deviation.call_in': { any: ['lead', 'stand_in', 'escalated'] },
  'deviation.call_in_technical': { any: ['lead_developer', 'lead', 'stand_in', 'escalated'] },
  'deviation.call_in_private': { any: [] },
  /** asked toward each client whose deviations would be in the file; private ones never are */
  'deviation.export': { any: ['lead', 'stand_in', 'leadership', 'contact'] },

  /** whether she was invited is asked besides; a refusal in the log would name whoever wanted to answer */
  'enps.answer': { any: ['employee'], quiet: true },
  'enps.open': { any: ['leadership', 'contact', 'admin'] },
  /** how many have replied so far, and the years' results */
  'enps.look': { any: ['leadership', 'contact'] },
  'enps.comments': { any: ['leadership', 'contact'] },
  'enps.act': { any: ['leadership', 'contact'] },
  'enps.do': { any: ['doer', 'leadership', 'contact'] },

  'concern.tell': { any: ['employee'], quiet: true },
  'concern.read': { any: ['chosen'], quiet: true },
  'concern.follow': { any: ['author'], quiet: true },
} as const satisfies Record<string, Permission>;

export type Act = keyof typeof permissions;

/** May she, being what she is toward the thing? */
export function may(standing: Standing, act: Act): boolean {
  const { any, never = [] }: Permission = permissions[act];
  return any.some(role => standing.has(role)) && !never.some(role => standing.has(role));
}

export const isQuiet = (act: Act): boolean => 'quiet' in permissions[act];
