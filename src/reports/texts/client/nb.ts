import type { en } from './en.ts';

export const nb = {
  'word.close': 'Lukk',
  'word.save': 'Lagre',
  'word.cancel': 'Avbryt',
  'refused.title': 'Ikke for deg',
  'refused.text': 'Dette er for kundeansvarlig, stedfortrederen og ledelsen. Spør kundeansvarlig hvis du trenger det.',
  'health.button': 'Hvordan det står til',
  'health.title': 'Hvordan det står til',
  'health.paused': 'Arbeidet med kunden er på pause, så kontakt, møter, målet og rapporten etterspørres ikke.',
  'health.before_go': 'Før starten etterspørres ikke kontakt, møter, målet og rapporten.',
  'health.from': 'Fra det som er skrevet ned om kunden. Hvordan folk har det, er aldri med.',
  'health.quarter': '{number}. kvartal {year}',
  'mark.fine': 'bra',
  'mark.watch': 'hold et øye med det',
  'mark.needs_you': 'trenger deg',
  'part.contact': 'Siste kontakt',
  'part.follow_up': 'Oppfølgingsmøte',
  'part.development': 'Utviklingsmøte',
  'part.deviations': 'Avvik',
  'part.promises': 'Løfter',
  'part.suggestions': 'Forslag og behov',
  'part.satisfaction': 'Tilfredshet',
  'part.goal': 'Felles mål',
  'part.report': 'Månedsrapport',
  'contact.last':
    'Sist i kontakt {day}, for {days, plural, one {# dag} other {# dager}} siden; {limit, plural, one {# dag} other {# dager}} regnes som stillhet.',
  'contact.before':
    'Sist i kontakt {day}; i det nåværende arbeidet, som begynte {since}, ikke ennå på {days, plural, one {# dag} other {# dager}}; {limit, plural, one {# dag} other {# dager}} regnes som stillhet.',
  'contact.none':
    'Ingen kontakt er notert siden {since}, for {days, plural, one {# dag} other {# dager}} siden; {limit, plural, one {# dag} other {# dager}} regnes som stillhet.',
  'meeting.booked':
    '{held, select, never {Ikke holdt ennå} other {Sist holdt {held}}}; det neste er avtalt til {booked}, med frist {due}.',
  'meeting.unbooked':
    '{held, select, never {Ikke holdt ennå} other {Sist holdt {held}}}; det neste har frist {due} og ingen dato ennå.',
  'meeting.overdue':
    '{held, select, never {Ikke holdt ennå} other {Sist holdt {held}}}; det neste hadde frist {due}, for {days, plural, one {# dag} other {# dager}} siden, og har ingen dato.',
  'meeting.overdue_booked':
    '{held, select, never {Ikke holdt ennå} other {Sist holdt {held}}}; det neste hadde frist {due}, for {days, plural, one {# dag} other {# dager}} siden, og er avtalt til {booked}.',
  'meeting.unconfirmed':
    '{held, select, never {Ikke holdt ennå} other {Sist holdt {held}}}; ett var avtalt til {booked}, og ingen har sagt ennå om det ble holdt. Frist {due}.',
  'deviations.none': 'Ingen er åpne.',
  'deviations.open':
    '{count, plural, one {# er åpent} other {# er åpne}}: {short} opptil en uke gamle, {middle} opptil 30 dager, {long} eldre. Det eldste er fra {day}.',
  'promises.none': 'Ingen løfter hadde frist de siste tolv månedene.',
  'promises.none_due':
    'Ingen løfter hadde frist de siste tolv månedene; {moved} flyttet i tide, {overdue} over fristen nå.',
  'promises.kept':
    'De siste tolv månedene ble {kept} av {due} holdt i tide, {moved} flyttet i tide; {overdue} over fristen nå.',
  'suggestions.none': 'Ingen venter på svar.',
  'suggestions.waiting':
    '{count, plural, one {# venter} other {# venter}} på svar, det eldste siden {day}; for {late} av dem er neste steg forsinket.',
  'satisfaction.none': 'Kunden er ikke spurt ennå.',
  'satisfaction.one': '{day}: fornøyd {now} av 5, verdt prisen {value} av 5.',
  'satisfaction.up': 'På vei opp: {day} fornøyd {now} av 5, {before_day} {before} av 5. Verdt prisen {value} av 5.',
  'satisfaction.down': 'På vei ned: {day} fornøyd {now} av 5, {before_day} {before} av 5. Verdt prisen {value} av 5.',
  'satisfaction.same': 'Som før: {day} fornøyd {now} av 5, {before_day} {before} av 5. Verdt prisen {value} av 5.',
  'goal.none': 'Dere har ikke noe felles mål ennå.',
  'goal.apart':
    '{goals, plural, one {# felles mål} other {# felles mål}}; om {count} av dem var partene ikke lenger enige i {quarter}.',
  'goal.unasked':
    '{goals, plural, one {# felles mål} other {# felles mål}}; om {count} av dem har ingen spurt ennå om begge er enige.',
  'goal.agreed': '{goals, plural, one {# felles mål} other {# felles mål}}; begge var enige i {quarter}.',
  'report.none': 'Ingen hadde frist ennå.',
  'report.due': 'Rapporten for {month} har frist {due} og er ikke sendt ennå; av de siste {of} var {late} sene.',
  'report.late':
    'Rapporten for {month} hadde frist {due}, for {days, plural, one {# dag} other {# dager}} siden, og er ikke sendt; av de siste {of} var {late} sene.',
  'report.sent_on_time':
    'Rapporten for {month} hadde frist {due} og ble sendt {sent}; av de siste {of} var {late} sene.',
  'report.sent_late':
    'Rapporten for {month} hadde frist {due} og ble sendt {sent}, {days, plural, one {# dag} other {# dager}} for sent; av de siste {of} var {late} sene.',
  'view.heading': '*Hvordan kundeansvarlig ser det*',
  'view.none': 'Ingenting er sagt ennå.',
  'view.line': '*{view}* – {name}, {day}',
  'view.good': 'Bra',
  'view.watch': 'Verdt å holde øye med',
  'view.worried': 'Bekymret',
  'view.begin': 'Hvordan ser du det?',
  'view.form.title': 'Hvordan ser du det?',
  'view.question': 'Hvordan står det til med kunden?',
  'view.why': 'Hvorfor?',
  'view.who_reads':
    'Kundeansvarlig, stedfortrederen og ledelsen kan lese dette. Skriv om kunden, ikke om hvordan en kollega har det.',
  'view.saved': 'Notert. Takk.',
  'error.choose': 'Velg ett av disse.',
  'error.long': 'Dette er for langt. Kort det litt ned.',
  'error.meanwhile': 'Noen sa noe mens du skrev. Lukk og åpne på nytt for å lese det; det du skrev, står fortsatt her.',
  'error.not_yours': 'Noen andre har ansvaret for kunden nå, så jeg kunne ikke lagre. Det du skrev, står fortsatt her.',
} as const satisfies Record<keyof typeof en, string>;
