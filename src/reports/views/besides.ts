import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { clientTexts, reportingTexts } from '../texts/index.ts';
import { clientReportsAction, openHealthAction } from './ids.ts';

/** Under a client: how things stand with it. */
export const healthButton = {
  label: (language: Language): string => speak(clientTexts, language)('health.button'),
  actionId: openHealthAction,
  act: 'health.see',
} as const;

/** Under a client: what it is told every month. */
export const reportsButton = {
  label: (language: Language): string => speak(reportingTexts, language)('report.button'),
  actionId: clientReportsAction,
  act: 'report.see',
} as const;
