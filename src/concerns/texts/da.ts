import type { en } from './en.ts';

export const da = {
  'concern.help':
    '`/hats concern` – fortæl om en bekymring til en anden end din kundeansvarlige, og se, hvad der blev af den',

  'message.told': '{name} har fortalt dig noget i fortrolighed.',
  'message.reminder': '{name} fortalte dig noget i fortrolighed den {day}. Det venter stadig på dig.',
  'message.added': '{name} har føjet noget til det, du fik at vide i fortrolighed.',
  'message.answered': 'Der er et svar til dig fra {name}.',
  'message.lost': '{name} kan ikke nås med det, du skrev den {day}. Du kan vælge en anden.',
  'message.open': 'Læs det',
  'message.look': 'Se på det',
  'message.retired': 'Nogen har fortalt dig noget i fortrolighed.',

  'form.title': 'I fortrolighed',
  'form.submit': 'Send',
  'form.close': 'Ikke nu',
  'form.who_reads':
    'Kun den, du vælger her, læser det. Din kundeansvarlige finder intet spor af det: ikke i nogen liste, noget tal eller nogen besked.',
  'form.not_statutory':
    'Det her er ikke den lovpligtige whistleblowerordning. Vil du have lovens beskyttelse, så brug firmaets whistleblowerordning.',
  'form.reader': 'Hvem skal læse det?',
  'form.reader_placeholder': 'Vælg en person',
  'form.reader_away': '{name} – væk lige nu',
  'form.about': 'Hvem handler det om?',
  'form.about_lead': 'Min kundeansvarlige {name}',
  'form.about_unsaid': 'En anden, eller jeg vil helst ikke sige det',
  'form.text': 'Hvad bekymrer dig?',
  'form.reader_missing': 'Vælg, hvem der skal læse det.',
  'form.text_missing': 'Skriv et par ord, så der er noget at læse.',
  'form.too_long': 'Der er plads til {limit, number} tegn her. Prøv at korte det lidt ned.',
  'form.not_offered': 'Den person kan ikke vælges længere. Vælg en anden – din tekst står her stadig.',
  'form.nobody_left':
    'Her er ingen, som hverken er din kundeansvarlige eller stedfortræder. Du kan tale med en, du stoler på, bruge firmaets egen whistleblowerordning eller kontakte arbejdsmiljømyndighederne.',
  'form.told':
    'Det er givet videre. `/hats concern` viser, hvad der blev af det; der kan du også tilføje noget eller trække det tilbage.',

  'choose.title': 'En anden læser',
  'choose.submit': 'Vælg',
  'choose.intro':
    'Den, du vælger, læser alt, hvad du har skrevet. Den, der kunne læse det indtil nu, kan det ikke mere.',

  'list.title': 'I fortrolighed',
  'list.told': 'Det, du har fortalt',
  'list.heard': 'Det, du har fået at vide',
  'list.to': '*Til {name}*, den {day}',
  'list.from': '*Fra {name}*, den {day}',
  'list.open': 'Åbn',
  'list.tell': 'Fortæl noget',
  'progress.told': 'Ikke læst endnu.',
  'progress.read': 'Læst.',
  'progress.answered': 'Der er kommet et svar.',
  'progress.lost': 'Det kan ikke læses, hvor det ligger. Du kan vælge en anden.',
  'progress.closed': 'Afsluttet. Du kan stadig tilføje noget.',
  'heard.told': 'Du har ikke læst det endnu.',
  'heard.read': 'Læst, ikke besvaret endnu.',
  'heard.answered': 'Besvaret.',
  'heard.lost': 'Du har ikke læst det endnu.',
  'heard.closed': 'Afsluttet.',

  'record.about': 'Handler om {name}',
  'record.wrote': 'Den {day}, {name}',
  'record.only_you': 'Kun du kan læse det her. Giv ikke noget videre uden at spørge først.',
  'record.add': 'Vil du tilføje noget?',
  'record.add_submit': 'Tilføj',
  'record.added': 'Tilføjet. Tak, fordi du sagde det.',
  'record.answer': 'Dit svar',
  'record.answer_hint': '{name} læser det, og ingen andre.',
  'record.answer_submit': 'Send svaret',
  'record.closing': 'Bagefter',
  'record.closes': 'Der er ikke mere at gøre: det her afslutter sagen',
  'record.sent': 'Dit svar er på vej. Tak, fordi du lyttede.',
  'record.choose': 'Vælg en anden læser',
  'record.take_back': 'Træk det tilbage',
  'record.list': 'Vis alle',
  'record.close': 'Luk',
  'record.nothing_here': 'Her er ikke noget, du kan læse.',

  'back.ask':
    'Alt, hvad du har skrevet her, forsvinder, og alle svar med det. Det, der allerede er læst, kan blive husket.',
  'back.submit': 'Træk det tilbage',
  'back.done': 'Det er væk.',
} as const satisfies Record<keyof typeof en, string>;
