import {
  button,
  channelsSelect,
  checkboxes,
  conversationsSelect,
  externalSelect,
  multiStaticSelect,
  multiUsersSelect,
  overflow,
  radioButtons,
  staticSelect,
  usersSelect,
} from './choices.ts';
import {
  datepicker,
  datetimepicker,
  emailTextInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timepicker,
  urlTextInput,
} from './entries.ts';
import { imageFields, textKinds } from './objects.ts';
import { byType, object, type Surface } from './schema.ts';

/** Which element may stand where. A type that is missing from a list is refused there. */

const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ['message', 'modal'],
  number_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
};

const image = object(imageFields);

const everywhere = {
  checkboxes,
  radio_buttons: radioButtons,
  static_select: staticSelect,
  external_select: externalSelect,
  users_select: usersSelect,
  datepicker,
  timepicker,
};
const multiple = { multi_static_select: multiStaticSelect, multi_users_select: multiUsersSelect };
const conversations = {
  conversations_select: conversationsSelect.anywhere,
  channels_select: channelsSelect.anywhere,
};

export const accessory = byType({ ...everywhere, ...multiple, ...conversations, button, overflow, image }, SURFACES);

export const actionElement = byType({ ...everywhere, ...conversations, button, overflow, datetimepicker }, SURFACES);

export const inputElement = byType(
  {
    ...everywhere,
    ...multiple,
    conversations_select: conversationsSelect.asInput,
    channels_select: channelsSelect.asInput,
    datetimepicker,
    plain_text_input: plainTextInput,
    number_input: numberInput,
    email_text_input: emailTextInput,
    url_text_input: urlTextInput,
    rich_text_input: richTextInput,
  },
  SURFACES,
);

/** Slack's context blocks mix images with text objects. */
export const contextElement = byType({ image, ...textKinds() });
