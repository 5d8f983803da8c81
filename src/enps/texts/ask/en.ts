export const en = {
  'invitation.text':
    'Once a year I ask everybody here one question: how likely are you to recommend your workplace, and why? The answers show what to hold on to and what to change. It takes less than a minute.',
  'invitation.who_reads':
    'Leadership gets one result for the whole firm, but only if at least {answers, number} people answer, and the reasons only if at least {comments, number} do. It reads them without names and in random order; after twelve months they are deleted. Nobody is told who answered what, and there is no list of who did.',
  'invitation.until':
    'Answering is up to you. The survey closes in the afternoon of {day}; until then you can answer, change your answer or withdraw it.',
  'invitation.who_i_am':
    'I am the firm’s bot for talks and meetings. `/hats help` shows what I can do for you, `/hats language` changes the language.',
  'invitation.answer': 'Answer',

  'reminder.text':
    'There is still time for this year’s question about working here. It takes less than a minute, and the survey closes in the afternoon of {day}.',
  'reminder.choice':
    'If you would rather not answer, you can say so in the same place. Then I will not remind you again.',

  'void.text':
    'Nobody can read the answers to this year’s eNPS survey any more, and neither can I: their keys are lost. So the survey does not count. I am sorry, above all if you had taken the time to answer.',

  'form.title': 'One question',
  'form.submit': 'Send',
  'form.close': 'Not now',
  'form.stored':
    'Your answer is stored encrypted until {day} at {time}, so that you can still change it; then the keys are destroyed, and only the number and your text remain, with nothing beside them that leads to you.',
  'form.question': 'How likely is it that you would recommend your workplace to friends or acquaintances?',
  'form.placeholder': 'Choose a number',
  'form.least': '0 – not at all likely',
  'form.most': '10 – extremely likely',
  'form.why': 'Why that score?',
  'form.why_hint':
    'Leadership reads this without names and in random order, and only if at least {count, number} people answer; after twelve months it is deleted. What you write, how, and in which language can give you away: leave out names, single events and anything about health.',
  'form.withdraw': 'Withdraw my answer',
  'form.decline': 'I’d rather not answer',
  'sure.title': 'No answer from you?',
  'sure.text':
    'If you have answered already, your answer is deleted, and what you have typed here is not kept. You can still answer until the survey closes.',
  'sure.yes': 'Yes',
  'sure.no': 'Back',
  'form.declined': 'There is no answer of yours now, and I will not remind you. You can still give one.',
  'form.missing': 'Please choose a number from 0 to 10.',
  'form.too_long': 'There is room for {limit, number} characters here. Please shorten the text a little.',

  'thanks.answered':
    'Thank you, your answer is stored. You can change or withdraw it with the same button until {day} at {time}.',
  'thanks.withdrawn':
    'There is no answer of yours now, and I will not remind you. If you change your mind, you can answer with the same button until {day} at {time}.',
  'thanks.close': 'Close',

  'refused.unknown': 'There is nothing to answer here.',
  'refused.not_open_yet': 'This survey has not opened yet. Everybody who is asked gets a message when it does.',
  'refused.closed': 'This survey has closed, so answers can no longer be given or changed.',
  'refused.void': 'Nobody can read the answers to this survey any more, so it does not count.',
  'refused.not_invited':
    'This survey is for those who were employed here when it opened. If you have joined since, you will be asked next time.',
  'refused.keys_unreadable': 'I can’t keep answers safely just now, so I take none. Please try again a little later.',

  'kept.unknown': 'This survey is not there any more, so I could not store your answer. Your text is still here.',
  'kept.not_open_yet': 'This survey has not opened yet, so I could not store your answer. Your text is still here.',
  'kept.closed': 'The survey closed before this reached me, so it was not counted. Your text is still here.',
  'kept.void':
    'Nobody can read the answers to this survey any more, so I did not store yours. Your text is still here.',
  'kept.not_invited':
    'This survey is for those who were employed here when it opened, so I could not store your answer. Your text is still here.',
  'kept.keys_unreadable':
    'I can’t keep your answer safely just now, so I did not take it. Your text is still here – please send it again a little later.',
  'kept.outdated':
    'The form has changed since you opened it. Your text is still here – please copy it, close the form and open it again.',
} as const satisfies Record<string, string>;
