// What the page does beyond links and forms: the look, and asking without leaving the page.
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem('look');
  if (kept === 'dark' || kept === 'light') root.dataset.look = kept;

  document.addEventListener('DOMContentLoaded', () => {
    setUpLooks(document.querySelector('[data-looks]'));
    const ask = document.querySelector('[data-ask]');
    if (ask) setUpAsking(ask);
  });

  function setUpLooks(button) {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.look ?? (dark.matches ? 'dark' : 'light')) === 'dark';
    const name = () => {
      button.textContent = isDark() ? 'Light' : 'Dark';
      button.setAttribute('aria-label', isDark() ? 'Change to the light look' : 'Change to the dark look');
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset.look = isDark() ? 'light' : 'dark';
      localStorage.setItem('look', root.dataset.look);
      name();
    });
    dark.addEventListener('change', name);
    name();
  }

  function setUpAsking(ask) {
    const field = ask.querySelector('input');
    const status = document.querySelector('[data-status]');
    const logs = [...document.querySelectorAll('[data-log]')];
    const offers = setUpOffers(field);
    let count = 0;
    for (const log of logs) scrollDown(log);

    document.addEventListener('submit', (event) => {
      const form = event.target;
      if (!form.matches('.exchange, [data-ask], [data-examples]')) return;
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter));
      if (form.matches('[data-examples]')) field.value = body.get('words');
      offers.close();
      for (const menu of document.querySelectorAll('details[open]')) menu.open = false;
      send(body, form.matches('.exchange') ? form : undefined);
    });

    async function send(body, from) {
      status.textContent = 'Asking';
      try {
        const answer = await fetch('/ask', { method: 'POST', body, headers: { 'x-piece': 'exchange' } });
        const piece = new DOMParser().parseFromString(await answer.text(), 'text/html').body
          .firstElementChild;
        if (!piece?.dataset.title) throw new Error(`answered ${answer.status}`);
        show(piece, from);
        status.textContent = `Answered: ${piece.dataset.title}`;
      } catch {
        status.textContent = 'No answer came: is Paperboy still running? Please try again.';
        status.classList.remove('unseen');
        return;
      }
      status.classList.add('unseen');
      if (!from) field.select();
    }

    function show(piece, from) {
      const number = String(++count);
      for (const log of logs) {
        const made = piece.querySelector(`[data-for="${log.dataset.log}"] > form`);
        made.dataset.number = number;
        const replaced =
          from?.dataset.number && log.querySelector(`[data-number="${CSS.escape(from.dataset.number)}"]`);
        if ('replaces' in piece.dataset && replaced) replaced.replaceWith(made);
        else log.append(made);
        log.scrollTop = made.offsetTop - 8;
      }
    }

    for (const log of logs)
      for (const [at, form] of [...log.querySelectorAll('.exchange')].entries())
        form.dataset.number = `old${at}`;
  }

  /** Begins at the newest exchange's first line. */
  function scrollDown(log) {
    const last = log.lastElementChild;
    if (last) log.scrollTop = last.offsetTop - 8;
  }

  function setUpOffers(field) {
    const list = document.getElementById('offers');
    let chosen = -1;
    let asked = 0;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': 'offers',
      'aria-expanded': 'false',
    }))
      field.setAttribute(name, value);
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'What may follow');

    const close = () => {
      asked++;
      list.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
      chosen = -1;
    };
    const choose = (at) => {
      const all = [...list.children];
      chosen = (at + all.length) % all.length;
      for (const [n, one] of all.entries()) one.setAttribute('aria-selected', String(n === chosen));
      all[chosen].scrollIntoView({ block: 'nearest' });
      field.setAttribute('aria-activedescendant', all[chosen].id);
    };
    const take = (option) => {
      field.value = option.dataset.words.endsWith(' ') ? option.dataset.words : `${option.dataset.words} `;
      field.focus();
      offer();
    };
    const offer = async () => {
      const mine = ++asked;
      const answer = await fetch(`/complete?${new URLSearchParams({ typed: field.value })}`).catch(
        () => null,
      );
      const all = answer?.ok ? await answer.json() : [];
      if (mine !== asked) return;
      list.replaceChildren(
        ...all.map(({ words, what }, at) => {
          const option = document.createElement('li');
          option.id = `offer-${at}`;
          option.setAttribute('role', 'option');
          option.dataset.words = words;
          option.setAttribute('aria-selected', 'false');
          const [name, help] = [document.createElement('b'), document.createElement('span')];
          name.textContent = words;
          help.textContent = what;
          option.append(name, help);
          return option;
        }),
      );
      if (all.length === 0) return close();
      chosen = -1;
      list.hidden = false;
      field.setAttribute('aria-expanded', 'true');
    };

    field.addEventListener('input', offer);
    field.addEventListener('blur', close);
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option = event.target.closest('li');
      if (option) take(option);
    });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' && list.hidden) offer();
      if (list.hidden) return;
      if (event.key === 'ArrowDown') choose(chosen + 1);
      else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
      else if (event.key === 'Escape') close();
      else if (event.key === 'Tab' && !event.shiftKey) take(list.children[Math.max(0, chosen)]);
      else if (event.key === 'Enter' && chosen >= 0) take(list.children[chosen]);
      else return;
      event.preventDefault();
    });
    return { close };
  }
})();
