//# allFunctionsCalledOnLoad
/**
 * Watches the page: one observer for the whole document, the address, which a page of one piece changes without a load, and presses,
 * which may show what was hidden all the time. The page's own functions are left alone: a change of address that changes nothing in
 * the document changes nothing for us. A page that nobody sees is not watched: what it missed is told when it is seen again.
 */
'use strict';

(() => {
  rescind.observe = ({ onRecords, onAddress, onPress, onSeen }) => {
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
    const watch = () => observer.observe(document, { childList: true, characterData: true, subtree: true });
    const lookAtVisibility = () => {
      observer.disconnect();
      if (document.visibilityState === 'hidden') return;
      watch();
      lookAtAddress();
      onSeen();
    };
    window.addEventListener('popstate', lookAtAddress);
    document.addEventListener('visibilitychange', lookAtVisibility);
    window.addEventListener('click', lookAtPress, { capture: true, passive: true });
    if (document.visibilityState !== 'hidden') watch();
    return {
      /* What we have just put into the page ourselves is no news. */
      forget: () => void observer.takeRecords(),
      end: () => {
        observer.disconnect();
        window.removeEventListener('popstate', lookAtAddress);
        document.removeEventListener('visibilitychange', lookAtVisibility);
        window.removeEventListener('click', lookAtPress, { capture: true });
      },
    };
  };
})();
