/**
 * Keeps the newest message in sight while the list grows, also by pictures that come later, and while there is less room for it.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 */
export function stickToBottom(scroller, list) {
  let held = true;
  let top = 0;
  const hold = (anyway = false) => {
    held ||= anyway;
    if (held) scroller.scrollTop = scroller.scrollHeight;
    top = scroller.scrollTop;
  };
  scroller.addEventListener('scroll', () => {
    const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    // A picture may have come since we scrolled: only whoever goes up has left the bottom.
    held = isNear || (held && scroller.scrollTop >= top);
    top = scroller.scrollTop;
  });
  const sizes = new ResizeObserver(() => hold());
  sizes.observe(list);
  sizes.observe(scroller);
  return { hold };
}
