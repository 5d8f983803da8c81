import type { en } from './en.ts';

export const fi = {
  'health.title': 'Rytmi: {month}',
  'health.talks': '*Pidetyt kuukausikeskustelut:* {held}/{due}',
  'health.no_talks': 'Kuukausikeskusteluja ei ollut tulossa.',
  'health.met': '*Viimeisten kolmen kuukauden aikana tavatut asiakkaat:* {met}/{all}',
  'health.no_clients': 'Yhdelläkään asiakkaalla ei ole työtä käynnissä.',
  'health.paused': '*Tauolla:* {names}',
  'health.overdue.follow_up':
    '*Seurantatapaamiset myöhässä:* {short} enintään kaksi viikkoa, {middle} enintään kuukauden, {long} pidempään',
  'health.overdue.development':
    '*Kehitystapaamiset myöhässä:* {short} enintään kaksi viikkoa, {middle} enintään kuukauden, {long} pidempään',
  'health.on_time': 'Yksikään asiakastapaaminen ei ole myöhässä.',
  'health.starving.follow_up': '*Tavattu vain kehityksen merkeissä, seurantatapaaminen myöhässä:* {names}',
  'health.starving.development': '*Tavattu vain seurannan merkeissä, kehitystapaaminen myöhässä:* {names}',
  'health.silent': '*Liian pitkään ilman yhteydenpitoa:* {names}',
  'health.without_goal': '*Ilman yhteistä tavoitetta:* {names}',
  'health.report_late': '*Asiakkaan kuukausiraportti on myöhässä:* {names}',
  'health.kept_by_lead': '*Pidetyt lupaukset vuoden aikana erääntyneistä, asiakasvastaavittain:* {shares}',
  'health.kept_by_client': '*Ja asiakkaittain:* {shares}',
  'health.deviations':
    '*Avoimet poikkeamat:* {short} enintään viikon vanhoja, {middle} enintään 30 päivää, {long} vanhempia',
  'health.no_deviations': 'Yhtään poikkeamaa ei ole avoinna. Yksityisiä ei lasketa mukaan.',
  'names.others': 'ja {count, plural, one {yksi muu} other {# muuta}}',

  'table.lead': 'Vastaava',
  'table.client': 'Asiakas',
  'table.talks': 'Kesk.',
  'table.met': 'Tavattu',
  'table.overdue': 'Myöh.',
  'table.deviations': 'Avoinna',
  'table.nobody': 'ei ketään',
  'table.leads_legend':
    'Kesk.: pidetyt kuukausikeskustelut kaikista. Tavattu: asiakkaat viimeisen kolmen kuukauden aikana. Myöh.: asiakkaat, joiden tapaaminen on myöhässä. Avoinna: poikkeamat enintään viikko/enintään 30 päivää/vanhemmat.',
  'table.clients_legend':
    'Tavattu: päiviä edellisestä tapaamisesta. Myöh.: päiviä myöhässä. Avoinna: poikkeamat enintään viikko/enintään 30 päivää/vanhemmat.',

  'feelings.title': '*Miten ihmiset voivat*',
  'feelings.group':
    '{name}: {answers, plural, one {yksi vastaus} other {# vastausta}}, {score} asteikolla 10, liikaa työtä {share}',
  'feelings.together': '{name}: {score} asteikolla 10, liikaa työtä {share}',
  'feelings.all': 'Kaikki yhdessä',
  'feelings.others': 'Kaikki muut yhdessä',
  'feelings.too_few': 'Vastauksia on liian vähän, jotta voisi kertoa enempää.',
  'feelings.nobody': 'Keneltäkään ei kysytty.',
  'feelings.why': 'Vain viidestä tai useammasta yhdessä, jotta ketään ei voi tunnistaa.',
  'figure.at_most': 'enintään {value}',
  'figure.at_least': 'vähintään {value}',

  'picture.shows': 'Päiviä siitä, kun kukin asiakas tavattiin',
  'picture.line': 'kolme kuukautta',
  'picture.never': 'ei vielä',
} as const satisfies Record<keyof typeof en, string>;
