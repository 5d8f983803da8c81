/** Somebody who may be told of a deviation that nobody took up. */
export interface InLine {
  readonly id: string;
  readonly active: boolean;
  readonly present: boolean;
}

export interface LineFacts {
  /** the person it is about; she is never told */
  readonly subject: string | undefined;
  /** whoever has it now */
  readonly holder: string | undefined;
  readonly deputy: InLine | undefined;
  readonly contact: InLine | undefined;
  /** in the order of the settings */
  readonly admins: readonly InLine[];
  /** to whom it was escalated before, since it was last opened */
  readonly told: readonly string[];
}

/**
 * Who hears next that nobody has taken it up: the deputy, then the leadership contact; one admin, only where there is no contact.
 * Undefined: everybody has heard.
 */
export function nextInLine(
  facts: LineFacts,
): { readonly to: string; readonly rule: 'deputy' | 'contact' | 'admin' } | undefined {
  const { subject, holder, told } = facts;
  const mayHear = (who: InLine | undefined) => who?.active && who.id !== subject && who.id !== holder;
  const line = [
    { rule: 'deputy' as const, who: facts.deputy?.present ? facts.deputy : undefined },
    { rule: 'contact' as const, who: facts.contact },
    { rule: 'admin' as const, who: facts.contact?.active ? undefined : facts.admins.find(mayHear) },
  ];
  const next = line.find(({ who }) => mayHear(who) && !told.includes(who?.id ?? ''));
  return next?.who && { to: next.who.id, rule: next.rule };
}

export interface CheckerFacts {
  /** the consultant herself, for what came from her check-in */
  readonly subject: InLine | undefined;
  readonly reporter: InLine | undefined;
  readonly leadDevelopers: readonly InLine[];
  readonly deputy: InLine | undefined;
  readonly contact: InLine | undefined;
  readonly admins: readonly InLine[];
  /** who treated it: whoever acted does not judge whether it helped */
  readonly acted: readonly string[];
}

/**
 * Who checks whether the treatment helped: for a pulse the consultant herself; else the reporter if she did not act, else a lead
 * developer, else the deputy, the leadership contact, an admin. Undefined: there is nobody else at all.
 */
export function checkerOf(facts: CheckerFacts): string | undefined {
  const { acted, subject } = facts;
  if (subject?.active) return subject.id;
  const line = [facts.reporter, ...facts.leadDevelopers, facts.deputy, facts.contact, ...facts.admins];
  const others = line.filter(who => who?.active && !acted.includes(who.id));
  return (others.find(who => who?.present) ?? others[0])?.id;
}
