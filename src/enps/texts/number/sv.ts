import type { en } from './en.ts';

export const sv = {
  'score.just_over': 'strax över {score}',
  'score.just_under': 'strax under {score}',
  'score.line': 'eNPS {year}: {score}',
  'score.line_band': 'eNPS {year}: {score}, {band}',
  'band.weak': 'svagt',
  'band.satisfactory': 'tillfredsställande',
  'band.good': 'bra',
  'band.very_good': 'mycket bra',
  'band.excellent': 'utmärkt',

  'summary.classes':
    '{promoters, number} gav 9 eller 10, {passives, number} gav 7 eller 8, {critics, number} gav 0 till 6.',
  'summary.answers': '*Svar:* {answers, number}',
  'summary.response': '*Svar:* {answers, number} av {invited, number} ({percent})',
  'summary.everybody': '*Svar:* alla {invited, number}. Ingen saknas: så här tyckte alla då.',
  'summary.caution': 'Färre än 60 % av de tillfrågade svarade, så läs siffran med försiktighet.',
  'summary.no_band':
    'Färre än 40 % av de tillfrågade svarade. Det är för få för att kalla siffran bra eller svag; läs den med försiktighet.',
  'summary.likely':
    'Om de som inte svarade tycker ungefär som de som svarade, ligger siffran för alla troligen mellan {low} och {high}.',
  'summary.bounds': 'Oavsett vad de som inte svarade tycker är siffran för alla minst {low} och högst {high}.',
  'summary.one_answer': 'Med så få svar flyttar ett enda svar siffran med upp till {points} poäng.',
  'summary.how':
    'Siffran är andelen i procent som gav 9 eller 10, minus andelen som gav 0 till 6: från −100 till +100.',
  'summary.bands':
    'I ord: upp till 0 svagt, över 0 tillfredsställande, från 10 bra, över 30 mycket bra, över 50 utmärkt.',

  'change.higher': 'Tydligt högre än {year} ({score}).',
  'change.lower': 'Tydligt lägre än {year} ({score}).',
  'change.unclear': 'Ingen tydlig förändring sedan {year} ({score}): en sådan skillnad kan bero på slumpen.',
  'change.same': 'Ingen förändring sedan {year} ({score}).',
  'change.too_few': 'För få svarade, den här gången eller {year}, för att de två ska kunna jämföras.',

  'too_few.heading': 'Undersökningen stängde med för få svar',
  'too_few.body':
    'Med så få svar skulle någon kunna kännas igen, så ingenting visas. Alla svar är raderade, och inget av dem finns kvar.',
  'too_few_invited.heading': 'Undersökningen öppnade inte',
  'too_few_invited.body':
    'Det fanns färre att fråga än det minsta antal som var bestämt. Ingen tillfrågades, så att ingen kan kännas igen.',
  'not_opened.heading': 'Undersökningen öppnade inte i tid',
  'not_opened.body': 'Den kunde inte öppnas i tid, så ingen tillfrågades. En ny kan förberedas med `/hats enps`.',
  'keys_lost.heading': 'Undersökningen räknas inte',
  'keys_lost.body':
    'Nycklarna till svaren är borta, så ingen kan läsa svaren längre, inte jag heller. En ny undersökning kan förberedas med `/hats enps`.',

  'button.comments': 'Läs kommentarerna',
  'button.actions': 'Skriv vad vi gör åt det',

  'picture.answers': 'Svar per betyg',
  'picture.years': 'eNPS per år',
  'alt.bar': '{label}: {count}',
  'alt.year': '{year}: {score}',
  'alt.year_likely': '{year}: {score}, troligen mellan {low} och {high}',
  'alt.grey': '{words} (i grått: färre än 60 % av de tillfrågade svarade)',
} as const satisfies Record<keyof typeof en, string>;
