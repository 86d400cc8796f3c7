/**
 * Watches the page: one observer for the whole document, the address, which a page of one piece changes without a load, and presses,
 * which may show what was hidden all the time. The page's own functions are left alone: a change of address that changes nothing in
 * the document changes nothing for us.
 */
'use strict';

(() => {
  rescind.observe = ({ onRecords, onAddress, onPress }) => {
    let address = location.href;
    const lookAtAddress = () => {
      if (location.href === address) return;
      address = location.href;
      onAddress();
    };
    const observer = new MutationObserver((records) => {
      lookAtAddress();
      onRecords(records);
    });
    const lookAtPress = (/** @type {Event} */ { target }) => target instanceof Node && onPress(target);
    window.addEventListener('popstate', lookAtAddress);
    window.addEventListener('click', lookAtPress, { capture: true, passive: true });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    return {
      /* What we have just put into the page ourselves is no news. */
      forget: () => void observer.takeRecords(),
      end: () => {
        observer.disconnect();
        window.removeEventListener('popstate', lookAtAddress);
        window.removeEventListener('click', lookAtPress, { capture: true });
      },
    };
  };
})();
