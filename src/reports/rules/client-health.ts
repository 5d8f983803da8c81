import { type ClientHealthFacts, type Part, type PartName, parts, type Verdict } from './client-health-facts.ts';
import * as verdict from './client-health-parts.ts';

/** What each part says, in this order. Of a client of which nothing is asked, what a rhythm would ask for is left out. */
export function clientHealthOf(facts: ClientHealthFacts): Part[] {
  const verdicts: Readonly<Record<PartName, Verdict | undefined>> = {
    contact: verdict.contact(facts),
    follow_up: verdict.meeting(facts.meetings.follow_up, facts.today),
    development: verdict.meeting(facts.meetings.development, facts.today),
    deviations: verdict.deviations(facts),
    promises: verdict.promises(facts),
    suggestions: verdict.suggestions(facts),
    satisfaction: verdict.satisfaction(facts),
    goal: verdict.goal(facts),
    report: verdict.report(facts),
  };
  const told = parts.filter(part => facts.state === 'met' || !rhythmic.has(part));
  return told.flatMap(part => {
    const said = verdicts[part];
    return said ? [{ part, ...said }] : [];
  });
}

const rhythmic: ReadonlySet<PartName> = new Set(['contact', 'follow_up', 'development', 'goal', 'report']);
