import type { Language } from '../i18n/language.ts';
import { csvOf } from '../sheets/csv.ts';
import type { Attachment } from '../slack/blocks.ts';
import { type OutputFormat, outputsFileName, sheetColumns, sheetRows } from './rules.ts';
import { type OutputsModel, outputsMarkdown, outputsTitle } from './views/outputs.ts';

/** The file as it is sent: for reading in the reader's language, or for a sheet, the same in every language. */
export function outputsFile(model: OutputsModel, format: OutputFormat, language: Language): Attachment {
  const { client, on, outputs } = model;
  const name = outputsFileName(client, on, format);
  const title = outputsTitle(client, language);
  switch (format) {
    case 'md':
      return { name, title, bytes: outputsMarkdown(model, language) };
    case 'csv':
      return { name, title, bytes: csvOf(sheetColumns, sheetRows(outputs)) };
  }
}
