/** On a message or in the list: shows the concern to its author or its reader. */
export const openAction = 'concerns.concern.open';
/** In the check-in: the form is put on top, so that what she typed below stays. */
export const tellElsewhereAction = 'concerns.form.push';
/** In the list. */
export const tellAction = 'concerns.form.open';
export const listAction = 'concerns.list.open';
export const chooseAction = 'concerns.reader.choose';
export const takeBackAction = 'concerns.concern.ask_back';

export const tellCallback = 'concerns.form.tell';
export const listCallback = 'concerns.list.close';
export const addCallback = 'concerns.concern.add';
export const answerCallback = 'concerns.concern.answer';
export const chooseCallback = 'concerns.reader.change';
export const takeBackCallback = 'concerns.concern.take_back';
