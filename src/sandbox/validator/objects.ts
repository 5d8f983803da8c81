import { isUrl, isWebUrl } from './formats.ts';
import { atLeastOne, exactlyOne } from './rules.ts';
import { boolean, byType, type Check, list, object, oneOf, string } from './schema.ts';

/** Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */

const TEXT_MAX = 3000;

/** Both kinds of text object by `type`, for a list that mixes them with other things. */
export function textKinds(max = TEXT_MAX): { readonly plain_text: Check; readonly mrkdwn: Check } {
  const required = { text: string({ max }) };
  return {
    plain_text: object({ required, optional: { emoji: boolean } }),
    mrkdwn: object({ required, optional: { verbatim: boolean } }),
  };
}

/** Plain text only: labels, titles, buttons, placeholders. */
export function plainText(max = TEXT_MAX): Check {
  return byType({ plain_text: textKinds(max).plain_text });
}

/** Plain text or mrkdwn. */
export function anyText(max = TEXT_MAX): Check {
  return byType({ ...textKinds(max) });
}

/** An address a click opens. */
export const link = string({ max: 3000, format: { name: 'url', fits: isUrl } });
/** An address on the web, as pictures need it. */
const webLink = string({ max: 3000, format: { name: 'url', fits: isWebUrl } });

/** A user, channel or conversation. */
export const slackId = string({ format: { name: 'id', fits: value => /^[A-Z][A-Z0-9]+$/.test(value) } });

const optionFields = {
  required: { text: plainText(75), value: string({ max: 150 }) },
  optional: { description: plainText(75) },
};

/** An option of a select. */
export const option = object(optionFields);
/** An option of checkboxes or radio buttons, the only ones that may be mrkdwn. */
export const markedOption = object({ ...optionFields, required: { ...optionFields.required, text: anyText(75) } });
/** An option of an overflow menu, the only one that may open an address. */
export const overflowOption = object({ ...optionFields, optional: { ...optionFields.optional, url: link } });

export const optionGroup = object({ required: { label: plainText(75), options: list(option, { max: 100 }) } });

export const confirm = object({
  required: { title: plainText(100), text: plainText(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style: oneOf('primary', 'danger') },
});

export const dispatchActionConfig = object({
  required: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
});

export const conversationFilter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  rules: [atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users')],
});

const slackFile = object({ optional: { id: slackId, url: webLink }, rules: [exactlyOne('id', 'url')] });

/** What an image needs, as a block and as an element. */
export const imageFields = {
  required: { alt_text: string({ max: 2000 }) },
  optional: { image_url: webLink, slack_file: slackFile },
  rules: [exactlyOne('image_url', 'slack_file')],
};
