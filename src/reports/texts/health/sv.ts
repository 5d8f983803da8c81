import type { en } from './en.ts';

export const sv = {
  'health.title': 'Rytmen i {month}',
  'health.talks': '*Hållna månadssamtal:* {held} av {due}',
  'health.no_talks': 'Inget månadssamtal skulle hållas.',
  'health.met': '*Kunder vi har träffat de senaste tre månaderna:* {met} av {all}',
  'health.no_clients': 'Ingen kund har arbete på gång.',
  'health.paused': '*Pausade:* {names}',
  'health.overdue.follow_up':
    '*Försenade uppföljningsmöten:* {short} upp till två veckor, {middle} upp till en månad, {long} längre',
  'health.overdue.development':
    '*Försenade utvecklingsmöten:* {short} upp till två veckor, {middle} upp till en månad, {long} längre',
  'health.on_time': 'Inget kundmöte är försenat.',
  'health.starving.follow_up': '*Bara utvecklingsmöten, medan uppföljningen är försenad:* {names}',
  'health.starving.development': '*Bara uppföljning, medan utvecklingsmötet är försenat:* {names}',
  'health.silent': '*För länge utan kontakt:* {names}',
  'health.without_goal': '*Utan gemensamt mål:* {names}',
  'health.report_late': '*Månadsrapporten till kunden är sen:* {names}',
  'health.kept_by_lead': '*Hållna löften av dem som skulle hållas under tolv månader, per kundansvarig:* {shares}',
  'health.kept_by_client': '*Och per kund:* {shares}',
  'health.deviations': '*Öppna avvikelser:* {short} upp till en vecka gamla, {middle} upp till 30 dagar, {long} äldre',
  'health.no_deviations': 'Ingen avvikelse är öppen. Det som är privat är inte med.',
  'names.others': 'och {count, plural, one {en till} other {# till}}',

  'table.lead': 'Ansvarig',
  'table.client': 'Kund',
  'table.talks': 'Samtal',
  'table.met': 'Träff.',
  'table.overdue': 'Sena',
  'table.deviations': 'Öppna',
  'table.nobody': 'ingen',
  'table.leads_legend':
    'Samtal: hållna av dem som skulle hållas. Träff.: kunder de senaste tre månaderna. Sena: kunder med ett försenat möte. Öppna: avvikelser upp till en vecka/upp till 30 dagar/äldre.',
  'table.clients_legend':
    'Träff.: dagar sedan senaste mötet. Sena: dagar försenat. Öppna: avvikelser upp till en vecka/upp till 30 dagar/äldre.',

  'feelings.title': '*Hur folk har det*',
  'feelings.group':
    '{name}: {answers, plural, one {ett svar} other {# svar}}, {score} på en skala till 10, {share} har för mycket att göra',
  'feelings.together': '{name}: {score} på en skala till 10, {share} har för mycket att göra',
  'feelings.all': 'Alla tillsammans',
  'feelings.others': 'Alla andra tillsammans',
  'feelings.too_few': 'För få svar för att säga mer.',
  'feelings.nobody': 'Ingen blev tillfrågad.',
  'feelings.why': 'Bara för fem eller fler tillsammans, så att ingen kan kännas igen.',
  'figure.at_most': 'högst {value}',
  'figure.at_least': 'minst {value}',

  'picture.shows': 'Dagar sedan vi träffade varje kund',
  'picture.line': 'tre månader',
  'picture.never': 'inte än',
} as const satisfies Record<keyof typeof en, string>;
