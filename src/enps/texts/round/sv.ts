import type { en } from './en.ts';

export const sv = {
  'enps.help':
    '`/hats enps` – den årliga undersökningen: när den är och hur du svarar; ledningen planerar den och ser resultatet här',

  'view.close': 'Stäng',
  'view.cancel': 'Avbryt',
  'refused.text': 'Bara ledningen och administratörerna planerar undersökningen, så ingenting ändrades.',
  'refused.unknown': 'Jag känner dig inte än. Försök igen i morgon, eller fråga den som installerade mig.',

  'status.title': 'Årets undersökning',
  'status.what':
    'En gång om året får alla här en fråga om sin arbetsplats. När undersökningen har stängt kan inget svar spåras till någon.',
  'status.open': 'Årets undersökning är öppen till den {day} på eftermiddagen.',
  'status.planned': 'Nästa undersökning öppnar den {day}.',
  'status.expected': 'Nästa undersökning väntas omkring den {day}.',
  'status.counting': 'Undersökningen har stängt. Resultatet kommer snart.',
  'status.nothing': 'Ingen undersökning är planerad än.',
  'status.answer': 'Svara',
  'status.invited': '*Inbjudna:* {count, number}',
  'status.prepare': 'Förbered undersökningen',
  'status.change': 'Ändra planen',
  'status.call_off': 'Ställ in',
  'replies.never': 'När färre än tio är inbjudna får ingen veta hur många som har svarat.',
  'replies.not_yet': '*Har svarat:* räknas en gång om dagen, första gången {day}',
  'replies.hardly': '*Har svarat:* färre än 10 %',
  'replies.at_least': '*Har svarat:* minst {percent} %',
  'result.score': '*eNPS {year}:* {score}',
  'result.caution': '*eNPS {year}:* {score}. Färre än 60 % av de tillfrågade svarade, så läs siffran med försiktighet.',
  'result.too_few': '*eNPS {year}:* för få svarade, så det finns inget resultat.',
  'result.comments': 'Läs kommentarerna',
  'result.actions': 'Vad vi gör åt det',
  'said.confirmed': 'Undersökningen är bekräftad. Den öppnar och stänger av sig själv.',
  'said.called_off': 'Undersökningen är inställd. Ingen har fått någon fråga.',
  'said.opened': 'Undersökningen har hunnit öppna, så det går inte längre att ställa in den.',

  'plan.opens': '*Öppnar:* {day} kl. {time}',
  'plan.opened': '*Öppnade:* {day} kl. {time}',
  'plan.closes': '*Stänger:* {day} kl. {time}',
  'plan.thresholds':
    '*Resultat* från {answers, number} svar, *kommentarer* från {comments, number}. Med färre än {answers, number} svar berättas ingenting.',

  'form.title': 'Förbered undersökningen',
  'form.submit': 'Förhandsgranska',
  'form.intro': 'Ingenting skickas än: först ser du allt som kommer att hända.',
  'form.opens_on': 'Första dagen',
  'form.opens_on_hint': 'Den öppnar klockan nio på morgonen. En ledig dag blir nästa arbetsdag.',
  'form.length': 'Hur många dagar den är öppen',
  'form.length_hint': 'Från {shortest} till {longest}. Den stänger klockan fyra på eftermiddagen.',
  'form.least_invited': 'Minsta antal som får frågan',
  'form.least_invited_hint': 'Med färre öppnar den inte. Minst {least, number}.',
  'form.least_answers': 'Minsta antal svar för ett resultat',
  'form.least_answers_hint': 'Med färre berättas ingenting, inte heller senare. Minst {least, number}.',
  'form.least_comments': 'Minsta antal svar för kommentarer',
  'form.least_comments_hint': 'Med färre läser ingen vad folk skrev. Minst {least, number}.',

  'preview.title': 'Se över och bekräfta',
  'preview.submit': 'Bekräfta',
  'preview.opens_at_once': '*Öppnar:* så snart du bekräftar, den {day}',
  'preview.reminders': '*Påminnelser*, bara till dem som inte har svarat: {days}',
  'preview.no_reminders': '*Påminnelser:* inga',
  'preview.invited':
    '*Kommer att få frågan:* {count, plural, one {en person} other {# personer}}, som det ser ut i dag. Alla som arbetar här när den öppnar får frågan; är de färre än {least, number} öppnar den inte.',
  'preview.zone': 'Alla tider gäller {zone}.',
  'preview.final': 'Tills den öppnar kan du ändra planen eller ställa in undersökningen. Sedan kan ingen göra det.',
  'preview.change': 'Ändra något',
  'preview.invitation': 'Det här får alla, var och en på sitt språk, med en knapp för att svara:',

  'call_off.title': 'Ställa in?',
  'call_off.text': 'Undersökningen den {day} blir inte av. Ingen har fått frågan än, och du kan förbereda en ny.',
  'call_off.submit': 'Ställ in',
  'call_off.close': 'Behåll den',

  'proposal.text': 'Det är dags att förbereda årets undersökning. Jag föreslår att den öppnar den {day}.',
  'proposal.again': 'Årets undersökning är inte förberedd än. Mitt förslag var att den skulle öppna den {day}.',
  'proposal.choice': 'Ni väljer dagen. Ingen får frågan förrän någon av er har bekräftat den.',
  'proposal.retired': 'Här fanns ett förslag om årets undersökning.',

  'error.again': 'Öppna det här igen med `/hats enps`.',
  'error.day': 'Välj en dag.',
  'error.number': 'Skriv ett heltal.',
  'error.before_go': 'Jag skriver inte till någon före starten, så det går inte att förbereda någon undersökning än.',
  'error.nobody_reads':
    'Ingen är utsedd att läsa resultatet än. En administratör kan utse någon i inställningen `leadership` eller `leadership_contact`.',
  'error.another': 'En annan undersökning är redan planerad eller öppen. Du ser den med `/hats enps`.',
  'error.past': 'Den dagen har passerat. Välj en senare.',
  'error.today_over': 'Det är för sent att öppna den i dag. Välj en senare dag.',
  'error.far': 'Det är för långt fram. Välj en dag inom de närmaste 400 dagarna.',
  'error.held': 'Det har redan varit en undersökning det året. En om året räcker, så välj en dag ett annat år.',
  'error.too_soon': 'Det har gått mindre än ett halvår sedan den förra undersökningen. Tidigaste dagen är den {day}.',
  'error.too_often': 'Undersökningen det året har planerats och ställts in för många gånger. Välj ett annat år.',
  'error.length': 'Skriv ett tal från {shortest} till {longest}.',
  'error.least': 'Det här kan höjas men inte sänkas: minst {least, number}.',
  'error.few_people': 'Bara {count, plural, one {en person} other {# personer}} skulle få frågan i dag.',
  'error.answers_over_invited': 'Det här är fler än det minsta antal som får frågan.',
  'error.keys':
    'Just nu kan jag inte förvara nycklarna som skyddar svaren på ett säkert sätt, så ingenting bekräftades. Säg gärna till den som driver mig.',

  'keys.text':
    'Jag kan inte läsa nycklarna till årets undersökning överallt där jag körs. Tills det går öppnar den inte, eller så kan en del svar inte tas emot. `npm run cli -- trouble` berättar mer.',
} as const satisfies Record<keyof typeof en, string>;
