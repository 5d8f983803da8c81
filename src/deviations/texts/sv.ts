import type { en } from './en.ts';

export const sv = {
  'alert.pulse': '{name}: något i månadens lägeskoll är värt ett samtal.',
  'alert.talk': '{name}: ett månadssamtal har inte blivit av än.',
  'alert.other': '{name}: allt är inte som det ska.',
  'alert.open': 'Titta närmare',

  'record.title': 'Avvikelse',
  'record.close': 'Färdigläst',
  'record.submit': 'Stäng avvikelsen',
  'record.state.reported': 'Ny sedan den {day}. Väntar på att någon tar hand om den.',
  'record.state.acknowledged': 'Öppen sedan den {day}, och någon tar hand om den.',
  'record.state.closed': 'Stängd.',
  'record.take_up': 'Jag tar hand om det',
  'record.note': 'Vad gjorde du åt det?',
  'record.note_hint': '{name} kan läsa det här med /hats pulse notes.',
  'record.note_missing': 'Skriv ett par ord om vad som gjordes, så kan avvikelsen stängas.',
  'record.history': 'Det här har hänt',
  'record.not_yours': 'Någon annan ansvarar för avvikelsen nu, så jag kan inte visa den för dig.',
  'record.already': 'Det var redan gjort. Så här ser det ut nu.',
  'record.closed': 'Stängd. Tack för att du tog hand om det.',

  'reason.low': 'Svaret för {month} var lågt.',
  'reason.drop': 'Svaret för {month} var klart lägre än vanligt.',
  'reason.slide': 'I {month} kom det andra svaret i rad som var lägre än vanligt.',
  'reason.silence': 'I {month} kom det inget svar på lägeskollen, för andra gången i rad.',
  'reason.overload': 'I {month} var det för mycket att göra, för andra gången i rad.',
  'reason.unsupported': 'I {month} räckte stödet inte till, för andra gången i rad.',
  'reason.talk_missed': 'Månadssamtalet för {month} blev inte av i tid.',

  'event.acknowledged': '{day}: {actor} tog sig an det.',
  'event.closed': '{day}: {actor} stängde avvikelsen.',
  'event.ended_by_itself': '{day}: det löste sig av sig självt – orsaken är borta.',
  'event.reason': '{day}: {reason}',
} as const satisfies Record<keyof typeof en, string>;
