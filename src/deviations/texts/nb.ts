import type { en } from './en.ts';

export const nb = {
  'alert.pulse': '{name}: noe ved månedens pulssjekk gjør at dere bør ta en prat.',
  'alert.talk': '{name}: en pulssamtale er ikke holdt.',
  'alert.other': '{name}: noe er ikke som det skal være.',
  'alert.open': 'Se på det',

  'record.title': 'Avvik',
  'record.close': 'Ferdig lest',
  'record.submit': 'Lukk avviket',
  'record.state.reported': 'Nytt siden {day}. Ingen har tatt tak i det ennå.',
  'record.state.acknowledged': 'Åpent siden {day}, og noen har tatt tak i det.',
  'record.state.closed': 'Lukket.',
  'record.take_up': 'Jeg tar tak i det',
  'record.note': 'Hva ble gjort?',
  'record.note_hint': '{name} kan lese dette med /hats pulse notes.',
  'record.note_missing': 'Skriv et par ord om hva som ble gjort, så kan avviket lukkes.',
  'record.history': 'Dette har skjedd',
  'record.not_yours': 'En annen har ansvaret for dette nå, så jeg kan ikke vise det her.',
  'record.already': 'Dette var allerede gjort. Slik ser det ut nå.',
  'record.closed': 'Lukket. Takk for at du tok deg av det.',

  'reason.low': 'Tallet for {month} var lavt.',
  'reason.drop': 'Tallet for {month} var klart lavere enn vanlig.',
  'reason.slide': 'Tallet for {month} var det andre på rad under det vanlige.',
  'reason.silence': 'Pulssjekken for {month} var den andre på rad uten svar.',
  'reason.overload': 'I {month} var det for mye å gjøre, for andre gang på rad.',
  'reason.unsupported': 'I {month} var det for lite støtte, for andre gang på rad.',
  'reason.talk_missed': 'Pulssamtalen for {month} ble ikke holdt i tide.',

  'event.acknowledged': '{day}: {actor} tok tak i det.',
  'event.closed': '{day}: {actor} lukket avviket.',
  'event.ended_by_itself': '{day}: Det gikk over av seg selv – årsaken er borte.',
  'event.reason': '{day}: {reason}',
} as const satisfies Record<keyof typeof en, string>;
