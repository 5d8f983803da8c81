export const en = {
  'enps.help':
    '`/hats enps` – the yearly survey: when it is and how to answer it; leadership plans it and sees the result here',

  'view.close': 'Close',
  'view.cancel': 'Cancel',
  'refused.text': 'Only leadership and admins plan the survey, so nothing was changed.',
  'refused.unknown': 'I don’t know you yet. Please try again tomorrow, or ask whoever installed me.',

  'status.title': 'The yearly survey',
  'status.what':
    'Once a year everybody here is asked one question about working here. Once the survey has closed, no answer can be traced to anybody.',
  'status.open': 'This year’s survey is open until the afternoon of {day}.',
  'status.planned': 'The next survey opens on {day}.',
  'status.expected': 'The next survey is expected around {day}.',
  'status.counting': 'The survey has closed. Its result comes soon.',
  'status.nothing': 'No survey is planned yet.',
  'status.answer': 'Answer',
  'status.invited': '*Invited:* {count, number}',
  'status.prepare': 'Prepare the survey',
  'status.change': 'Change the plan',
  'status.call_off': 'Call it off',
  'replies.never': 'With fewer than ten invited nobody is told how many have replied.',
  'replies.not_yet': '*Replies:* counted once a day, first on {day}',
  'replies.hardly': '*Replies:* fewer than 10%',
  'replies.at_least': '*Replies:* {percent}% or more',
  'result.score': '*eNPS {year}:* {score}',
  'result.caution': '*eNPS {year}:* {score}. Fewer than 60% of those asked answered, so read it with caution.',
  'result.too_few': '*eNPS {year}:* too few answered, so there is no result.',
  'result.comments': 'Read the comments',
  'result.actions': 'What we do about it',
  'said.confirmed': 'The survey is confirmed. It opens and closes by itself.',
  'said.called_off': 'The survey is called off. Nobody was asked.',
  'said.opened': 'The survey was opened in the meantime, so it can’t be called off any more.',

  'plan.opens': '*Opens:* {day}, {time}',
  'plan.opened': '*Opened:* {day}, {time}',
  'plan.closes': '*Closes:* {day}, {time}',
  'plan.thresholds':
    '*A result* from {answers, number} answers on, *comments* from {comments, number}. With fewer than {answers, number} nothing is told.',

  'form.title': 'Prepare the survey',
  'form.submit': 'Preview',
  'form.intro': 'Nothing is sent yet: first you see all that will happen.',
  'form.opens_on': 'First day',
  'form.opens_on_hint': 'It opens at nine in the morning. A day off becomes the next working day.',
  'form.length': 'Days that it is open',
  'form.length_hint': 'From {shortest} to {longest}. It closes at four in the afternoon.',
  'form.least_invited': 'Fewest people to ask',
  'form.least_invited_hint': 'With fewer it does not open. At least {least, number}.',
  'form.least_answers': 'Fewest answers for a result',
  'form.least_answers_hint': 'With fewer nothing is told, not even later. At least {least, number}.',
  'form.least_comments': 'Fewest answers for comments',
  'form.least_comments_hint': 'With fewer nobody reads what people wrote. At least {least, number}.',

  'preview.title': 'Check and confirm',
  'preview.submit': 'Confirm',
  'preview.opens_at_once': '*Opens:* as soon as you confirm, on {day}',
  'preview.reminders': '*Reminders*, only to those who have not replied: {days}',
  'preview.no_reminders': '*Reminders:* none',
  'preview.invited':
    '*To be asked:* {count, plural, one {one person} other {# people}}, as things stand today. Everybody who works here when it opens is asked; with fewer than {least, number} it does not open.',
  'preview.zone': 'All times are those of {zone}.',
  'preview.final': 'Until it opens you can change the plan or call it off. After that nobody can.',
  'preview.change': 'Change something',
  'preview.invitation': 'This is what everybody gets, each in their own language, with a button to answer:',

  'call_off.title': 'Call it off?',
  'call_off.text':
    'The survey on {day} will not take place. Nobody has been asked yet, and you can prepare another one.',
  'call_off.submit': 'Call it off',
  'call_off.close': 'Keep it',

  'proposal.text': 'It is time to prepare the yearly survey. I propose to open it on {day}.',
  'proposal.again': 'The yearly survey is not prepared yet. I had proposed to open it on {day}.',
  'proposal.choice': 'You choose the day. Nobody is asked before one of you confirms it.',
  'proposal.retired': 'The yearly survey was proposed here.',

  'error.again': 'Please open this again with `/hats enps`.',
  'error.day': 'Please choose a day.',
  'error.number': 'Please write a whole number.',
  'error.before_go': 'Nobody is written to before the start, so no survey can be prepared yet.',
  'error.nobody_reads':
    'Nobody is named yet who would read the result. An admin can name somebody in the setting `leadership` or `leadership_contact`.',
  'error.another': 'Another survey is already planned or open. You see it with `/hats enps`.',
  'error.past': 'This day has passed. Please choose a later one.',
  'error.today_over': 'It is too late to open it today. Please choose a later day.',
  'error.far': 'This is too far ahead. Please choose a day within the next 400 days.',
  'error.held':
    'There was a survey in that year already. One a year is enough, so please choose a day in another year.',
  'error.too_soon': 'The last survey is less than half a year back. The earliest day is {day}.',
  'error.too_often': 'The survey of that year was planned and called off too many times. Please choose another year.',
  'error.length': 'Please write a number from {shortest} to {longest}.',
  'error.least': 'This can be raised, but not lowered: at least {least, number}.',
  'error.few_people': '{count, plural, one {Only one person would} other {Only # people would}} be asked today.',
  'error.answers_over_invited': 'This is more than the fewest people to ask.',
  'error.keys':
    'I can’t keep the keys that protect the answers safely just now, so nothing was confirmed. Please tell whoever runs me.',

  'keys.text':
    'I can’t read the keys of the yearly survey everywhere I run. Until I can, it does not open, or some answers can’t be taken. `npm run cli -- trouble` says more.',
} as const satisfies Record<string, string>;
