// Questions that are asked inside a page. Each function is sent to the browser by itself, so it
// may use nothing from outside its own body.

/** Runs before the page does: remembers what the policy blocked and how far things moved. */
export function watchPage() {
  const seen = { blocked: [], shift: 0, moved: [] };
  Object.defineProperty(window, '__audit', { value: seen });
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.blocked.push(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      for (const { node } of entry.sources ?? []) {
        const element = node?.nodeType === 3 ? node.parentElement : node;
        if (element) seen.moved.push(element.tagName.toLowerCase() + (element.id ? `#${element.id}` : ''));
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Waits until fonts are there and two pictures have been drawn, then reads what was seen. */
export async function readWatch(settleMilliseconds) {
  await document.fonts.ready;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve, settleMilliseconds));
  const { blocked, shift, moved } = window.__audit;
  return { blocked: [...blocked], shift, moved: [...new Set(moved)].slice(0, 5) };
}

/** What every page owes its reader: one h1, its language, a title, nothing wider than the window. */
export function readShape() {
  const root = document.scrollingElement;
  const wide = [];
  if (root.scrollWidth > window.innerWidth) {
    for (const element of document.body.querySelectorAll('*')) {
      if (element.getBoundingClientRect().right > window.innerWidth + 1 && element.children.length === 0) {
        wide.push(element.tagName.toLowerCase() + (element.className ? `.${String(element.className.baseVal ?? element.className).split(' ')[0]}` : ''));
      }
    }
  }
  return {
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
    title: document.title.trim(),
    scrollWidth: root.scrollWidth,
    innerWidth: window.innerWidth,
    wide: [...new Set(wide)].slice(0, 5),
  };
}

/**
 * Text that is there but cannot be read: cut off by a box that hides what overflows, outside a
 * picture, or left of the window. Text meant only for screen readers is left alone.
 */
export function readClipped() {
  const found = [];
  const slack = 1.5;
  const forReadersOnly = (style, box) =>
    (box.width <= 2 && box.height <= 2) ||
    (style.position === 'absolute' && style.clip !== 'auto') ||
    style.clipPath === 'inset(50%)' ||
    style.clipPath === 'inset(100%)';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.trim();
    const parent = node.parentElement;
    if (!words || !parent || parent.closest('script,style,template,noscript,option,title,desc')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    const svg = parent.closest('svg');
    const boxes = rects.length > 0 || !svg ? rects : [parent.getBoundingClientRect()];
    if (boxes.length === 0) continue;
    const left = Math.min(...boxes.map((rect) => rect.left));
    const right = Math.max(...boxes.map((rect) => rect.right));
    const top = Math.min(...boxes.map((rect) => rect.top));
    const bottom = Math.max(...boxes.map((rect) => rect.bottom));
    let reason = '';
    let excused = false;
    for (let at = parent; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (forReadersOnly(style, box)) {
        excused = true;
        break;
      }
      if (at.matches('a[href^="#"]') && at === document.querySelector('a[href]')) {
        excused = true; // The skip link waits outside the window until it has the focus.
        break;
      }
      const inline = style.display === 'inline';
      const name = at.tagName.toLowerCase() + (at.id ? `#${at.id}` : '') + (at.classList[0] ? `.${at.classList[0]}` : '');
      const hides = (value) => value === 'hidden' || value === 'clip';
      const scrolls = (value) => value === 'auto' || value === 'scroll';
      if (!inline && hides(style.overflowX) && (right > box.right + slack || left < box.left - slack)) {
        reason = `cut off at the side by ${name}`;
        break;
      }
      if (!inline && hides(style.overflowY) && (bottom > box.bottom + slack || top < box.top - slack)) {
        // A line taller than its box by its leading alone is not cut: ask for a fifth of the text.
        if (bottom - box.bottom > 4 || box.top - top > 4) {
          reason = `cut off above or below by ${name}`;
          break;
        }
      }
      if (!inline && (scrolls(style.overflowX) || scrolls(style.overflowY))) {
        excused = true;
        break;
      }
    }
    if (!excused && !reason && left + window.scrollX < -slack) reason = 'left of the window';
    if (reason) found.push(`"${words.replace(/\s+/g, ' ').slice(0, 60)}" is ${reason}`);
  }
  return found.slice(0, 10);
}

/** Every visible word, in order. What only a script can serve is marked `data-script-only`. */
export function readWords() {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('script,style,template,noscript,[data-script-only]')) continue;
    if (!parent.closest('option,svg') && !parent.checkVisibility({ visibilityProperty: true })) continue;
    words.push(...node.data.split(/\s+/).filter(Boolean));
  }
  return words;
}

/** Remembers how everything that can take the focus looks without it. */
export function rememberUnfocused() {
  const looks = new Map();
  const read = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.color, style.borderColor, style.borderWidth, style.textDecorationLine, style.textDecorationThickness].join(' / ');
  };
  for (const element of document.querySelectorAll('a[href],area[href],button,input,select,textarea,summary,[tabindex]')) {
    looks.set(element, read(element));
  }
  window.__unfocused = { looks, read, order: [] };
}

/** Says what has the focus now, and whether a reader can see that it has. */
export async function readFocus() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { none: true };
  const { looks, read, order } = window.__unfocused;
  // A date field has several stops of its own (day, month, year, the calendar): they count as one.
  const inside = element === order.at(-1) && ['date', 'time', 'datetime-local', 'month', 'week'].includes(element.type);
  const again = inside ? -1 : order.indexOf(element);
  if (!inside) order.push(element);
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const changed = looks.has(element) && looks.get(element) !== read(element);
  const href = element.getAttribute('href') ?? '';
  const hash = href.startsWith('#') ? href : '';
  return {
    name: `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('aria-label') || element.name || '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`,
    marked: outlined || changed,
    shown: box.width > 2 && box.height > 2 && parseFloat(style.opacity) > 0.1 && style.visibility === 'visible',
    inWindow: box.right > 0 && box.bottom > 0 && box.left < window.innerWidth && box.top < window.innerHeight,
    skips: hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1))) !== null,
    same: again >= 0 && again === order.length - 2,
    seen: again >= 0,
  };
}
