'use strict';
(() => {
  // A link to a data set opens it, in browsers that do not do so by themselves.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest('details');
    if (details) {
      details.hidden = false;
      details.open = true;
      details.scrollIntoView({block: 'start'});
    }
  };
  addEventListener('hashchange', open);
  open();

  const cards = [...document.querySelectorAll('.dataset')];
  const search = document.getElementById('search');
  if (search) {
    const found = document.getElementById('found');
    search.addEventListener('input', () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const card of cards) {
        const text = card.dataset.search.toLowerCase();
        card.hidden = !words.every(word => text.includes(word));
        shown += card.hidden ? 0 : 1;
      }
      found.textContent = words.length ? `${shown} of ${cards.length}` : '';
    });
    addEventListener('keydown', event => {
      if (event.key === '/' && document.activeElement !== search) {
        event.preventDefault();
        search.focus();
      }
    });
  }

  // What a node is made of, and what is made of it.
  for (const graph of document.querySelectorAll('.graph')) {
    const edges = [...graph.querySelectorAll('.edge')];
    const light = name => {
      for (const edge of edges) {
        edge.classList.toggle('lit', edge.dataset.from === name || edge.dataset.to === name);
      }
    };
    for (const node of graph.querySelectorAll('.node')) {
      for (const event of ['mouseenter', 'focus']) {
        node.addEventListener(event, () => light(node.dataset.node));
      }
      for (const event of ['mouseleave', 'blur']) {
        node.addEventListener(event, () => light(null));
      }
    }
  }

  // On paper nothing can be opened.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(details => { details.open = false; }));
})();
