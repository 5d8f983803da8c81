import type { en } from './en.ts';

export const fi = {
  'word.close': 'Sulje',
  'word.not_now': 'Ei nyt',
  'word.look': 'Katso',
  'word.back': 'Takaisin',
  'list.more': '{count, plural, one {ja # muu} other {ja # muuta}}',

  'hand_over.title': 'Anna eteenpäin',
  'hand_over.submit': 'Pyydä',
  'hand_over.intro': '*{client}*: asia pysyy paikallaan, kunnes kollegasi on ottanut sen.',
  'hand_over.toward': 'Minne se kuuluu?',
  'hand_over.delivery': 'Toimitukseen',
  'hand_over.portfolio': 'Valikoimaan: siihen, mitä tarjoamme kaikille',
  'hand_over.lead': 'Takaisin asiakasvastaavalle',
  'hand_over.to': 'Kuka huolehtii siitä?',
  'hand_over.to_hint': 'Jätä tyhjäksi, jos annat sen takaisin asiakasvastaavalle.',
  'hand_over.words': 'Muutama sana kollegalle',

  'take.title': 'Otatko tämän?',
  'take.submit': 'Lähetä',
  'take.intro':
    '{from} toivoo, että huolehdit tästä: {kind, select, need {tarve} other {ehdotus}}, asiakas *{client}*, {toward, select, delivery {toimituksessa} portfolio {valikoimaa varten} other {asiakasvastaavana}}.',
  'take.says': '{from} sanoo:',
  'take.answer': 'Huolehditko siitä?',
  'take.yes': 'Kyllä, otan sen',
  'take.no': 'En, sille on parempi paikka muualla',
  'take.words': 'Muutama sana',
  'take.gone': 'Tämä ei enää odota sinua: siihen on vastattu tai pyyntö on peruttu.',
  'take.returned': 'Kiitos, että katsoit. Pyytäjä saa tiedon nyt.',

  'offer.title': 'Tarjous',
  'offer.submit': 'Tallenna',
  'offer.intro': 'Mitä asiakas *{client}* tarvitsee:',
  'offer.state': 'Miten pitkällä tarjous on?',
  'offer.none': 'Ei vielä tarjousta',
  'offer.drafted': 'Luonnos on tehty',
  'offer.sent': 'Lähetetty',
  'offer.won': 'Voitettu',
  'offer.lost': 'Hävitty',
  'offer.on': 'Mistä lähtien?',
  'offer.by': 'Kuka huolehtii siitä?',
  'offer.no_need': 'Tarjous kuuluu tarpeeseen, eikä tämä ole tarve.',

  'similar.title': 'Sanottu muualla',
  'similar.intro':
    'Mitä muut asiakkaat ovat sanoneet ja mikä voi olla sama asia. Poistan nimet, jotka tunnen. Pidä omana tietonasi, jos arvaat, kenen sanoja nämä ovat.',
  'similar.linked': '*Linkitetty tähän*',
  'similar.found': '*Ehkä sama asia*',
  'similar.none': 'En löytänyt muiden asiakkaiden sanomista mitään tämän kaltaista.',
  'similar.link': 'Linkitä',
  'similar.unlink': 'Poista linkki',

  'stands.received': 'Se on juuri tullut.',
  'stands.acknowledged': 'Sitä selvitetään.',
  'stands.assessed': 'Se odottaa päätöstä.',
  'stands.decided': 'Se tehdään.',
  'stands.done': 'Se on tehty.',
  'stands.declined': 'Sitä ei tehdä.',
  'stands.answered': 'Asiakas on saanut vastauksen.',

  'part.waiting':
    '{to} on saanut pyynnön huolehtia tästä {toward, select, delivery {toimituksessa} portfolio {valikoimaa varten} other {asiakasvastaavana}}.',
  'part.belongs':
    '{toward, select, delivery {Tästä huolehditaan toimituksessa.} other {Tästä huolehditaan valikoimaa varten.}}',
  'part.take_back': 'Peru pyyntö',
  'part.hand_over': 'Anna eteenpäin',
  'part.offer': 'Tarjous',
  'part.similar': 'Sanottu myös muualla?',
  'part.offer_none': '*Tarjous:* ei vielä',
  'part.offer_now':
    '*Tarjous:* {offer, select, drafted {luonnos} sent {lähetetty} won {voitettu} lost {hävitty} other {ei vielä}}, {day} alkaen. Siitä huolehtii {name}.',
  'part.linked': '*Toinen asiakas on sanonut jotain samankaltaista*',

  'message.hand_over': '{client}: {from} toivoo, että huolehdit {kind, select, need {tarpeesta} other {ehdotuksesta}}.',
  'message.taken': '{client}: {to} otti {kind, select, need {tarpeen} other {ehdotuksen}} ja huolehtii siitä nyt.',
  'message.returned':
    '{client}: {to} ei voinut ottaa {kind, select, need {tarvetta} other {ehdotusta}}, joten se pysyy siellä, missä se oli.',
  'message.next.received':
    '{client}: {kind, select, need {tarve} other {ehdotus}} tuli. Tietääkö asiakas, että se on kuultu?',
  'message.next.acknowledged':
    '{client}: {kind, select, need {tarve} other {ehdotus}} odottaa arviota. Mitä ajattelemme siitä?',
  'message.next.assessed': '{client}: {kind, select, need {tarve} other {ehdotus}} odottaa päätöstä. Mitä teemme?',
  'message.next.decided': '{client}: {kind, select, need {tarpeen} other {ehdotuksen}} piti olla jo hoidettu. Onko se?',
  'message.next.done': '{client}: {kind, select, need {tarve} other {ehdotus}} on tehty. Tietääkö asiakas?',
  'message.next.declined':
    '{client}: {kind, select, need {tarpeelle} other {ehdotukselle}} ei tehdä mitään. Tietääkö asiakas, miksi?',
  'message.last': 'En kysy tästä enää.',
  'message.ask':
    '{client}: viime neljänneksellä ei tullut ehdotuksia. Kun seuraavan kerran juttelette, kysy, mitä voisimme tehdä paremmin.',
  'message.ask_open': 'Kirjaa ehdotus',
  'message.retired': 'Kysymys siitä, mitä asiakas sanoi.',

  'error.choose': 'Valitse tästä jokin.',
  'error.long': 'Tämä on liian pitkä. Lyhennä sitä hieman.',
  'error.day': 'Valitse päivä.',
  'error.in_future': 'Se päivä ei ole vielä tullut.',
  'error.not_yours': 'Joku muu huolehtii tästä nyt, joten en voinut tallentaa. Kirjoittamasi on yhä tässä.',
  'error.outdated': 'Tätä on sillä välin muutettu. Tekstisi on tallella: kopioi se ja avaa asia uudelleen.',
  'error.answered': 'Asiakas on jo saanut vastauksen, joten mitään annettavaa ei ole jäljellä.',
  'error.waiting': 'Jotakuta on jo pyydetty ottamaan tämä. Peru se pyyntö ensin.',
  'error.nobody': 'Valitse, kuka huolehtii siitä.',
  'error.not_here': 'Valitse joku, joka työskentelee täällä.',
  'error.herself': 'Se olet sinä. Valitse joku kollegoistasi.',
  'error.hers_already': 'Se on jo siellä.',
  'error.not_the_lead': 'Joku muu vastaa tästä asiakkaasta. Jätä tyhjäksi, jos annat sen takaisin asiakasvastaavalle.',
  'error.no_lead': 'Kukaan ei juuri nyt vastaa tästä asiakkaasta. Valitse sille toinen paikka.',
  'error.gone': 'Pyyntö on peruttu tai siihen on vastattu sillä välin, joten mitään otettavaa ei ole jäljellä.',
  'error.no_need': 'Tarjous kuuluu tarpeeseen, eikä tämä ole tarve.',
} as const satisfies Record<keyof typeof en, string>;
