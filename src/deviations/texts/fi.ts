import type { en } from './en.ts';

// Every Finnish month ends in -kuu, so a case ending may follow {month}; no other argument can carry one.
// A reason stands after a day and a colon, so it begins with a small letter.
export const fi = {
  'alert.pulse': '{name}: kuukauden kuulumisissa on jotain, mistä on hyvä jutella.',
  'alert.talk': '{name}: kuukausikeskustelu on vielä pitämättä.',
  'alert.other': '{name}: kaikki ei ole niin kuin pitäisi.',
  'alert.open': 'Katso tarkemmin',

  'record.title': 'Poikkeama',
  'record.close': 'Luettu',
  'record.submit': 'Sulje poikkeama',
  'record.state.reported': 'Avattu {day}. Odottaa vielä, että joku ottaa asian hoitaakseen.',
  'record.state.acknowledged': 'Avattu {day}, ja asiaa hoidetaan.',
  'record.state.closed': 'Suljettu.',
  'record.take_up': 'Otan tämän hoitaakseni',
  'record.note': 'Mitä teit asian hyväksi?',
  'record.note_hint': '{name} voi lukea tämän komennolla /hats pulse notes.',
  'record.note_missing': 'Kirjoita parilla sanalla, mitä asialle tehtiin, niin poikkeaman voi sulkea.',
  'record.history': 'Mitä on tapahtunut',
  'record.not_yours': 'Tästä vastaa nyt joku muu, joten en voi näyttää sitä tässä.',
  'record.already': 'Tämä oli jo tehty. Näin asia on nyt.',
  'record.closed': 'Suljettu. Kiitos, että hoidit asian.',

  'reason.low': '{month}n vastaus oli matala.',
  'reason.drop': '{month}n vastaus oli selvästi tavallista matalampi.',
  'reason.slide': '{month}n vastaus oli tavallista matalampi, toista kertaa peräkkäin.',
  'reason.silence': '{month}n kuulumisiin ei tullut vastausta, toista kertaa peräkkäin.',
  'reason.overload': '{month}ssa työtä oli liikaa, toista kertaa peräkkäin.',
  'reason.unsupported': '{month}ssa tuki ei riittänyt, toista kertaa peräkkäin.',
  'reason.talk_missed': '{month}n keskustelua ei pidetty ajallaan.',

  'event.acknowledged': '{day}: {actor} otti asian hoitaakseen.',
  'event.closed': '{day}: {actor} sulki poikkeaman.',
  'event.ended_by_itself': '{day}: asia ratkesi itsestään – syytä ei enää ole.',
  'event.reason': '{day}: {reason}',
} as const satisfies Record<keyof typeof en, string>;
