import type { en } from './en.ts';

export const da = {
  'word.close': 'Luk',
  'word.save': 'Gem',
  'word.cancel': 'Fortryd',
  'refused.title': 'Ikke til dig',
  'refused.text':
    'Det her er for den kundeansvarlige, stedfortræderen og ledelsen. Spørg den kundeansvarlige, hvis du har brug for det.',
  'health.button': 'Hvordan det står til',
  'health.title': 'Hvordan det står til',
  'health.paused': 'Arbejdet med kunden er på pause, så der bliver ikke spurgt til kontakt, møder, målet og rapporten.',
  'health.before_go': 'Før starten bliver der ikke spurgt til kontakt, møder, målet og rapporten.',
  'health.from': 'Ud fra det, der er skrevet ned om kunden. Hvordan folk har det, er aldrig med.',
  'health.quarter': '{number}. kvartal {year}',
  'mark.fine': 'fint',
  'mark.watch': 'hold øje med det',
  'mark.needs_you': 'har brug for dig',
  'part.contact': 'Seneste kontakt',
  'part.follow_up': 'Opfølgningsmøde',
  'part.development': 'Udviklingsmøde',
  'part.deviations': 'Afvigelser',
  'part.promises': 'Løfter',
  'part.suggestions': 'Forslag og behov',
  'part.satisfaction': 'Tilfredshed',
  'part.goal': 'Fælles mål',
  'part.report': 'Månedsrapport',
  'contact.last':
    'Senest i kontakt {day}, for {days, plural, one {# dag} other {# dage}} siden; {limit, plural, one {# dag} other {# dage}} regnes for stilhed.',
  'contact.before':
    'Senest i kontakt {day}; i det nuværende arbejde, som begyndte {since}, endnu ikke i {days, plural, one {# dag} other {# dage}}; {limit, plural, one {# dag} other {# dage}} regnes for stilhed.',
  'contact.none':
    'Ingen kontakt er noteret siden {since}, for {days, plural, one {# dag} other {# dage}} siden; {limit, plural, one {# dag} other {# dage}} regnes for stilhed.',
  'meeting.booked':
    '{held, select, never {Ikke holdt endnu} other {Senest holdt {held}}}; det næste er aftalt til {booked} og skal holdes senest {due}.',
  'meeting.unbooked':
    '{held, select, never {Ikke holdt endnu} other {Senest holdt {held}}}; det næste skal holdes senest {due} og har ingen dato endnu.',
  'meeting.overdue':
    '{held, select, never {Ikke holdt endnu} other {Senest holdt {held}}}; det næste skulle være holdt senest {due}, for {days, plural, one {# dag} other {# dage}} siden, og har ingen dato.',
  'meeting.overdue_booked':
    '{held, select, never {Ikke holdt endnu} other {Senest holdt {held}}}; det næste skulle være holdt senest {due}, for {days, plural, one {# dag} other {# dage}} siden, og er aftalt til {booked}.',
  'meeting.unconfirmed':
    '{held, select, never {Ikke holdt endnu} other {Senest holdt {held}}}; ét var aftalt til {booked}, og ingen har sagt endnu, om det blev holdt. Senest {due}.',
  'deviations.none': 'Ingen er åbne.',
  'deviations.open':
    '{count, plural, one {# er åben} other {# er åbne}}: {short} op til en uge gamle, {middle} op til 30 dage, {long} ældre. Den ældste er fra {day}.',
  'promises.none': 'Ingen løfter skulle være indfriet de seneste tolv måneder.',
  'promises.none_due':
    'Ingen løfter skulle være indfriet de seneste tolv måneder; {moved} flyttet i tide, {overdue} over tiden nu.',
  'promises.kept':
    'De seneste tolv måneder blev {kept} af {due} holdt til tiden, {moved} flyttet i tide; {overdue} over tiden nu.',
  'suggestions.none': 'Ingen venter på svar.',
  'suggestions.waiting':
    '{count, plural, one {# venter} other {# venter}} på svar, det ældste siden {day}; for {late} af dem er næste skridt forsinket.',
  'satisfaction.none': 'Kunden er ikke blevet spurgt endnu.',
  'satisfaction.one': '{day}: tilfreds {now} af 5, prisen værd {value} af 5.',
  'satisfaction.up': 'På vej op: {day} tilfreds {now} af 5, {before_day} {before} af 5. Prisen værd {value} af 5.',
  'satisfaction.down': 'På vej ned: {day} tilfreds {now} af 5, {before_day} {before} af 5. Prisen værd {value} af 5.',
  'satisfaction.same': 'Som før: {day} tilfreds {now} af 5, {before_day} {before} af 5. Prisen værd {value} af 5.',
  'goal.none': 'I har ikke noget fælles mål endnu.',
  'goal.apart':
    '{goals, plural, one {# fælles mål} other {# fælles mål}}; om {count} af dem var parterne ikke længere enige i {quarter}.',
  'goal.unasked':
    '{goals, plural, one {# fælles mål} other {# fælles mål}}; om {count} af dem har ingen spurgt endnu, om begge er enige.',
  'goal.agreed': '{goals, plural, one {# fælles mål} other {# fælles mål}}; begge var enige i {quarter}.',
  'report.none': 'Ingen skulle være sendt endnu.',
  'report.due':
    'Rapporten for {month} skal sendes {due} og er ikke sendt endnu; af de seneste {of} var {late} for sent.',
  'report.late':
    'Rapporten for {month} skulle sendes {due}, for {days, plural, one {# dag} other {# dage}} siden, og er ikke sendt; af de seneste {of} var {late} for sent.',
  'report.sent_on_time':
    'Rapporten for {month} skulle sendes {due} og blev sendt {sent}; af de seneste {of} var {late} for sent.',
  'report.sent_late':
    'Rapporten for {month} skulle sendes {due} og blev sendt {sent}, {days, plural, one {# dag} other {# dage}} for sent; af de seneste {of} var {late} for sent.',
  'view.heading': '*Hvordan den kundeansvarlige ser det*',
  'view.none': 'Der er ikke sagt noget endnu.',
  'view.line': '*{view}* – {name}, {day}',
  'view.good': 'Godt',
  'view.watch': 'Værd at holde øje med',
  'view.worried': 'Bekymret',
  'view.begin': 'Hvordan ser du det?',
  'view.form.title': 'Hvordan ser du det?',
  'view.question': 'Hvordan står det til med kunden?',
  'view.why': 'Hvorfor?',
  'view.who_reads':
    'Den kundeansvarlige, stedfortræderen og ledelsen kan læse det her. Skriv om kunden, ikke om hvordan en kollega har det.',
  'view.saved': 'Noteret. Tak.',
  'error.choose': 'Vælg en af dem.',
  'error.long': 'Det her er for langt. Gør det lidt kortere.',
  'error.meanwhile':
    'Nogen sagde noget, mens du skrev. Luk og åbn igen for at læse det; det, du skrev, står her stadig.',
  'error.not_yours': 'En anden har ansvaret for kunden nu, så jeg kunne ikke gemme. Det, du skrev, står her stadig.',
} as const satisfies Record<keyof typeof en, string>;
