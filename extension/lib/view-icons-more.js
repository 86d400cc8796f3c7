/**
 * Icons that only panel, popup and note need, and which come into a page with these.
 */
'use strict';

(() => {
  const { paths } = rescind;

  for (const [name, path] of Object.entries({
    list: 'M9 6h11 M9 12h11 M9 18h11 M4 6h.01 M4 12h.01 M4 18h.01',
    fork: 'M12 21v-7 M12 14 5 6 M12 14l7-8 M5 11V6h5 M14 6h5v5',
    page: 'M6 3h8l4 4v14H6z M14 3v4h4 M9.5 12.5l5 5 M14.5 12.5l-5 5',
    lock: 'M5 11h14v10H5z M8 11V7.5a4 4 0 0 1 8 0V11 M12 15v2.5',
    parcel: 'M4 8l8-4 8 4v8l-8 4-8-4z M4 8l8 4 8-4 M12 12v8 M8 6l8 4',
    refresh: 'M20 5v5h-5 M19.4 10A8 8 0 1 0 20 14',
    copy: 'M9 9h11v12H9z M5 15H4V3h11v2',
    tick: 'M5 12.5l4.5 4.5L19 7.5',
    cross: 'M6 6l12 12 M18 6 6 18',
    down: 'M6 9l6 6 6-6',
    back: 'M15 6l-6 6 6 6',
    onward: 'M9 6l6 6-6 6',
    outside: 'M9 5H5v14h14v-4 M13 4h7v7 M20 4l-9 9',
    sliders: 'M4 7h9 M19 7h1 M16 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6z M4 17h1 M11 17h9 M8 14a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
    pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
    nearly: 'M4 9.5c2.7-3 5.3-3 8 0s5.3 3 8 0 M4 15.5c2.7-3 5.3-3 8 0s5.3 3 8 0',
    target: 'M12 3v4 M12 17v4 M3 12h4 M17 12h4 M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z M12 12v.01',
  })) paths.set(name, path);
})();
