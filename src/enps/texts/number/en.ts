export const en = {
  'score.just_over': 'just over {score}',
  'score.just_under': 'just under {score}',
  'score.line': 'eNPS {year}: {score}',
  'score.line_band': 'eNPS {year}: {score}, {band}',
  'band.weak': 'weak',
  'band.satisfactory': 'satisfactory',
  'band.good': 'good',
  'band.very_good': 'very good',
  'band.excellent': 'excellent',

  'summary.classes': '{promoters, number} gave 9 or 10, {passives, number} gave 7 or 8, {critics, number} gave 0 to 6.',
  'summary.answers': '*Answers:* {answers, number}',
  'summary.response': '*Answers:* {answers, number} of {invited, number} ({percent})',
  'summary.everybody': '*Answers:* all {invited, number}. Nobody is missing: this is what everybody thought then.',
  'summary.caution': 'Fewer than 60% of those asked answered, so read the number with caution.',
  'summary.no_band':
    'Fewer than 40% of those asked answered. That is too few to call the number good or weak; read it with caution.',
  'summary.likely':
    'If those who did not answer think much like those who did, the number for everybody most likely lies between {low} and {high}.',
  'summary.bounds':
    'Whatever those who did not answer think, the number for everybody is at least {low} and at most {high}.',
  'summary.one_answer': 'With so few answers, a single one moves the number by up to {points} points.',
  'summary.how':
    'The number is the percentage who gave 9 or 10, minus the percentage who gave 0 to 6: from −100 to +100.',
  'summary.bands':
    'In words: up to 0 weak, above 0 satisfactory, from 10 good, above 30 very good, above 50 excellent.',

  'change.higher': 'Clearly higher than in {year} ({score}).',
  'change.lower': 'Clearly lower than in {year} ({score}).',
  'change.unclear': 'No clear change since {year} ({score}): a difference like this can come about by chance.',
  'change.same': 'No change since {year} ({score}).',
  'change.too_few': 'Too few answered, this time or in {year}, to compare the two.',

  'too_few.heading': 'The survey closed with too few answers',
  'too_few.body':
    'With so few answers somebody could be recognised, so nothing is shown. All answers are deleted, and nothing of them is kept.',
  'too_few_invited.heading': 'The survey did not open',
  'too_few_invited.body':
    'There were fewer people to ask than the agreed minimum. Nobody was asked, so that nobody can be recognised.',
  'not_opened.heading': 'The survey did not open in time',
  'not_opened.body':
    'It could not be opened in time, so nobody was asked. A new one can be prepared with `/hats enps`.',
  'keys_lost.heading': 'The survey does not count',
  'keys_lost.body':
    'The keys to the answers are lost, so nobody can read the answers any more, and neither can I. A new survey can be prepared with `/hats enps`.',

  'button.comments': 'Read the comments',
  'button.actions': 'Write what we do about it',

  'picture.answers': 'Answers by score',
  'picture.years': 'eNPS by year',
  'alt.bar': '{label}: {count}',
  'alt.year': '{year}: {score}',
  'alt.year_likely': '{year}: {score}, most likely between {low} and {high}',
  'alt.grey': '{words} (in grey: fewer than 60% of those asked answered)',
} as const satisfies Record<string, string>;
