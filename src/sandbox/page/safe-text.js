/**
 * True for the only links that may be followed from a message.
 * @param {string} url
 */
export function isSafeUrl(url) {
  return /^(https?:\/\/[^\s/]|mailto:[^\s])/i.test(url) && URL.canParse(url);
}

/**
 * What Slack's three entities stand for; each is read once, so `&amp;lt;` is `&lt;`.
 * @param {string} text
 */
export function unescapeText(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}
