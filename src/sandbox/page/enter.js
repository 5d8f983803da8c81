/**
 * Enter sends, Shift+Enter begins a line; whoever has taken the key for itself comes first.
 * @param {HTMLTextAreaElement} field
 * @param {HTMLFormElement} form
 */
export function sendOnEnter(field, form) {
  field.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
