import type { en } from './en.ts';

export const nb = {
  'word.close': 'Lukk',
  'word.not_now': 'Ikke nå',
  'word.look': 'Se',
  'word.back': 'Tilbake',
  'list.more': '{count, plural, one {og # til} other {og # til}}',

  'hand_over.title': 'Gi videre',
  'hand_over.submit': 'Spør',
  'hand_over.intro': '*{client}*: det blir der det er til kollegaen din har tatt det.',
  'hand_over.toward': 'Hvor hører det hjemme?',
  'hand_over.delivery': 'I leveransen',
  'hand_over.portfolio': 'I porteføljen: det vi tilbyr alle',
  'hand_over.lead': 'Tilbake hos den kundeansvarlige',
  'hand_over.to': 'Hvem skal ta seg av det?',
  'hand_over.to_hint': 'La det stå tomt for å gi det tilbake til den kundeansvarlige.',
  'hand_over.words': 'Noen ord til kollegaen din',

  'take.title': 'Tar du dette?',
  'take.submit': 'Send',
  'take.intro':
    '{from} ønsker at du tar deg av dette {kind, select, need {behovet} other {forslaget}} fra *{client}*, {toward, select, delivery {i leveransen} portfolio {for porteføljen} other {som kundeansvarlig}}.',
  'take.says': '{from} sier:',
  'take.answer': 'Tar du deg av det?',
  'take.yes': 'Ja, jeg tar det',
  'take.no': 'Nei, det passer bedre et annet sted',
  'take.words': 'Noen ord',
  'take.gone': 'Dette venter ikke på deg lenger: det er besvart eller trukket tilbake.',
  'take.returned': 'Takk for at du så på det. Den som spurte, får vite det nå.',

  'offer.title': 'Tilbud',
  'offer.submit': 'Lagre',
  'offer.intro': 'Dette trenger *{client}*:',
  'offer.state': 'Hvor langt er vi kommet med et tilbud?',
  'offer.none': 'Ikke noe tilbud ennå',
  'offer.drafted': 'Utkast er laget',
  'offer.sent': 'Sendt',
  'offer.won': 'Vunnet',
  'offer.lost': 'Tapt',
  'offer.on': 'Siden når?',
  'offer.by': 'Hvem tar seg av det?',
  'offer.no_need': 'Et tilbud hører til et behov, og dette er ikke noe behov.',

  'similar.title': 'Sagt av andre',
  'similar.intro':
    'Det andre kunder har sagt som kan være det samme. Jeg tar bort navnene jeg kjenner. Behold det for deg selv hvis du aner hvem sine ord det er.',
  'similar.linked': '*Koblet til dette*',
  'similar.found': '*Kanskje det samme*',
  'similar.none': 'Jeg fant ikke noe lignende blant det andre kunder har sagt.',
  'similar.link': 'Koble',
  'similar.unlink': 'Fjern koblingen',

  'stands.received': 'Det har nettopp kommet inn.',
  'stands.acknowledged': 'Vi ser på det.',
  'stands.assessed': 'Det venter på en avgjørelse.',
  'stands.decided': 'Det skal gjøres.',
  'stands.done': 'Det er gjort.',
  'stands.declined': 'Det gjøres ikke.',
  'stands.answered': 'Kunden har fått svar.',

  'part.waiting':
    '{to} er spurt om å ta seg av dette, {toward, select, delivery {i leveransen} portfolio {for porteføljen} other {som kundeansvarlig}}.',
  'part.belongs': '{toward, select, delivery {Det tas hånd om i leveransen.} other {Det tas hånd om for porteføljen.}}',
  'part.take_back': 'Trekk spørsmålet tilbake',
  'part.hand_over': 'Gi videre',
  'part.offer': 'Tilbud',
  'part.similar': 'Sagt av andre også?',
  'part.offer_none': '*Tilbud:* ikke ennå',
  'part.offer_now':
    '*Tilbud:* {offer, select, drafted {utkast} sent {sendt} won {vunnet} lost {tapt} other {ikke ennå}}, siden {day}. {name} tar seg av det.',
  'part.linked': '*En annen kunde har sagt noe lignende*',

  'message.hand_over': '{client}: {from} ønsker at du tar deg av {kind, select, need {et behov} other {et forslag}}.',
  'message.taken': '{client}: {to} har tatt {kind, select, need {behovet} other {forslaget}} og tar seg av det nå.',
  'message.returned':
    '{client}: {to} kunne ikke ta {kind, select, need {behovet} other {forslaget}}, så det blir der det var.',
  'message.next.received':
    '{client}: {kind, select, need {et behov} other {et forslag}} har kommet inn. Vet kunden at vi har hørt det?',
  'message.next.acknowledged':
    '{client}: {kind, select, need {et behov} other {et forslag}} venter på at vi ser på det. Hva synes vi?',
  'message.next.assessed':
    '{client}: {kind, select, need {et behov} other {et forslag}} venter på en avgjørelse. Hva gjør vi?',
  'message.next.decided':
    '{client}: {kind, select, need {et behov} other {et forslag}} skulle være klart nå. Er det det?',
  'message.next.done': '{client}: {kind, select, need {et behov} other {et forslag}} er klart. Vet kunden om det?',
  'message.next.declined':
    '{client}: {kind, select, need {et behov} other {et forslag}} blir det ikke noe av. Vet kunden hvorfor?',
  'message.last': 'Jeg spør ikke om dette igjen.',
  'message.ask':
    '{client} foreslo ingenting forrige kvartal. Neste gang dere snakker sammen, spør hva vi kan gjøre bedre.',
  'message.ask_open': 'Skriv ned et forslag',
  'message.retired': 'Et spørsmål om noe en kunde har sagt.',

  'error.choose': 'Velg noe her.',
  'error.long': 'Dette er for langt. Kort det ned litt.',
  'error.day': 'Velg en dag.',
  'error.in_future': 'Den dagen har ikke kommet ennå.',
  'error.not_yours': 'Noen andre tar seg av dette nå, så jeg kunne ikke lagre. Det du skrev, står her fortsatt.',
  'error.outdated': 'Dette er endret i mellomtiden. Teksten din er her fortsatt: kopier den og åpne på nytt.',
  'error.answered': 'Kunden har alt fått svar, så det er ingenting igjen å gi videre.',
  'error.waiting': 'Noen er alt spurt om å ta det. Trekk det spørsmålet tilbake først.',
  'error.nobody': 'Velg hvem som skal ta seg av det.',
  'error.not_here': 'Velg noen som arbeider her.',
  'error.herself': 'Det er deg. Velg en kollega.',
  'error.hers_already': 'Det er der allerede.',
  'error.not_the_lead':
    'Noen andre har ansvaret for kunden. La det stå tomt for å gi det tilbake til den kundeansvarlige.',
  'error.no_lead': 'Ingen har ansvaret for kunden akkurat nå. Velg et annet sted.',
  'error.gone': 'Det er trukket tilbake eller besvart i mellomtiden, så det er ingenting igjen å ta.',
  'error.no_need': 'Et tilbud hører til et behov, og dette er ikke noe behov.',
} as const satisfies Record<keyof typeof en, string>;
