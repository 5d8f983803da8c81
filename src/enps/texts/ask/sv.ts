import type { en } from './en.ts';

export const sv = {
  'invitation.text':
    'En gång om året ställer jag samma fråga till alla här: hur troligt är det att du skulle rekommendera din arbetsplats, och varför? Svaren visar vad vi ska hålla fast vid och vad vi ska ändra. Det tar mindre än en minut.',
  'invitation.who_reads':
    'Ledningen får ett samlat resultat för hela företaget, men bara om minst {answers, number} personer svarar, och motiveringarna bara om minst {comments, number} gör det. Den läser dem utan namn och i slumpvis ordning; efter tolv månader raderas de. Ingen får veta vem som svarade vad, och det finns ingen lista över dem som svarade.',
  'invitation.until':
    'Du väljer själv om du vill svara. Undersökningen stänger den {day} på eftermiddagen; fram till dess kan du svara, ändra ditt svar eller ta tillbaka det.',
  'invitation.who_i_am':
    'Jag är företagets bot för samtal och möten. `/hats help` visar vad jag kan göra för dig, `/hats language` byter språk.',
  'invitation.answer': 'Svara',

  'reminder.text':
    'Du hinner fortfarande svara på årets fråga om din arbetsplats. Det tar mindre än en minut, och undersökningen stänger den {day} på eftermiddagen.',
  'reminder.choice': 'Vill du hellre låta bli kan du säga det på samma ställe. Då påminner jag dig inte igen.',

  'void.text':
    'Ingen kan längre läsa svaren i årets eNPS-undersökning, inte jag heller: nycklarna till dem är borta. Därför räknas undersökningen inte. Jag beklagar, särskilt om du hade tagit dig tid att svara.',

  'form.title': 'En fråga',
  'form.submit': 'Skicka',
  'form.close': 'Inte nu',
  'form.stored':
    'Ditt svar sparas krypterat fram till den {day} kl. {time}, så att du kan ändra det; sedan förstörs nycklarna, och kvar finns bara siffran och din text, utan något som kopplar dem till dig.',
  'form.question': 'Hur troligt är det att du skulle rekommendera din arbetsplats till vänner eller bekanta?',
  'form.placeholder': 'Välj en siffra',
  'form.least': '0 – inte alls troligt',
  'form.most': '10 – ytterst troligt',
  'form.why': 'Varför just den siffran?',
  'form.why_hint':
    'Ledningen läser det utan namn och i slumpvis ordning, och bara om minst {count, number} personer svarar; efter tolv månader raderas det. Vad du skriver, hur och på vilket språk kan avslöja dig: utelämna namn, enskilda händelser och allt som rör hälsa.',
  'form.withdraw': 'Ta tillbaka mitt svar',
  'form.decline': 'Jag vill helst inte svara',
  'sure.title': 'Inget svar från dig?',
  'sure.text':
    'Har du redan svarat raderas ditt svar, och det du har skrivit här sparas inte. Du kan ändå svara tills undersökningen stänger.',
  'sure.yes': 'Ja',
  'sure.no': 'Tillbaka',
  'form.declined': 'Nu finns det inget svar från dig, och jag påminner dig inte. Du kan fortfarande svara.',
  'form.missing': 'Välj en siffra från 0 till 10.',
  'form.too_long': 'Här får det plats {limit, number} tecken. Korta texten lite.',

  'thanks.answered':
    'Tack, ditt svar är sparat. Du kan ändra det eller ta tillbaka det med samma knapp fram till den {day} kl. {time}.',
  'thanks.withdrawn':
    'Nu finns det inget svar från dig, och jag påminner dig inte. Ändrar du dig kan du svara med samma knapp fram till den {day} kl. {time}.',
  'thanks.close': 'Stäng',

  'refused.unknown': 'Här finns inget att svara på.',
  'refused.not_open_yet': 'Undersökningen har inte öppnat än. Alla som får frågan får ett meddelande när det är dags.',
  'refused.closed': 'Undersökningen har stängt, så det går inte längre att svara eller ändra sitt svar.',
  'refused.void': 'Ingen kan längre läsa svaren i den här undersökningen, så den räknas inte.',
  'refused.not_invited':
    'Den här undersökningen är för dem som var anställda här när den öppnade. Har du börjat sedan dess får du frågan nästa gång.',
  'refused.keys_unreadable':
    'Just nu kan jag inte förvara svar säkert, så jag tar inte emot några. Försök igen lite senare.',

  'kept.unknown': 'Undersökningen finns inte längre, så jag kunde inte spara ditt svar. Din text finns kvar här.',
  'kept.not_open_yet': 'Undersökningen har inte öppnat än, så jag kunde inte spara ditt svar. Din text finns kvar här.',
  'kept.closed':
    'Undersökningen hann stänga innan det här kom fram, så ditt svar räknades inte. Din text finns kvar här.',
  'kept.void':
    'Ingen kan längre läsa svaren i den här undersökningen, så jag sparade inte ditt. Din text finns kvar här.',
  'kept.not_invited':
    'Den här undersökningen är för dem som var anställda här när den öppnade, så jag kunde inte spara ditt svar. Din text finns kvar här.',
  'kept.keys_unreadable':
    'Just nu kan jag inte förvara ditt svar säkert, så jag tog inte emot det. Din text finns kvar här – skicka den igen lite senare.',
  'kept.outdated':
    'Formuläret har ändrats sedan du öppnade det. Din text finns kvar här – kopiera den, stäng formuläret och öppna det igen.',
} as const satisfies Record<keyof typeof en, string>;
