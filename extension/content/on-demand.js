//# allFunctionsCalledOnLoad
/**
 * The scripts of the panel, the note and the report come into the page when somebody asks for one of these: most pages never need them,
 * and every page would pay for them.
 */
'use strict';

(() => {
  rescind.onDemand = (ask) => {
    /** @type {Promise<boolean> | undefined} */
    let loaded;

    const load = async () => {
      const reply = await ask({ kind: 'scripts' });
      if (reply.ok) rescind.speak(reply.words);
      else loaded = undefined; /* the next who asks tries again */
      return reply.ok;
    };

    return () => (loaded ??= load());
  };
})();
