import type { en } from './en.ts';

export const sv = {
  'word.close': 'Stäng',
  'word.not_now': 'Inte nu',
  'word.look': 'Titta',
  'word.back': 'Tillbaka',
  'list.more': '{count, plural, one {och # till} other {och # till}}',

  'hand_over.title': 'Lämna över',
  'hand_over.submit': 'Fråga',
  'hand_over.intro': '*{client}*: det stannar där det är tills din kollega har tagit det.',
  'hand_over.toward': 'Var hör det hemma?',
  'hand_over.delivery': 'I leveransen',
  'hand_over.portfolio': 'I utbudet: det vi erbjuder alla',
  'hand_over.lead': 'Tillbaka hos den kundansvariga',
  'hand_over.to': 'Vem ska ta hand om det?',
  'hand_over.to_hint': 'Lämna tomt om det ska tillbaka till den kundansvariga.',
  'hand_over.words': 'Några ord till din kollega',

  'take.title': 'Tar du det här?',
  'take.submit': 'Skicka',
  'take.intro':
    '{from} vill att du tar hand om det här {kind, select, need {behovet} other {förslaget}} från *{client}*, {toward, select, delivery {i leveransen} portfolio {för utbudet} other {som kundansvarig}}.',
  'take.says': '{from} säger:',
  'take.answer': 'Tar du hand om det?',
  'take.yes': 'Ja, jag tar det',
  'take.no': 'Nej, det passar bättre någon annanstans',
  'take.words': 'Några ord',
  'take.gone': 'Det här väntar inte på dig längre: det är besvarat eller återtaget.',
  'take.returned': 'Tack för att du tittade. Den som frågade får veta det nu.',

  'offer.title': 'Offert',
  'offer.submit': 'Spara',
  'offer.intro': 'Det här behöver *{client}*:',
  'offer.state': 'Hur långt har vi kommit med en offert?',
  'offer.none': 'Ingen offert än',
  'offer.drafted': 'Utkast finns',
  'offer.sent': 'Skickad',
  'offer.won': 'Vunnen',
  'offer.lost': 'Förlorad',
  'offer.on': 'Sedan när?',
  'offer.by': 'Vem tar hand om den?',
  'offer.no_need': 'En offert hör till ett behov, och det här är inget behov.',

  'similar.title': 'Sagt av andra',
  'similar.intro':
    'Vad andra kunder har sagt som kan vara samma sak. Jag tar bort de namn som jag känner till. Behåll det för dig själv om du anar vems ord det är.',
  'similar.linked': '*Länkat till det här*',
  'similar.found': '*Kanske samma sak*',
  'similar.none': 'Jag hittade inget liknande bland det som andra kunder har sagt.',
  'similar.link': 'Länka',
  'similar.unlink': 'Ta bort länken',

  'stands.received': 'Det har just kommit in.',
  'stands.acknowledged': 'Vi tittar på det.',
  'stands.assessed': 'Det väntar på ett beslut.',
  'stands.decided': 'Det ska göras.',
  'stands.done': 'Det är gjort.',
  'stands.declined': 'Det görs inte.',
  'stands.answered': 'Kunden har fått sitt svar.',

  'part.waiting':
    '{to} har fått frågan om att ta hand om det här, {toward, select, delivery {i leveransen} portfolio {för utbudet} other {som kundansvarig}}.',
  'part.belongs': '{toward, select, delivery {Det tas om hand i leveransen.} other {Det tas om hand för utbudet.}}',
  'part.take_back': 'Ta tillbaka frågan',
  'part.hand_over': 'Lämna över',
  'part.offer': 'Offert',
  'part.similar': 'Sagt av andra också?',
  'part.offer_none': '*Offert:* ingen än',
  'part.offer_now':
    '*Offert:* {offer, select, drafted {utkast} sent {skickad} won {vunnen} lost {förlorad} other {ingen}}, sedan {day}. {name} tar hand om den.',
  'part.linked': '*En annan kund har sagt något liknande*',

  'message.hand_over': '{client}: {from} vill att du tar hand om {kind, select, need {ett behov} other {ett förslag}}.',
  'message.taken': '{client}: {to} har tagit {kind, select, need {behovet} other {förslaget}} och tar hand om det nu.',
  'message.returned':
    '{client}: {to} kunde inte ta {kind, select, need {behovet} other {förslaget}}, så det är kvar där det var.',
  'message.next.received':
    '{client}: {kind, select, need {ett behov} other {ett förslag}} har kommit in. Vet kunden att vi har hört det?',
  'message.next.acknowledged':
    '{client}: {kind, select, need {ett behov} other {ett förslag}} väntar på att vi tittar på det. Vad tycker vi?',
  'message.next.assessed':
    '{client}: {kind, select, need {ett behov} other {ett förslag}} väntar på ett beslut. Vad gör vi?',
  'message.next.decided':
    '{client}: {kind, select, need {ett behov} other {ett förslag}} skulle vara klart nu. Är det det?',
  'message.next.done': '{client}: {kind, select, need {ett behov} other {ett förslag}} är klart. Vet kunden om det?',
  'message.next.declined':
    '{client}: {kind, select, need {ett behov} other {ett förslag}} blir inte av. Vet kunden varför?',
  'message.last': 'Jag frågar inte om det här igen.',
  'message.ask': '{client} föreslog inget förra kvartalet. När ni pratar nästa gång, fråga vad vi kan göra bättre.',
  'message.ask_open': 'Skriv ner ett förslag',
  'message.retired': 'En fråga om vad en kund har sagt.',

  'error.choose': 'Välj något här.',
  'error.long': 'Det här är för långt. Korta ner det lite.',
  'error.day': 'Välj en dag.',
  'error.in_future': 'Den dagen har inte kommit än.',
  'error.not_yours': 'Någon annan tar hand om det här nu, så jag kunde inte spara. Det du skrev står kvar.',
  'error.outdated': 'Det här har ändrats under tiden. Din text finns kvar: kopiera den och öppna på nytt.',
  'error.answered': 'Kunden har redan fått sitt svar, så det finns inget kvar att lämna över.',
  'error.waiting': 'Någon har redan fått frågan. Ta tillbaka den först.',
  'error.nobody': 'Välj vem som ska ta hand om det.',
  'error.not_here': 'Välj någon som arbetar här.',
  'error.herself': 'Det är du. Välj en kollega.',
  'error.hers_already': 'Det finns där redan.',
  'error.not_the_lead': 'Någon annan ansvarar för kunden. Lämna tomt om det ska tillbaka till den kundansvariga.',
  'error.no_lead': 'Ingen ansvarar för kunden just nu. Välj en annan plats.',
  'error.gone': 'Det har återtagits eller besvarats under tiden, så det finns inget kvar att ta.',
  'error.no_need': 'En offert hör till ett behov, och det här är inget behov.',
} as const satisfies Record<keyof typeof en, string>;
