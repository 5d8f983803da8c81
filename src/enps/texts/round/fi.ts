import type { en } from './en.ts';

export const fi = {
  'enps.help':
    '`/hats enps` – vuosittainen kysely: milloin se on ja miten siihen vastataan; johto suunnittelee sen ja näkee tuloksen täältä',

  'view.close': 'Sulje',
  'view.cancel': 'Peruuta',
  'refused.text': 'Kyselyn suunnittelevat johto ja ylläpitäjät, joten mitään ei muutettu.',
  'refused.unknown': 'En tunne sinua vielä. Kokeile huomenna uudelleen tai kysy siltä, joka asensi minut.',

  'status.title': 'Vuosittainen kysely',
  'status.what':
    'Kerran vuodessa kaikilta täällä kysytään yksi kysymys työpaikasta. Kyselyn sulkeuduttua yhtäkään vastausta ei voi jäljittää kehenkään.',
  'status.open': 'Tämän vuoden kysely on auki {day} iltapäivään asti.',
  'status.planned': 'Seuraava kysely avautuu {day}.',
  'status.expected': 'Seuraava kysely on arviolta {day}.',
  'status.counting': 'Kysely on sulkeutunut. Tulos tulee pian.',
  'status.nothing': 'Kyselyä ei ole vielä suunniteltu.',
  'status.answer': 'Vastaa',
  'status.invited': '*Kutsuttuja:* {count, number}',
  'status.prepare': 'Valmistele kysely',
  'status.change': 'Muuta suunnitelmaa',
  'status.call_off': 'Peru kysely',
  'replies.never': 'Kun kutsuttuja on alle kymmenen, kenellekään ei kerrota, moniko on vastannut.',
  'replies.not_yet': '*Vastanneita:* lasketaan kerran päivässä, ensimmäisen kerran: {day}',
  'replies.hardly': '*Vastanneita:* alle 10 %',
  'replies.at_least': '*Vastanneita:* vähintään {percent} %',
  'result.score': '*eNPS {year}:* {score}',
  'result.caution': '*eNPS {year}:* {score}. Alle 60 % kysytyistä vastasi, joten lukua kannattaa lukea varoen.',
  'result.too_few': '*eNPS {year}:* vastauksia tuli liian vähän, joten tulosta ei ole.',
  'result.comments': 'Lue kommentit',
  'result.actions': 'Mitä teemme',
  'said.confirmed': 'Kysely on vahvistettu. Se avautuu ja sulkeutuu itsestään.',
  'said.called_off': 'Kysely on peruttu. Keneltäkään ei kysytty mitään.',
  'said.opened': 'Kysely ehti avautua, joten sitä ei voi enää perua.',

  'plan.opens': '*Avautuu:* {day} klo {time}',
  'plan.opened': '*Avautui:* {day} klo {time}',
  'plan.closes': '*Sulkeutuu:* {day} klo {time}',
  'plan.thresholds':
    '*Tulos*, kun vastauksia on vähintään {answers, number}, *kommentit*, kun niitä on vähintään {comments, number}. Jos vastauksia on alle {answers, number}, mitään ei kerrota.',

  'form.title': 'Valmistele kysely',
  'form.submit': 'Esikatsele',
  'form.intro': 'Vielä ei lähetetä mitään: ensin näet kaiken, mitä tapahtuu.',
  'form.opens_on': 'Ensimmäinen päivä',
  'form.opens_on_hint': 'Kysely avautuu aamuyhdeksältä. Vapaapäivä siirtyy seuraavaan työpäivään.',
  'form.length': 'Montako päivää se on auki',
  'form.length_hint': 'Vähintään {shortest}, enintään {longest}. Se sulkeutuu iltapäiväneljältä.',
  'form.least_invited': 'Monelta vähintään kysytään',
  'form.least_invited_hint': 'Jos ihmisiä on vähemmän, kysely ei avaudu. Vähintään {least, number}.',
  'form.least_answers': 'Montako vastausta tulokseen tarvitaan',
  'form.least_answers_hint':
    'Jos vastauksia on vähemmän, mitään ei kerrota, ei myöhemminkään. Vähintään {least, number}.',
  'form.least_comments': 'Montako vastausta kommentteihin tarvitaan',
  'form.least_comments_hint':
    'Jos vastauksia on vähemmän, kukaan ei lue, mitä ihmiset kirjoittivat. Vähintään {least, number}.',

  'preview.title': 'Tarkista ja vahvista',
  'preview.submit': 'Vahvista',
  'preview.opens_at_once': '*Avautuu:* heti kun vahvistat, {day}',
  'preview.reminders': '*Muistutukset*, vain niille, jotka eivät ole vastanneet: {days}',
  'preview.no_reminders': '*Muistutukset:* ei yhtään',
  'preview.invited':
    '*Kysytään:* tämän päivän tilanteen mukaan {count, plural, one {yhdeltä ihmiseltä} other {# ihmiseltä}}. Kysymys menee kaikille, jotka ovat täällä töissä kyselyn avautuessa; jos heitä on alle {least, number}, kysely ei avaudu.',
  'preview.zone': 'Kaikki ajat ovat aikavyöhykkeen {zone} mukaan.',
  'preview.final':
    'Voit muuttaa suunnitelmaa tai perua kyselyn, kunnes se avautuu. Sen jälkeen kukaan ei voi enää muuttaa suunnitelmaa.',
  'preview.change': 'Muuta jotain',
  'preview.invitation': 'Tämän saavat kaikki omalla kielellään, ja mukana on painike vastaamista varten:',

  'call_off.title': 'Perutaanko kysely?',
  'call_off.text':
    'Kyselyä, jonka oli määrä avautua {day}, ei pidetä. Keneltäkään ei ole vielä kysytty, ja voit valmistella uuden.',
  'call_off.submit': 'Peru kysely',
  'call_off.close': 'Älä peru',

  'proposal.text': 'On aika valmistella vuosittainen kysely. Ehdotan avaamispäiväksi: {day}.',
  'proposal.again': 'Vuosittaista kyselyä ei ole vielä valmisteltu. Ehdotin avaamispäiväksi: {day}.',
  'proposal.choice': 'Päivän valitsette te. Keneltäkään ei kysytä ennen kuin joku teistä vahvistaa kyselyn.',
  'proposal.retired': 'Tässä ehdotettiin vuosittaista kyselyä.',

  'error.again': 'Avaa tämä uudelleen komennolla `/hats enps`.',
  'error.day': 'Valitse päivä.',
  'error.number': 'Kirjoita kokonaisluku.',
  'error.before_go': 'Kenellekään ei kirjoiteta ennen aloitusta, joten kyselyä ei voi vielä valmistella.',
  'error.nobody_reads':
    'Vielä ei ole nimetty ketään, joka lukisi tuloksen. Ylläpitäjä voi nimetä jonkun asetuksessa `leadership` tai `leadership_contact`.',
  'error.another': 'Toinen kysely on jo suunniteltu tai auki. Näet sen komennolla `/hats enps`.',
  'error.past': 'Valitsemasi päivä on jo mennyt. Valitse myöhempi.',
  'error.today_over': 'Tänään kyselyä ei enää ehdi avata. Valitse myöhempi päivä.',
  'error.far': 'Tämä on liian kaukana. Valitse päivä seuraavien 400 päivän ajalta.',
  'error.held': 'Sinä vuonna on jo ollut kysely. Yksi vuodessa riittää, joten valitse päivä toiselta vuodelta.',
  'error.too_soon': 'Edellisestä kyselystä on alle puoli vuotta. Aikaisin mahdollinen päivä on {day}.',
  'error.too_often': 'Sen vuoden kysely on suunniteltu ja peruttu liian monta kertaa. Valitse toinen vuosi.',
  'error.length': 'Kirjoita luku väliltä {shortest}–{longest}.',
  'error.least': 'Tätä voi nostaa mutta ei laskea: vähintään {least, number}.',
  'error.few_people': 'Tänään kysyttäisiin vain {count, plural, one {yhdeltä ihmiseltä} other {# ihmiseltä}}.',
  'error.answers_over_invited': 'Tämä on enemmän kuin pienin kysyttävien määrä.',
  'error.keys':
    'En voi juuri nyt säilyttää turvallisesti avaimia, jotka suojaavat vastaukset, joten mitään ei vahvistettu. Kerrothan siitä ylläpitäjälleni.',

  'keys.text':
    'En pysty lukemaan vuosikyselyn avaimia kaikkialla, missä toimin. Kunnes pystyn, kysely ei avaudu, tai osaa vastauksista ei voi ottaa vastaan. `npm run cli -- trouble` kertoo lisää.',
} as const satisfies Record<keyof typeof en, string>;
