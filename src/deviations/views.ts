export * from './views/forms.ts';
export * from './views/messages.ts';
export * from './views/metadata.ts';
export * from './views/record.ts';
export * from './views/register.ts';
export * from './views/report.ts';
