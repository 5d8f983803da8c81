import type { en } from './en.ts';

export const da = {
  'score.just_over': 'lige over {score}',
  'score.just_under': 'lige under {score}',
  'score.line': 'eNPS {year}: {score}',
  'score.line_band': 'eNPS {year}: {score}, {band}',
  'band.weak': 'svagt',
  'band.satisfactory': 'tilfredsstillende',
  'band.good': 'godt',
  'band.very_good': 'meget godt',
  'band.excellent': 'fremragende',

  'summary.classes':
    '{promoters, number} gav 9 eller 10, {passives, number} gav 7 eller 8, {critics, number} gav 0 til 6.',
  'summary.answers': '*Svar:* {answers, number}',
  'summary.response': '*Svar:* {answers, number} af {invited, number} ({percent})',
  'summary.everybody': '*Svar:* alle {invited, number}. Ingen mangler: det her mente alle på det tidspunkt.',
  'summary.caution': 'Færre end 60 % af de adspurgte svarede, så læs tallet med forbehold.',
  'summary.no_band':
    'Færre end 40 % af de adspurgte svarede. Det er for få til at kalde tallet godt eller svagt; læs det med forbehold.',
  'summary.likely':
    'Hvis de, der ikke svarede, mener nogenlunde det samme som dem, der svarede, ligger tallet for alle sandsynligvis mellem {low} og {high}.',
  'summary.bounds': 'Uanset hvad de, der ikke svarede, mener, er tallet for alle mindst {low} og højst {high}.',
  'summary.one_answer': 'Med så få svar flytter et enkelt svar tallet med op til {points} point.',
  'summary.how': 'Tallet er procentdelen, der gav 9 eller 10, minus procentdelen, der gav 0 til 6: fra −100 til +100.',
  'summary.bands':
    'Med ord: op til 0 svagt, over 0 tilfredsstillende, fra 10 godt, over 30 meget godt, over 50 fremragende.',

  'change.higher': 'Klart højere end i {year} ({score}).',
  'change.lower': 'Klart lavere end i {year} ({score}).',
  'change.unclear': 'Ingen klar ændring siden {year} ({score}): en sådan forskel kan skyldes tilfældigheder.',
  'change.same': 'Ingen ændring siden {year} ({score}).',
  'change.too_few': 'For få svarede, denne gang eller i {year}, til at de to kan sammenlignes.',

  'too_few.heading': 'Undersøgelsen sluttede med for få svar',
  'too_few.body':
    'Med så få svar kunne nogen blive genkendt, så intet bliver vist. Alle svar er slettet, og intet af dem er gemt.',
  'too_few_invited.heading': 'Undersøgelsen åbnede ikke',
  'too_few_invited.body':
    'Der var færre at spørge end det mindste antal, der var aftalt. Ingen blev spurgt, så ingen kan genkendes.',
  'not_opened.heading': 'Undersøgelsen åbnede ikke i tide',
  'not_opened.body': 'Den kunne ikke åbnes i tide, så ingen blev spurgt. En ny kan forberedes med `/hats enps`.',
  'keys_lost.heading': 'Undersøgelsen tæller ikke',
  'keys_lost.body':
    'Nøglerne til svarene er væk, så ingen kan læse svarene længere, heller ikke jeg. En ny undersøgelse kan forberedes med `/hats enps`.',

  'button.comments': 'Læs kommentarerne',
  'button.actions': 'Skriv, hvad vi gør ved det',

  'picture.answers': 'Svar efter karakter',
  'picture.years': 'eNPS pr. år',
  'alt.bar': '{label}: {count}',
  'alt.year': '{year}: {score}',
  'alt.year_likely': '{year}: {score}, højst sandsynligt mellem {low} og {high}',
  'alt.grey': '{words} (i gråt: færre end 60 % af de adspurgte svarede)',
} as const satisfies Record<keyof typeof en, string>;
