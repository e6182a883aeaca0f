// What a script adds to pages that work without it: sliders for days, people found while a name is typed, keys on the matching and the
// reading desk, and places inside folded parts.
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

  /** Shows who may be meant while a name is typed: a combobox with a list of people (WAI-ARIA 1.2). Sending the form stays as it is. */
  const suggest = (field) => {
    const list = document.getElementById(field.dataset.suggest);
    const told = document.getElementById(field.dataset.told);
    if (!list || !told) return;
    let wait = 0;
    let asked = null;
    let at = -1;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-expanded', 'false');
    list.setAttribute('role', 'listbox');

    const choose = (next) => {
      const options = [...list.children];
      at = options.length === 0 ? -1 : ((next % options.length) + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute('aria-selected', String(index === at)));
      if (at < 0) field.removeAttribute('aria-activedescendant');
      else field.setAttribute('aria-activedescendant', options[at].id);
    };
    const close = () => {
      window.clearTimeout(wait);
      asked?.abort();
      list.hidden = true;
      list.replaceChildren();
      at = -1;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
    };
    const part = (name, text) => {
      const span = document.createElement('span');
      span.className = name;
      span.textContent = text;
      return span;
    };
    const option = (hit, index) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${index}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dataset.person = hit.person.person;
      const why = hit.reasons.filter((reason) => reason.speaks !== 'neither').map((reason) => reason.says);
      item.append(
        part('who', hit.person.label), ' ',
        part('likely', hit.percent < 10 ? field.dataset.possible : field.dataset.percent.replace('#', hit.percent)), ' ',
        part('why', why.join('; ')),
      );
      return item;
    };
    const say = (count) => {
      const { none, one, some } = field.dataset;
      told.textContent = count === 0 ? none : (count === 1 ? one : some).replace('#', count);
    };
    const show = (hits) => {
      list.replaceChildren(...hits.map(option));
      list.hidden = hits.length === 0;
      field.setAttribute('aria-expanded', String(hits.length > 0));
      at = -1;
      field.removeAttribute('aria-activedescendant');
      say(hits.length);
    };
    const ask = async () => {
      const name = field.value.trim();
      asked?.abort();
      if (name.length < 2) return close();
      asked = new AbortController();
      const query = new URLSearchParams({ name, limit: '6', typing: '1' });
      try {
        const answer = await fetch(`/api/find?${query}`, {
          signal: asked.signal,
          headers: { 'accept-language': document.documentElement.lang },
        });
        const found = answer.ok ? await answer.json() : { hits: [] };
        if (field.value.trim() === name && document.activeElement === field) show(found.hits);
      } catch {
        // The next letter asks again, and the button always works.
      }
    };
    const open = (item) => window.location.assign(`/person/${encodeURIComponent(item.dataset.person)}`);

    field.addEventListener('input', () => {
      window.clearTimeout(wait);
      wait = window.setTimeout(ask, 150);
    });
    field.addEventListener('keydown', (event) => {
      if (list.hidden || event.isComposing) return;
      if (event.key === 'ArrowDown') choose(at + 1);
      else if (event.key === 'ArrowUp') choose(at < 0 ? -1 : at - 1);
      else if (event.key === 'Enter' && at >= 0) open(list.children[at]);
      else if (event.key === 'Escape') close();
      else return;
      event.preventDefault();
    });
    field.addEventListener('blur', close);
    // The field keeps the focus while somebody is picked with the mouse.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const item = event.target.closest('[role="option"]');
      if (item) open(item);
    });
    field.form.addEventListener('submit', close);
  };

  for (const field of document.querySelectorAll('input[data-suggest]')) suggest(field);
  for (const slider of document.querySelectorAll('input[type="range"][data-for]')) tie(slider);
  const used = recall();
  if (used) document.querySelector(`input[type="range"][data-for="${CSS.escape(used)}"]`)?.focus({ preventScroll: true });

  // The matching desk: its keys act only while that part of the page has the focus, and never while somebody types.
  const keyed = document.querySelector('[data-keys]');
  if (keyed) {
    // Whoever has just judged goes on to the next; whoever comes to the page begins at its top.
    if (/[?&](after|at)=/.test(window.location.search)) keyed.focus({ preventScroll: true });
    keyed.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target.closest('input, textarea, select')) return;
      if (event.key.startsWith('Arrow') && event.target.closest('.scrolls')) return;
      const meant = keyed.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!meant) return;
      event.preventDefault();
      meant.click();
    });
  }

  // The reading desk: one key decides about the proposal that has the focus, and the text beside it shows the words. Choices are those of the
  // form; nothing is sent before its button is pressed.
  const desk = document.querySelector('[data-proposals]');
  if (desk) {
    const all = [...desk.children];
    const done = [];
    const told = document.getElementById('decided');
    const choices = (item) => [...item.querySelectorAll('.choice input')];
    const chosen = (item) => choices(item).find((one) => one.checked)?.value ?? '';
    const first = new Map(all.map((item) => [item, chosen(item)]));
    const tell = () => {
      const changed = all.filter((item) => chosen(item) !== first.get(item)).length;
      told.textContent = changed === 0 ? '' : desk.dataset.decided.replace('#', changed);
      return changed;
    };
    const here = () => document.activeElement?.closest?.('.proposal');
    const go = (item) => {
      if (!item) return;
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: 'nearest' });
    };
    const beside = (item, step) => all[all.indexOf(item) + step] ?? item;
    const choose = (item, value) => {
      const meant = choices(item).find((one) => one.value === value);
      if (!meant) return false;
      if (!meant.checked) {
        done.push([item, chosen(item)]);
        meant.checked = true;
        meant.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return true;
    };
    const undo = () => {
      const [item, value] = done.pop() ?? [];
      if (!item) return;
      for (const one of choices(item)) one.checked = one.value === value;
      tell();
      go(item);
    };
    const mend = (item) => {
      const part = item.querySelector('details.mend');
      if (!part) return;
      part.open = true;
      part.querySelector('input, select')?.focus();
    };
    const show = (item) => {
      for (const mark of document.querySelectorAll('.paper-text mark')) {
        mark.classList.toggle('is-here', mark.dataset.of.split(' ').includes(item.dataset.number));
      }
      // Only a text that scrolls by itself follows; the page stays where the reader is.
      const paper = document.querySelector('.paper-text');
      const mark = paper.querySelector('mark.is-here');
      if (mark && paper.scrollHeight > paper.clientHeight + 1) {
        paper.scrollTop += mark.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
      }
    };
    const open = () => all.find((item) => item.classList.contains('is-open')) ?? all[0];
    const act = (key) => {
      const at = here();
      if (key === 'u') return undo();
      if (!at) return ['n', 'ArrowDown'].includes(key) ? go(open()) : undefined;
      if (key === 'n' || key === 'ArrowDown') go(beside(at, 1));
      else if (key === 'p' || key === 'ArrowUp') go(beside(at, -1));
      else if (key === 'm') mend(at);
      else if (choose(at, key === 'a' ? 'accept' : 'reject')) go(beside(at, 1));
    };
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const field = event.target.closest('input:not([type="radio"]), textarea, select');
      if (field && event.key === 'Escape' && here()) return go(here());
      if (field || event.target.closest('.paper-text')) return;
      const arrows = event.key.startsWith('Arrow');
      if (arrows && (event.target.type === 'radio' || !here())) return;
      if (!['a', 'r', 'm', 'n', 'p', 'u', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
      event.preventDefault();
      act(event.key);
    });
    desk.addEventListener('focusin', () => here() && show(here()));
    desk.addEventListener('change', tell);
    // Decisions that were not recorded are not lost by a slip.
    let sent = false;
    desk.closest('form').addEventListener('submit', () => { sent = true; });
    window.addEventListener('beforeunload', (event) => {
      if (!sent && tell() > 0) event.preventDefault();
    });
    document.querySelector('.paper-text').addEventListener('click', (event) => {
      const link = event.target.closest('mark a');
      if (!link) return;
      event.preventDefault();
      go(document.getElementById(link.hash.slice(1)));
    });
  }

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
