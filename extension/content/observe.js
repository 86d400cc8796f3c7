//# allFunctionsCalledOnLoad
/**
 * Watches the page: changes of the document, with one observer; the address, which a page's script may change without a load; and
 * clicks, which may show what was hidden. The page's own functions are not replaced: the address is compared when the document changes.
 * While the tab is hidden nothing is watched; when it is seen again, `onSeen` says that something may have been missed.
 */
'use strict';

(() => {
  rescind.observe = ({ onRecords, onAddress, onPress, onSeen }) => {
    let address = location.href;
    const checkAddress = () => {
      if (location.href === address) return;
      address = location.href;
      onAddress();
    };
    const observer = new MutationObserver((records) => {
      checkAddress();
      onRecords(records);
    });
    const tellPress = (/** @type {Event} */ { target }) => target instanceof Node && onPress(target);
    const watch = () => observer.observe(document, { childList: true, characterData: true, subtree: true });
    const followVisibility = () => {
      observer.disconnect();
      if (document.visibilityState === 'hidden') return;
      watch();
      checkAddress();
      onSeen();
    };
    window.addEventListener('popstate', checkAddress);
    document.addEventListener('visibilitychange', followVisibility);
    window.addEventListener('click', tellPress, { capture: true, passive: true });
    if (document.visibilityState !== 'hidden') watch();
    return {
      /* Called after Rescind has changed the page itself. */
      forget: () => void observer.takeRecords(),
      end: () => {
        observer.disconnect();
        window.removeEventListener('popstate', checkAddress);
        document.removeEventListener('visibilitychange', followVisibility);
        window.removeEventListener('click', tellPress, { capture: true });
      },
    };
  };
})();
