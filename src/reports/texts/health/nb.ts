import type { en } from './en.ts';

export const nb = {
  'health.title': 'Rytmen i {month}',
  'health.talks': '*Holdte pulssamtaler:* {held} av {due}',
  'health.no_talks': 'Ingen pulssamtaler skulle holdes.',
  'health.met': '*Kunder vi har møtt de siste tre månedene:* {met} av {all}',
  'health.no_clients': 'Ingen kunde har arbeid i gang.',
  'health.paused': '*På pause:* {names}',
  'health.overdue.follow_up':
    '*Oppfølgingsmøter på overtid:* {short} opptil to uker, {middle} opptil en måned, {long} lenger',
  'health.overdue.development':
    '*Utviklingsmøter på overtid:* {short} opptil to uker, {middle} opptil en måned, {long} lenger',
  'health.on_time': 'Ingen kundemøter er på overtid.',
  'health.starving.follow_up': '*Bare utviklingsmøter, mens oppfølgingen er på overtid:* {names}',
  'health.starving.development': '*Bare oppfølging, mens utviklingsmøtet er på overtid:* {names}',
  'health.silent': '*For lenge uten kontakt:* {names}',
  'health.without_goal': '*Uten felles mål:* {names}',
  'health.report_late': '*Månedsrapporten til kunden er forsinket:* {names}',
  'health.kept_by_lead': '*Holdte løfter av dem som forfalt de siste tolv månedene, per kundeansvarlig:* {shares}',
  'health.kept_by_client': '*Og per kunde:* {shares}',
  'health.deviations': '*Åpne avvik:* {short} opptil en uke gamle, {middle} opptil 30 dager, {long} eldre',
  'health.no_deviations': 'Ingen avvik er åpne. Det som er privat, er ikke med.',
  'names.others': 'og {count, plural, one {én til} other {# til}}',

  'table.lead': 'Ansvarlig',
  'table.client': 'Kunde',
  'table.talks': 'Samt.',
  'table.met': 'Møtt',
  'table.overdue': 'Sent',
  'table.deviations': 'Åpne',
  'table.nobody': 'ingen',
  'table.leads_legend':
    'Samt.: holdte samtaler av dem som skulle holdes. Møtt: kunder de siste tre månedene. Sent: kunder med et møte på overtid. Åpne: avvik opptil en uke/opptil 30 dager/eldre.',
  'table.clients_legend':
    'Møtt: dager siden siste møte. Sent: dager på overtid. Åpne: avvik opptil en uke/opptil 30 dager/eldre.',

  'feelings.title': '*Hvordan folk har det*',
  'feelings.group':
    '{name}: {answers, plural, one {ett svar} other {# svar}}, {score} på en skala til 10, {share} har for mye å gjøre',
  'feelings.together': '{name}: {score} på en skala til 10, {share} har for mye å gjøre',
  'feelings.all': 'Alle sammen',
  'feelings.others': 'Alle andre samlet',
  'feelings.too_few': 'For få svar til å si mer.',
  'feelings.nobody': 'Ingen ble spurt.',
  'feelings.why': 'Bare for fem eller flere samlet, så ingen kan kjennes igjen.',
  'figure.at_most': 'høyst {value}',
  'figure.at_least': 'minst {value}',

  'picture.shows': 'Dager siden vi møtte hver kunde',
  'picture.line': 'tre måneder',
  'picture.never': 'ikke ennå',
} as const satisfies Record<keyof typeof en, string>;
