import type { en } from './en.ts';

export const da = {
  'health.title': 'Rytmen i {month}',
  'health.talks': '*Holdte pulssamtaler:* {held} af {due}',
  'health.no_talks': 'Ingen pulssamtaler skulle holdes.',
  'health.met': '*Kunder, vi har mødt de seneste tre måneder:* {met} af {all}',
  'health.no_clients': 'Ingen kunde har arbejde i gang.',
  'health.paused': '*På pause:* {names}',
  'health.overdue.follow_up':
    '*Opfølgningsmøder over tiden:* {short} op til to uger, {middle} op til en måned, {long} længere',
  'health.overdue.development':
    '*Udviklingsmøder over tiden:* {short} op til to uger, {middle} op til en måned, {long} længere',
  'health.on_time': 'Ingen kundemøder er over tiden.',
  'health.starving.follow_up': '*Kun udviklingsmøder, mens opfølgningen er over tiden:* {names}',
  'health.starving.development': '*Kun opfølgning, mens udviklingsmødet er over tiden:* {names}',
  'health.silent': '*For længe uden kontakt:* {names}',
  'health.without_goal': '*Uden fælles mål:* {names}',
  'health.report_late': '*Månedsrapporten til kunden er forsinket:* {names}',
  'health.kept_by_lead':
    '*Holdte løfter ud af dem, der skulle holdes i de seneste tolv måneder, pr. kundeansvarlig:* {shares}',
  'health.kept_by_client': '*Og pr. kunde:* {shares}',
  'health.deviations': '*Åbne afvigelser:* {short} op til en uge gamle, {middle} op til 30 dage, {long} ældre',
  'health.no_deviations': 'Ingen afvigelser er åbne. Det, der er privat, er ikke med.',
  'names.others': 'og {count, plural, one {én til} other {# til}}',

  'table.lead': 'Ansvarlig',
  'table.client': 'Kunde',
  'table.talks': 'Samt.',
  'table.met': 'Mødt',
  'table.overdue': 'Sent',
  'table.deviations': 'Åbne',
  'table.nobody': 'ingen',
  'table.leads_legend':
    'Samt.: holdte samtaler af dem, der skulle holdes. Mødt: kunder de seneste tre måneder. Sent: kunder med et møde over tiden. Åbne: afvigelser op til en uge/op til 30 dage/ældre.',
  'table.clients_legend':
    'Mødt: dage siden seneste møde. Sent: dage over tiden. Åbne: afvigelser op til en uge/op til 30 dage/ældre.',

  'feelings.title': '*Hvordan folk har det*',
  'feelings.group':
    '{name}: {answers, plural, one {ét svar} other {# svar}}, {score} på en skala til 10, {share} har for meget at lave',
  'feelings.together': '{name}: {score} på en skala til 10, {share} har for meget at lave',
  'feelings.all': 'Alle sammen',
  'feelings.others': 'Alle andre samlet',
  'feelings.too_few': 'For få svar til at sige mere.',
  'feelings.nobody': 'Ingen blev spurgt.',
  'feelings.why': 'Kun for fem eller flere samlet, så ingen kan genkendes.',
  'figure.at_most': 'højst {value}',
  'figure.at_least': 'mindst {value}',

  'picture.shows': 'Dage siden vi mødte hver kunde',
  'picture.line': 'tre måneder',
  'picture.never': 'ikke endnu',
} as const satisfies Record<keyof typeof en, string>;
