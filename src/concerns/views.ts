/** What is shown of a worry: the form that tells it, its record for author and reader, the list, and the messages. */
export * from './views/actions.ts';
export * from './views/form.ts';
export * from './views/list.ts';
export * from './views/messages.ts';
export * from './views/record.ts';
