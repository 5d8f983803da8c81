import type { en } from './en.ts';

export const da = {
  'alert.pulse': '{name}: noget ved månedens pulstjek gør, at I bør tage en snak.',
  'alert.talk': '{name}: en pulssamtale er ikke blevet holdt.',
  'alert.other': '{name}: noget er ikke, som det skal være.',
  'alert.open': 'Se på det',

  'record.title': 'Afvigelse',
  'record.close': 'Færdig med at læse',
  'record.submit': 'Luk afvigelsen',
  'record.state.reported': 'Ny siden den {day}. Ingen har taget fat på den endnu.',
  'record.state.acknowledged': 'Åben siden den {day}, og nogen har taget fat på den.',
  'record.state.closed': 'Lukket.',
  'record.take_up': 'Jeg tager fat på den',
  'record.note': 'Hvad blev der gjort?',
  'record.note_hint': '{name} kan læse det her med /hats pulse notes.',
  'record.note_missing': 'Skriv et par ord om, hvad der blev gjort, så kan afvigelsen lukkes.',
  'record.history': 'Det er der sket',
  'record.not_yours': 'En anden har ansvaret for det nu, så jeg kan ikke vise det her.',
  'record.already': 'Det var allerede gjort. Sådan ser det ud nu.',
  'record.closed': 'Lukket. Tak, fordi du tog dig af det.',

  'reason.low': 'Tallet for {month} var lavt.',
  'reason.drop': 'Tallet for {month} var klart lavere end normalt.',
  'reason.slide': 'Tallet for {month} var det andet i træk under det normale.',
  'reason.silence': 'Pulstjekket for {month} var det andet i træk uden svar.',
  'reason.overload': 'I {month} var der for meget at lave, for anden gang i træk.',
  'reason.unsupported': 'I {month} var der for lidt støtte, for anden gang i træk.',
  'reason.talk_missed': 'Pulssamtalen for {month} blev ikke holdt i tide.',

  'event.acknowledged': '{day}: {actor} tog fat på den.',
  'event.closed': '{day}: {actor} lukkede afvigelsen.',
  'event.ended_by_itself': '{day}: Den gik over af sig selv – årsagen er væk.',
  'event.reason': '{day}: {reason}',
} as const satisfies Record<keyof typeof en, string>;
