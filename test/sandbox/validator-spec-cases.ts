import {
  actions,
  button,
  confirm,
  input,
  modal,
  mrkdwn,
  numberInput,
  option,
  options,
  plain,
  section,
  textInput,
  times,
  withAccessory,
} from './validator-samples.ts';

type Json = Record<string, unknown>;

/** A view that is right with the limit itself and wrong with the next number; without a limit in the list, always wrong. */
export interface InvalidCase {
  readonly pointer: string;
  readonly viewWith: (size: number) => Json;
}

const long = (length: number) => '😀'.repeat(length);
const address = (length: number) => (length < 9 ? '' : `https://${long(length - 8)}`).padEnd(Math.min(length, 1), 'x');

const inBlock = (pointer: string, blockWith: (size: number) => unknown): InvalidCase => ({
  pointer: `/blocks/0${pointer}`,
  viewWith: size => modal([blockWith(size)]),
});
const ofButton = (pointer: string, more: (size: number) => Json) =>
  inBlock(`/accessory${pointer}`, size => withAccessory(button(more(size))));
const ofConfirm = (name: string) =>
  ofButton(`/confirm/${name}/text`, size => ({ confirm: confirm({ [name]: plain(long(size)) }) }));
const ofOption = (pointer: string, more: (size: number) => Json) =>
  inBlock(`/element/options/0${pointer}`, size => input({ type: 'static_select', options: [option('a', more(size))] }));
const ofGroup = (pointer: string, group: (size: number) => Json) =>
  inBlock(`/element/option_groups/0${pointer}`, size =>
    input({ type: 'static_select', option_groups: [{ label: plain(), options: options(1), ...group(size) }] }),
  );
const ofOptions = (type: string) => inBlock('/element/options', size => input({ type, options: options(size) }));
const ofOverflow = inBlock('/accessory/options', size => withAccessory({ type: 'overflow', options: options(size) }));
const ofView = (pointer: string, more: (size: number) => Json): InvalidCase => ({
  pointer,
  viewWith: size => modal([section()], more(size)),
});
const ofBlocks: InvalidCase = { pointer: '/blocks', viewWith: size => modal(times(size, () => section())) };
const image = (more: Json) => ({ type: 'image', alt_text: 'A', ...more });

/** Every named invalid case that concerns what we use. */
export const INVALID: Readonly<Record<string, InvalidCase>> = {
  'text-empty': inBlock('/text/text', size => section({ text: mrkdwn(long(size)) })),
  'text-too-long': inBlock('/text/text', size => section({ text: plain(long(size)) })),
  'button-action-id-too-long': ofButton('/action_id', size => ({ action_id: long(size) })),
  'button-text-too-long': ofButton('/text/text', size => ({ text: plain(long(size)) })),
  'button-url-too-long': ofButton('/url', size => ({ url: address(size) })),
  'button-value-too-long': ofButton('/value', size => ({ value: long(size) })),
  'button-accessibility-label-too-long': ofButton('/accessibility_label', size => ({
    accessibility_label: long(size),
  })),
  'confirmation-title-too-long': ofConfirm('title'),
  'confirmation-text-too-long': ofConfirm('text'),
  'confirmation-confirm-too-long': ofConfirm('confirm'),
  'confirmation-deny-too-long': ofConfirm('deny'),
  'option-text-too-long': ofOption('/text/text', size => ({ text: plain(long(size)) })),
  'option-value-too-long': ofOption('/value', size => ({ value: long(size) })),
  'option-description-too-long': ofOption('/description/text', size => ({ description: plain(long(size)) })),
  'option-url-too-long': inBlock('/accessory/options/0/url', size =>
    withAccessory({ type: 'overflow', options: [option('a', { url: address(size) })] }),
  ),
  'option-group-label-too-long': ofGroup('/label/text', size => ({ label: plain(long(size)) })),
  'option-group-empty': ofGroup('/options', size => ({ options: options(size) })),
  'option-group-too-many-options': ofGroup('/options', size => ({ options: options(size) })),
  'select-placeholder-too-long': inBlock('/element/placeholder/text', size =>
    input({ type: 'users_select', placeholder: plain(long(size)) }),
  ),
  'select-too-many-options': ofOptions('static_select'),
  'select-too-many-option-groups': inBlock('/element/option_groups', size =>
    input({ type: 'static_select', option_groups: times(size, () => ({ label: plain(), options: options(1) })) }),
  ),
  'overflow-empty': ofOverflow,
  'overflow-too-many-options': ofOverflow,
  'checkboxes-empty': ofOptions('checkboxes'),
  'checkboxes-too-many-options': ofOptions('checkboxes'),
  'radio-buttons-empty': ofOptions('radio_buttons'),
  'radio-buttons-too-many-options': ofOptions('radio_buttons'),
  'plain-text-input-max-length-too-large': inBlock('/element/max_length', size =>
    input(textInput({ max_length: size })),
  ),
  'actions-too-many-elements': inBlock('/elements', size =>
    actions(...times(size, index => button({ action_id: `a${index}` }))),
  ),
  'context-too-many-elements': inBlock('/elements', size => ({
    type: 'context',
    elements: times(size, () => mrkdwn()),
  })),
  'header-text-too-long': inBlock('/text/text', size => ({ type: 'header', text: plain(long(size)) })),
  'image-url-too-long': inBlock('/image_url', size => image({ image_url: address(size) })),
  'image-alt-text-too-long': inBlock('/alt_text', size => image({ image_url: 'https://a.b', alt_text: long(size) })),
  'input-label-too-long': inBlock('/label/text', size => input(textInput(), { label: plain(long(size)) })),
  'input-hint-too-long': inBlock('/hint/text', size => input(textInput(), { hint: plain(long(size)) })),
  'section-text-too-long': inBlock('/text/text', size => section({ text: mrkdwn(long(size)) })),
  'section-too-many-fields': inBlock('/fields', size => section({ fields: times(size, () => mrkdwn()) })),
  'section-field-too-long': inBlock('/fields/0/text', size => section({ fields: [plain(long(size))] })),
  'section-missing-content': inBlock('', () => ({ type: 'section' })),
  'block-id-too-long': inBlock('/block_id', size => section({ block_id: long(size) })),
  'view-missing-blocks': ofBlocks,
  'view-too-many-blocks': ofBlocks,
  'view-private-metadata-too-long': ofView('/private_metadata', size => ({ private_metadata: long(size) })),
  'view-callback-id-too-long': ofView('/callback_id', size => ({ callback_id: long(size) })),
  'view-title-too-long': ofView('/title/text', size => ({ title: plain(long(size)) })),
  'view-close-too-long': ofView('/close/text', size => ({ close: plain(long(size)) })),
  'view-submit-too-long': ofView('/submit/text', size => ({ submit: plain(long(size)) })),
  'static-select-options-and-groups': inBlock('/element', () =>
    input({ type: 'static_select', options: options(1), option_groups: [{ label: plain(), options: options(1) }] }),
  ),
  'image-url-and-slack-file': inBlock('/elements/0', () => ({
    type: 'context',
    elements: [image({ image_url: 'https://a.b', slack_file: { id: 'F1' } })],
  })),
  'number-input-inverted-range': inBlock('/element/min_value', () =>
    input(numberInput({ min_value: '2', max_value: '1' })),
  ),
  'context-invalid-element': inBlock('/elements/0/type', () => ({ type: 'context', elements: [button()] })),
  'input-invalid-element': inBlock('/element/type', () => input(button())),
};

const unused = (type: string, ...names: readonly string[]): [string, string][] =>
  names.map(name => [name, `we do not use ${type}: every one is refused as an unsupported type`]);

/** Named invalid cases that are not tried, each with its reason. */
export const UNMAPPED: Readonly<Record<string, string>> = Object.fromEntries([
  ...unused('url sources', 'url-source-url-empty', 'url-source-url-too-long'),
  ...unused('tables', 'table-too-many-rows', 'table-ragged-rows', 'table-column-settings-mismatch'),
  ...unused('file inputs', 'file-input-max-files-too-small', 'file-input-max-files-too-large'),
  ...unused('markdown blocks', 'markdown-empty', 'markdown-too-long'),
  ...unused('videos', 'video-alt-text-empty', 'video-alt-text-too-long', 'video-title-too-long'),
  ...unused('videos', 'video-author-name-too-long', 'video-description-too-long', 'video-provider-name-too-long'),
  ...unused('alerts', 'alert-text-too-long'),
  ...unused('cards', 'card-title-too-long', 'card-subtitle-too-long', 'card-body-too-long'),
  ...unused('cards', 'card-too-many-actions', 'card-subtext-too-long'),
  ...unused('carousels', 'carousel-empty', 'carousel-too-many-cards'),
  ...unused('containers', 'container-title-too-long', 'container-subtitle-too-long', 'container-too-many-child-blocks'),
  ...unused('context actions', 'context-actions-too-many-elements', 'feedback-button-text-too-long'),
  ...unused('context actions', 'feedback-button-value-too-long', 'feedback-button-accessibility-label-too-long'),
  ...unused('context actions', 'icon-button-too-many-visible-users'),
  ...unused('data tables', 'data-table-too-few-rows', 'data-table-too-many-rows', 'data-table-too-few-columns'),
  ...unused('data tables', 'data-table-too-many-columns', 'data-table-page-size-too-small'),
  ...unused(
    'data tables',
    'data-table-page-size-too-large',
    'data-table-cell-text-empty',
    'data-table-content-too-long',
  ),
  ...unused('charts', 'data-visualization-title-too-long', 'pie-chart-empty', 'pie-chart-too-many-segments'),
  ...unused('charts', 'chart-segment-label-too-long', 'chart-segment-value-not-positive', 'chart-series-empty'),
  ...unused('charts', 'chart-too-many-series', 'data-series-name-too-long', 'data-series-empty'),
  ...unused('charts', 'data-series-too-many-points', 'data-point-label-too-long', 'axis-categories-empty'),
  ...unused('charts', 'axis-too-many-categories', 'axis-category-label-too-long', 'axis-label-too-long'),
]);
