import type { en } from './en.ts';

export const fi = {
  'invitation.text':
    'Kerran vuodessa esitän kaikille saman kysymyksen: kuinka todennäköisesti suosittelisit työpaikkaasi, ja miksi? Vastauksista näkee, mistä kannattaa pitää kiinni ja mitä muuttaa. Siihen menee alle minuutti.',
  'invitation.who_reads':
    'Johto saa koko yrityksen yhteisen tuloksen vain, jos vähintään {answers, number} ihmistä vastaa, ja perustelut vain, jos vastaajia on vähintään {comments, number}. Se lukee ne ilman nimiä ja satunnaisessa järjestyksessä; kahdentoista kuukauden kuluttua ne poistetaan. Kenellekään ei kerrota, mitä kukin vastasi, eikä vastanneista ole luetteloa.',
  'invitation.until':
    'Vastaaminen on vapaaehtoista. Kysely sulkeutuu {day} iltapäivällä; siihen asti voit vastata, muuttaa vastaustasi tai perua sen.',
  'invitation.who_i_am':
    'Olen yrityksen botti keskusteluja ja tapaamisia varten. `/hats help` kertoo, missä voin auttaa, ja `/hats language` vaihtaa kielen.',
  'invitation.answer': 'Vastaa',

  'reminder.text':
    'Ehdit vielä vastata tämän vuoden kysymykseen työpaikastasi. Siihen menee alle minuutti, ja kysely sulkeutuu {day} iltapäivällä.',
  'reminder.choice': 'Jos et halua vastata, voit kertoa senkin samassa paikassa. Silloin en muistuta enää.',

  'void.text':
    'Tämän vuoden eNPS-kyselyn vastauksia ei voi enää lukea kukaan, en minäkään, sillä niiden avaimet ovat kadonneet. Siksi kyselyä ei lasketa. Olen pahoillani, varsinkin jos olit ehtinyt vastata.',

  'form.title': 'Yksi kysymys',
  'form.submit': 'Lähetä',
  'form.close': 'Ei nyt',
  'form.stored':
    'Vastauksesi on tallessa salattuna {day} klo {time} asti, jotta voit vielä muuttaa sitä; sitten avaimet tuhotaan, ja jäljelle jäävät vain numero ja tekstisi eikä mitään, mikä yhdistäisi ne sinuun.',
  'form.question': 'Kuinka todennäköisesti suosittelisit työpaikkaasi ystävillesi tai tuttavillesi?',
  'form.placeholder': 'Valitse numero',
  'form.least': '0 – en lainkaan todennäköisesti',
  'form.most': '10 – erittäin todennäköisesti',
  'form.why': 'Miksi juuri tämä numero?',
  'form.why_hint':
    'Johto lukee tämän ilman nimiä ja satunnaisessa järjestyksessä, ja vain jos vähintään {count, number} ihmistä vastaa; kahdentoista kuukauden kuluttua se poistetaan. Se, mitä kirjoitat, miten ja millä kielellä, voi paljastaa sinut: jätä pois nimet, yksittäiset tapahtumat ja terveysasiat.',
  'form.withdraw': 'Peru vastaukseni',
  'form.decline': 'En halua vastata',
  'sure.title': 'Jätätkö vastaamatta?',
  'sure.text':
    'Jos olet jo vastannut, vastauksesi poistetaan, eikä sitä, mitä olet tähän kirjoittanut, tallenneta. Voit silti vastata, kunnes kysely sulkeutuu.',
  'sure.yes': 'Kyllä',
  'sure.no': 'Takaisin',
  'form.declined': 'Sinulta ei nyt ole vastausta, enkä muistuta sinua. Voit silti yhä vastata.',
  'form.missing': 'Valitse numero nollasta kymmeneen.',
  'form.too_long': 'Tähän mahtuu {limit, number} merkkiä. Lyhennä tekstiä hieman.',

  'thanks.answered':
    'Kiitos, vastauksesi on tallessa. Voit muuttaa sitä tai perua sen samasta painikkeesta {day} klo {time} asti.',
  'thanks.withdrawn':
    'Sinulta ei nyt ole vastausta, enkä muistuta sinua. Jos muutat mielesi, voit vastata samasta painikkeesta {day} klo {time} asti.',
  'thanks.close': 'Sulje',

  'refused.unknown': 'Täällä ei ole mitään vastattavaa.',
  'refused.not_open_yet': 'Kysely ei ole vielä auennut. Kaikki, joilta kysytään, saavat siitä viestin.',
  'refused.closed': 'Kysely on sulkeutunut, joten siihen ei voi enää vastata eikä vastausta muuttaa.',
  'refused.void': 'Tämän kyselyn vastauksia ei voi enää lukea kukaan, joten sitä ei lasketa.',
  'refused.not_invited':
    'Tämä kysely on niille, jotka olivat täällä töissä sen auetessa. Jos olet aloittanut sen jälkeen, sinulta kysytään ensi kerralla.',
  'refused.keys_unreadable':
    'En voi juuri nyt säilyttää vastauksia turvallisesti, joten en ota niitä vastaan. Kokeile vähän myöhemmin uudelleen.',

  'kept.unknown': 'Kyselyä ei enää ole, joten en voinut tallentaa vastaustasi. Tekstisi on yhä tässä.',
  'kept.not_open_yet': 'Kysely ei ole vielä auennut, joten en voinut tallentaa vastaustasi. Tekstisi on yhä tässä.',
  'kept.closed':
    'Kysely ehti sulkeutua ennen kuin tämä tuli perille, joten vastaustasi ei laskettu. Tekstisi on yhä tässä.',
  'kept.void':
    'Tämän kyselyn vastauksia ei voi enää lukea kukaan, joten en tallentanut omaasikaan. Tekstisi on yhä tässä.',
  'kept.not_invited':
    'Tämä kysely on niille, jotka olivat täällä töissä sen auetessa, joten en voinut tallentaa vastaustasi. Tekstisi on yhä tässä.',
  'kept.keys_unreadable':
    'En voi juuri nyt säilyttää vastaustasi turvallisesti, joten en ottanut sitä vastaan. Tekstisi on yhä tässä – lähetä se vähän myöhemmin uudelleen.',
  'kept.outdated':
    'Lomake on muuttunut sen jälkeen, kun avasit sen. Tekstisi on yhä tässä – kopioi se, sulje lomake ja avaa se uudelleen.',
} as const satisfies Record<keyof typeof en, string>;
