import type { en } from './en.ts';

export const sv = {
  'word.close': 'Stäng',
  'word.save': 'Spara',
  'word.cancel': 'Avbryt',
  'refused.title': 'Inte för dig',
  'refused.text': 'Det här är för kundansvarig, ersättaren och ledningen. Fråga kundansvarig om du behöver det.',
  'health.button': 'Hur det står till',
  'health.title': 'Hur det står till',
  'health.paused': 'Arbetet med kunden är pausat, så vi frågar inte efter kontakt, möten, mål och rapport.',
  'health.before_go': 'Före starten frågar vi inte efter kontakt, möten, mål och rapport.',
  'health.from': 'Av det som är nedskrivet om kunden. Hur folk mår är aldrig med.',
  'health.quarter': 'kvartal {number} {year}',
  'mark.fine': 'bra',
  'mark.watch': 'håll ett öga på det',
  'mark.needs_you': 'behöver dig',
  'part.contact': 'Senaste kontakt',
  'part.follow_up': 'Uppföljningsmöte',
  'part.development': 'Utvecklingsmöte',
  'part.deviations': 'Avvikelser',
  'part.promises': 'Löften',
  'part.suggestions': 'Förslag och behov',
  'part.satisfaction': 'Nöjdhet',
  'part.goal': 'Gemensamt mål',
  'part.report': 'Månadsrapport',
  'contact.last':
    'Senast i kontakt den {day}, för {days, plural, one {# dag} other {# dagar}} sedan; {limit, plural, one {# dag} other {# dagar}} räknas som tystnad.',
  'contact.before':
    'Senast i kontakt den {day}; i det nuvarande arbetet, som började den {since}, ännu inte på {days, plural, one {# dag} other {# dagar}}; {limit, plural, one {# dag} other {# dagar}} räknas som tystnad.',
  'contact.none':
    'Ingen kontakt är noterad sedan den {since}, för {days, plural, one {# dag} other {# dagar}} sedan; {limit, plural, one {# dag} other {# dagar}} räknas som tystnad.',
  'meeting.booked':
    '{held, select, never {Inte hållet ännu} other {Senast hållet den {held}}}; nästa är bokat till den {booked} och ska hållas senast den {due}.',
  'meeting.unbooked':
    '{held, select, never {Inte hållet ännu} other {Senast hållet den {held}}}; nästa ska hållas senast den {due} och har ingen dag ännu.',
  'meeting.overdue':
    '{held, select, never {Inte hållet ännu} other {Senast hållet den {held}}}; nästa skulle ha hållits senast den {due}, för {days, plural, one {# dag} other {# dagar}} sedan, och har ingen dag.',
  'meeting.overdue_booked':
    '{held, select, never {Inte hållet ännu} other {Senast hållet den {held}}}; nästa skulle ha hållits senast den {due}, för {days, plural, one {# dag} other {# dagar}} sedan, och är bokat till den {booked}.',
  'meeting.unconfirmed':
    '{held, select, never {Inte hållet ännu} other {Senast hållet den {held}}}; ett var bokat till den {booked}, och ingen har sagt ännu om det hölls. Senast den {due}.',
  'deviations.none': 'Ingen är öppen.',
  'deviations.open':
    '{count, plural, one {# är öppen} other {# är öppna}}: {short} upp till en vecka gamla, {middle} upp till 30 dagar, {long} äldre. Den äldsta är från den {day}.',
  'promises.none': 'Inget löfte skulle vara klart under de senaste tolv månaderna.',
  'promises.none_due':
    'Inget löfte skulle vara klart under de senaste tolv månaderna; {moved} flyttades i tid, {overdue} försenade nu.',
  'promises.kept':
    'De senaste tolv månaderna hölls {kept} av {due} i tid, {moved} flyttades i tid; {overdue} försenade nu.',
  'suggestions.none': 'Inget väntar på svar.',
  'suggestions.waiting':
    '{count, plural, one {# väntar} other {# väntar}} på svar, det äldsta sedan den {day}; för {late} av dem är nästa steg försenat.',
  'satisfaction.none': 'Kunden har inte blivit tillfrågad ännu.',
  'satisfaction.one': 'Den {day}: nöjd {now} av 5, värt sitt pris {value} av 5.',
  'satisfaction.up':
    'På väg upp: den {day} nöjd {now} av 5, den {before_day} {before} av 5. Värt sitt pris {value} av 5.',
  'satisfaction.down':
    'På väg ner: den {day} nöjd {now} av 5, den {before_day} {before} av 5. Värt sitt pris {value} av 5.',
  'satisfaction.same':
    'Som förut: den {day} nöjd {now} av 5, den {before_day} {before} av 5. Värt sitt pris {value} av 5.',
  'goal.none': 'Ni delar inget mål ännu.',
  'goal.apart':
    '{goals, plural, one {# gemensamt mål} other {# gemensamma mål}}; om {count} av dem var parterna inte längre överens i {quarter}.',
  'goal.unasked':
    '{goals, plural, one {# gemensamt mål} other {# gemensamma mål}}; om {count} av dem har ingen frågat ännu om båda är överens.',
  'goal.agreed': '{goals, plural, one {# gemensamt mål} other {# gemensamma mål}}; båda var överens i {quarter}.',
  'report.none': 'Ingen skulle ha skickats ännu.',
  'report.due':
    'Rapporten för {month} ska skickas den {due} och är inte skickad än; av de senaste {of} var {late} sena.',
  'report.late':
    'Rapporten för {month} skulle ha skickats den {due}, för {days, plural, one {# dag} other {# dagar}} sedan, och är inte skickad; av de senaste {of} var {late} sena.',
  'report.sent_on_time':
    'Rapporten för {month} skulle skickas den {due} och skickades den {sent}; av de senaste {of} var {late} sena.',
  'report.sent_late':
    'Rapporten för {month} skulle skickas den {due} och skickades den {sent}, {days, plural, one {# dag} other {# dagar}} för sent; av de senaste {of} var {late} sena.',
  'view.heading': '*Hur kundansvarig ser det*',
  'view.none': 'Inget är sagt ännu.',
  'view.line': '*{view}* – {name}, {day}',
  'view.good': 'Bra',
  'view.watch': 'Värt att hålla ett öga på',
  'view.worried': 'Bekymrad',
  'view.begin': 'Hur ser du det?',
  'view.form.title': 'Hur ser du det?',
  'view.question': 'Hur står det till med kunden?',
  'view.why': 'Varför?',
  'view.who_reads':
    'Kundansvarig, ersättaren och ledningen kan läsa det här. Skriv om kunden, inte om hur en kollega mår.',
  'view.saved': 'Noterat. Tack.',
  'error.choose': 'Välj ett av dem.',
  'error.long': 'Det här är för långt. Korta det lite.',
  'error.meanwhile':
    'Någon sade något medan du skrev. Stäng och öppna igen för att läsa det; det du skrev finns kvar här.',
  'error.not_yours': 'Någon annan ansvarar för kunden nu, så jag kunde inte spara. Det du skrev finns kvar här.',
} as const satisfies Record<keyof typeof en, string>;
