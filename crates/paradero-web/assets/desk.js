// What a script adds to pages that work without it: sliders for days, and places inside folded parts.
'use strict';

(() => {
  const DAY = 86_400_000;
  const FOCUS = 'paradero-slider';

  const dayOf = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Math.round(Date.parse(`${text}T00:00:00Z`) / DAY) : NaN);
  const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** Ties one slider to its date field. The page is asked for again when the slider comes to rest. */
  const tie = (slider) => {
    const field = document.getElementById(slider.dataset.for);
    const first = dayOf(slider.dataset.first);
    const last = dayOf(slider.dataset.last);
    if (!field || Number.isNaN(first) || Number.isNaN(last) || last <= first) return;
    const follow = () => {
      const day = dayOf(field.value);
      slider.value = String(Number.isNaN(day) ? last : Math.min(Math.max(day, first), last));
      slider.setAttribute('aria-valuetext', textOf(Number(slider.value)));
    };
    slider.min = String(first);
    slider.max = String(last);
    slider.step = '1';
    follow();
    slider.hidden = false;
    // A date is typed part by part and each part counts as a change, so the field itself never sends the form.
    field.addEventListener('input', follow);
    let rest = 0;
    slider.addEventListener('input', () => {
      field.value = textOf(Number(slider.value));
      slider.setAttribute('aria-valuetext', field.value);
    });
    slider.addEventListener('change', () => {
      window.clearTimeout(rest);
      rest = window.setTimeout(() => {
        remember(slider.dataset.for);
        slider.form.requestSubmit();
      }, 500);
    });
  };

  /** Which slider was used is kept for one page, so that the arrow keys go on where they were. */
  const remember = (name) => {
    try {
      window.sessionStorage.setItem(FOCUS, name);
    } catch {
      // Storage can be switched off; then the focus starts at the top.
    }
  };
  const recall = () => {
    try {
      const name = window.sessionStorage.getItem(FOCUS);
      window.sessionStorage.removeItem(FOCUS);
      return name;
    } catch {
      return null;
    }
  };

  /** Unfolds whatever hides the place that the address names. */
  const unfold = () => {
    const place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!place) return;
    for (let at = place; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
    }
    place.scrollIntoView();
  };

  for (const slider of document.querySelectorAll('input[type="range"][data-for]')) tie(slider);
  const used = recall();
  if (used) document.querySelector(`input[type="range"][data-for="${CSS.escape(used)}"]`)?.focus({ preventScroll: true });

  document.getElementById('faults')?.focus();
  if (window.location.hash.length > 1) unfold();
  window.addEventListener('hashchange', unfold);

  // Paper shows what is folded; browsers that cannot do it by style alone are helped.
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const part of folded) part.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const part of folded) part.open = false;
    folded = [];
  });
})();
