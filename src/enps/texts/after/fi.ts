import type { en } from './en.ts';

export const fi = {
  'view.close': 'Sulje',
  'view.save': 'Tallenna',
  'view.cancel': 'Peruuta',
  'view.not_now_close': 'Ei nyt',
  'refused.title': 'Vain johdolle',
  'refused.text': 'Tämän näkee vain johto, kun kysely on päättynyt.',

  'comments.title': 'Omin sanoin',
  'comments.intro':
    'Mitä vuonna {year} kirjoitettiin. Järjestys on uusi joka kerta, kun avaat tämän. Minkään kohdalla ei ole nimeä. Vaikka luulisit tunnistavasi jonkun, älä arvaile kirjoittajaa äläkä kerro yksittäisiä kommentteja eteenpäin.',
  'comments.count': '{count, plural, one {# kommentti} other {# kommenttia}} · sivu {page}/{pages}',
  'comments.next': 'Seuraava sivu',
  'comments.previous': 'Edellinen sivu',
  'comments.actions': 'Mitä teemme asialle?',
  'comments.too_few':
    'Vastaajia oli vähemmän kuin {least}. Näin pienestä joukosta voisi arvata kirjoittajan, joten kommentteja ei säilytetty.',
  'comments.forgotten': 'Kommentit poistettiin kahdentoista kuukauden jälkeen, kuten luvattiin. Tulos säilyy.',
  'comments.none_written': 'Tällä kertaa kukaan ei kirjoittanut mitään.',

  'actions.title': 'Te sanoitte – me teimme',
  'actions.intro':
    'Mitä vuonna {year} sanottiin, ja mitä siitä seuraa? Kirjoita se omin sanoin. Mitään tästä ei lähetetä, ennen kuin lähetät sen kaikille.',
  'actions.none': 'Mitään ei ole vielä kirjattu.',
  'actions.told': 'Lähetetty kaikille viimeksi {day}.',
  'actions.not_told': 'Ei vielä lähetetty kaikille.',
  'actions.add': 'Lisää',
  'actions.comments': 'Lue kommentit',
  'actions.send': 'Lähetä kaikille',
  'actions.change': 'Muuta',
  'actions.said': '*Kuultua:* {said}',
  'actions.open': '*Tehdään:* {answer}\n{owner}, viimeistään {day}',
  'actions.late': '*Tehdään:* {answer}\n{owner}, *määräpäivä oli {day}*',
  'actions.done': '*Tehty:* {answer}\n{owner}',
  'actions.declined': '*Ei tehdä, koska:* {answer}\n{owner}',

  'form.title': 'Te sanoitte – me teimme',
  'form.said': 'Mitä kuulimme?',
  'form.said_hint': 'Kirjoita omin sanoin, jotta kukaan ei tunnista, kenen rivi se oli.',
  'form.state': 'Mitä siitä seuraa?',
  'form.state.open': 'Teemme sille jotain',
  'form.state.done': 'Teimme sille jotain',
  'form.state.declined': 'Emme tee, ja kerromme miksi',
  'form.answer': 'Mitä tehdään, mitä tehtiin tai miksi ei?',
  'form.answer_hint': 'Tämän lukevat kaikki.',
  'form.owner': 'Kuka huolehtii siitä?',
  'form.due': 'Mihin mennessä?',
  'form.due_hint': 'Tarvitaan niin kauan kuin asia on tekemättä. Sinä päivänä kysyn, missä mennään.',

  'settle.title': 'Missä mennään?',
  'settle.said': '*Mitä kuultiin*',
  'settle.answer': '*Mitä on määrä tehdä viimeistään {day}*',
  'settle.what': 'Missä mennään?',
  'settle.what.done': 'Se on tehty',
  'settle.what.declined': 'Sitä ei tehdä',
  'settle.what.later': 'Se vie vielä aikaa',
  'settle.words': 'Mitä tehtiin tai miksi ei?',
  'settle.words_hint': 'Ei tarvita, jos se vain vie kauemmin. Kaikki saattavat lukea tämän myöhemmin.',
  'settle.due': 'Mihin asti?',
  'settle.due_hint': 'Vain jos se vie vielä aikaa.',
  'settle.ended': 'Tämä on jo suljettu. Enempää ei tarvitse tehdä.',
  'settle.moved_on': 'Joku toinen huolehtii tästä nyt, joten sinun ei tarvitse enää tehdä mitään.',
  'settle.thanks': 'Kiitos. Kirjasin sen.',
  'settle.thanks_later': 'Kiitos. Kysyn uudelleen {day}.',

  'error.write': 'Kirjoita muutama sana.',
  'error.long': 'Lyhennä hieman: enintään {most} merkkiä.',
  'error.choose': 'Valitse jokin.',
  'error.day': 'Valitse päivä.',
  'error.due_missing': 'Mihin päivään mennessä se tehdään?',
  'error.due_past': 'Valitse päivä, joka on vielä edessä.',
  'error.due_far': 'Valitse päivä kahden vuoden sisältä.',
  'error.owner_unknown': 'Valitse joku, joka työskentelee täällä.',
  'error.too_many': 'Niitä on jo {most}. Sulje tai muotoile uudelleen jokin niistä.',
  'error.outdated':
    'Joku muutti tätä sillä välin. Kopioi sanasi ja avaa se uudelleen, niin näet, miltä se nyt näyttää.',
  'error.ended': 'Tämä suljettiin sillä välin. Mitään ei muutettu.',
  'error.not_yours': 'Et voi enää muuttaa tätä. Kopioi sanasi, jos tarvitset niitä.',

  'preview.title': 'Lähetä kaikille',
  'preview.submit': 'Lähetä',
  'preview.intro':
    'Tämän saa {count, plural, one {# ihminen} other {# ihmistä}}, kukin työpäivänsä alussa. Sanasi lähtevät sellaisina kuin ne kirjoitit; muu on kunkin lukijan kielellä.',
  'preview.outdated': 'Jotain muuttui sillä välin. Tältä se näyttää nyt.',
  'note.sent': 'Lähetetty: {count, plural, one {# vastaanottaja} other {# vastaanottajaa}}.',
  'note.no_actions': 'Lähetettävää ei vielä ole: lisää ensin jotain.',
  'note.sent_today': 'Kaikki saivat jo viestin tänään. Lähetä seuraava huomenna tai myöhemmin.',
  'note.nothing_new': 'Mikään ei ole muuttunut edellisen viestin jälkeen, joten lähetettävää ei ole.',

  'post.first':
    'Kiitos kaikille, jotka vastasivat eNPS-kyselyyn vuonna {year}. Tätä johto kuuli, ja tätä siitä seuraa.',
  'post.again': 'Vastasitte eNPS-kyselyyn vuonna {year}. Näin sanomanne asiat ovat edenneet.',
  'post.said': '*Te sanoitte:* {said}',
  'post.open': '*Me teemme:* {answer}\n{owner}, viimeistään {day}',
  'post.done': '*Me teimme:* {answer}',
  'post.declined': '*Emme tehneet, koska:* {answer}',
  'post.more': 'Tähän ei mahtunut vielä {count, plural, one {# asia} other {# asiaa}}.',
  'post.nobody': 'Sanat ovat johdon omia. Kysely on sulkeutunut, eikä yhtäkään vastausta voi jäljittää kehenkään.',

  'ask.given':
    'Johto pyytää sinua huolehtimaan asiasta, joka nousi esiin vuoden {year} eNPS-kyselyssä. Se tehdään viimeistään {day}.',
  'ask.due':
    'Huolehdit asiasta, joka nousi esiin vuoden {year} eNPS-kyselyssä. Sen määräpäivä on {day}. Missä mennään?',
  'ask.late':
    'Huolehdit asiasta, joka nousi esiin vuoden {year} eNPS-kyselyssä. Sen määräpäivä oli {day}. Missä mennään?',
  'ask.contact':
    '{name} huolehti asiasta, joka nousi esiin vuoden {year} eNPS-kyselyssä, eikä ole enää täällä. Määräpäivä oli {day}. Missä mennään?',
  'ask.open': 'Kerro, missä mennään',
  'ask.retired': 'Kysymys asiasta, joka nousi esiin eNPS-kyselyssä.',
} as const satisfies Record<keyof typeof en, string>;
