import type { en } from './en.ts';

export const fi = {
  'score.just_over': 'hieman yli {score}',
  'score.just_under': 'hieman alle {score}',
  'score.line': 'eNPS {year}: {score}',
  'score.line_band': 'eNPS {year}: {score}, {band}',
  'band.weak': 'heikko',
  'band.satisfactory': 'tyydyttävä',
  'band.good': 'hyvä',
  'band.very_good': 'erittäin hyvä',
  'band.excellent': 'erinomainen',

  'summary.classes':
    'Arvosanan 9 tai 10 antoi {promoters, number}, arvosanan 7 tai 8 antoi {passives, number}, arvosanan 0–6 antoi {critics, number}.',
  'summary.answers': '*Vastauksia:* {answers, number}',
  'summary.response': '*Vastauksia:* {answers, number}/{invited, number} ({percent})',
  'summary.everybody': '*Vastauksia:* kaikki {invited, number}. Ketään ei puutu: tätä mieltä kaikki olivat silloin.',
  'summary.caution': 'Alle 60 % kysytyistä vastasi, joten lukua kannattaa lukea varoen.',
  'summary.no_band':
    'Alle 40 % kysytyistä vastasi. Se on liian vähän, jotta lukua voisi sanoa hyväksi tai heikoksi; lue sitä varoen.',
  'summary.likely':
    'Jos vastaamatta jättäneet ajattelevat suunnilleen samoin kuin vastanneet, koko joukon luku on todennäköisimmin välillä {low} … {high}.',
  'summary.bounds':
    'Ajattelivatpa vastaamatta jättäneet mitä tahansa, koko joukon luku on vähintään {low} ja enintään {high}.',
  'summary.one_answer': 'Kun vastauksia on näin vähän, yksi vastaus siirtää lukua enimmillään {points} pistettä.',
  'summary.how':
    'Luku on arvosanan 9 tai 10 antaneiden prosenttiosuus, josta on vähennetty arvosanan 0–6 antaneiden osuus: −100 … +100.',
  'summary.bands':
    'Sanoina: enintään 0 heikko, yli 0 tyydyttävä, 10 tai enemmän hyvä, yli 30 erittäin hyvä, yli 50 erinomainen.',

  'change.higher': 'Selvästi korkeampi kuin vuonna {year} ({score}).',
  'change.lower': 'Selvästi matalampi kuin vuonna {year} ({score}).',
  'change.unclear': 'Ei selvää muutosta vuodesta {year} ({score}): tällainen ero voi syntyä sattumaltakin.',
  'change.same': 'Ei muutosta vuodesta {year} ({score}).',
  'change.too_few': 'Tällä kertaa tai vuonna {year} vastaajia oli liian vähän, jotta tuloksia voisi verrata.',

  'too_few.heading': 'Kyselyyn tuli liian vähän vastauksia',
  'too_few.body':
    'Kun vastauksia on näin vähän, joku voitaisiin tunnistaa, joten mitään ei näytetä. Kaikki vastaukset on poistettu, eikä niistä ole tallessa mitään.',
  'too_few_invited.heading': 'Kysely ei avautunut',
  'too_few_invited.body':
    'Ihmisiä oli sovittua vähimmäismäärää vähemmän. Keneltäkään ei kysytty, jotta ketään ei voisi tunnistaa.',
  'not_opened.heading': 'Kysely ei avautunut ajoissa',
  'not_opened.body':
    'Kyselyä ei voitu avata ajoissa, joten keneltäkään ei kysytty. Uuden voi valmistella komennolla `/hats enps`.',
  'keys_lost.heading': 'Kyselyä ei lasketa',
  'keys_lost.body':
    'Vastausten avaimet ovat kadonneet, joten kukaan ei voi enää lukea vastauksia, en minäkään. Uuden kyselyn voi valmistella komennolla `/hats enps`.',

  'button.comments': 'Lue kommentit',
  'button.actions': 'Kirjoita, mitä teemme',

  'picture.answers': 'Vastaukset arvosanoittain',
  'picture.years': 'eNPS vuosittain',
  'alt.bar': '{label}: {count}',
  'alt.year': '{year}: {score}',
  'alt.year_likely': '{year}: {score}, todennäköisimmin välillä {low} … {high}',
  'alt.grey': '{words} (harmaana: alle 60 % kysytyistä vastasi)',
} as const satisfies Record<keyof typeof en, string>;
