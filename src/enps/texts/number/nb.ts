import type { en } from './en.ts';

export const nb = {
  'score.just_over': 'så vidt over {score}',
  'score.just_under': 'så vidt under {score}',
  'score.line': 'eNPS {year}: {score}',
  'score.line_band': 'eNPS {year}: {score}, {band}',
  'band.weak': 'svakt',
  'band.satisfactory': 'tilfredsstillende',
  'band.good': 'godt',
  'band.very_good': 'svært godt',
  'band.excellent': 'utmerket',

  'summary.classes':
    '{promoters, number} ga 9 eller 10, {passives, number} ga 7 eller 8, {critics, number} ga 0 til 6.',
  'summary.answers': '*Svar:* {answers, number}',
  'summary.response': '*Svar:* {answers, number} av {invited, number} ({percent})',
  'summary.everybody': '*Svar:* alle {invited, number}. Ingen mangler: dette mente alle på det tidspunktet.',
  'summary.caution': 'Færre enn 60 % av de spurte svarte, så les tallet med forsiktighet.',
  'summary.no_band':
    'Færre enn 40 % av de spurte svarte. Det er for få til å kalle tallet godt eller svakt; les det med forsiktighet.',
  'summary.likely':
    'Hvis de som ikke svarte, mener omtrent det samme som de som svarte, ligger tallet for alle trolig mellom {low} og {high}.',
  'summary.bounds': 'Uansett hva de som ikke svarte, mener, er tallet for alle minst {low} og høyst {high}.',
  'summary.one_answer': 'Med så få svar flytter ett enkelt svar tallet med opptil {points} poeng.',
  'summary.how': 'Tallet er prosentandelen som ga 9 eller 10, minus prosentandelen som ga 0 til 6: fra −100 til +100.',
  'summary.bands':
    'Med ord: opp til 0 svakt, over 0 tilfredsstillende, fra 10 godt, over 30 svært godt, over 50 utmerket.',

  'change.higher': 'Klart høyere enn i {year} ({score}).',
  'change.lower': 'Klart lavere enn i {year} ({score}).',
  'change.unclear': 'Ingen klar endring siden {year} ({score}): en slik forskjell kan skyldes tilfeldigheter.',
  'change.same': 'Ingen endring siden {year} ({score}).',
  'change.too_few': 'For få svarte, denne gangen eller i {year}, til at de to kan sammenlignes.',

  'too_few.heading': 'Undersøkelsen ble avsluttet med for få svar',
  'too_few.body':
    'Med så få svar kunne noen bli kjent igjen, så ingenting vises. Alle svar er slettet, og ingenting av dem er tatt vare på.',
  'too_few_invited.heading': 'Undersøkelsen åpnet ikke',
  'too_few_invited.body':
    'Det var færre å spørre enn det minste antallet som var bestemt. Ingen ble spurt, slik at ingen kan kjennes igjen.',
  'not_opened.heading': 'Undersøkelsen åpnet ikke i tide',
  'not_opened.body': 'Den kunne ikke åpnes i tide, så ingen ble spurt. En ny kan forberedes med `/hats enps`.',
  'keys_lost.heading': 'Undersøkelsen teller ikke',
  'keys_lost.body':
    'Nøklene til svarene er borte, så ingen kan lese svarene lenger, ikke jeg heller. En ny undersøkelse kan forberedes med `/hats enps`.',

  'button.comments': 'Les kommentarene',
  'button.actions': 'Skriv hva vi gjør med det',

  'picture.answers': 'Svar etter karakter',
  'picture.years': 'eNPS per år',
  'alt.bar': '{label}: {count}',
  'alt.year': '{year}: {score}',
  'alt.year_likely': '{year}: {score}, mest sannsynlig mellom {low} og {high}',
  'alt.grey': '{words} (i grått: færre enn 60 % av de spurte svarte)',
} as const satisfies Record<keyof typeof en, string>;
