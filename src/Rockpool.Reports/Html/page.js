'use strict';

// Everything on the page can be read without this script but the charts; it also sorts and filters.
function sortBy(table, header, column) {
  const descending = header.getAttribute('aria-sort') !== 'descending' && !(column === 0 && !header.hasAttribute('aria-sort'));
  const key = row => {
    const cell = row.cells[column];
    return column === 0 ? cell.textContent : cell.dataset.value === '' ? null : Number(cell.dataset.value);
  };
  const order = (one, other) => {
    const first = key(one), second = key(other);
    if (first === null || second === null) return (first === null) - (second === null);
    const rising = column === 0 ? first.localeCompare(second, 'en', { numeric: true }) : first - second;
    return descending ? -rising : rising;
  };
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order));
}

function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => sortBy(table, header, column));
  });
}

function makeFilters(group, findings) {
  const names = { all: 'All', error: 'Errors', warning: 'Warnings', info: 'Notes' };
  const count = severity => findings.querySelectorAll(severity === 'all' ? '.finding' : `.finding.${severity}`).length;
  const choices = Object.keys(names).filter(severity => count(severity) > 0);
  if (choices.length < 3) return;
  for (const severity of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${names[severity]} ${count(severity)}`;
    button.setAttribute('aria-pressed', severity === 'all');
    button.addEventListener('click', () => {
      findings.dataset.show = severity;
      for (const other of group.children) other.setAttribute('aria-pressed', other === button);
    });
    group.append(button);
  }
  group.hidden = false;
}

function makeUnfold(button, cards) {
  if (cards.length < 2) return;
  button.addEventListener('click', () => {
    const open = button.textContent === 'Unfold all';
    for (const card of cards) card.open = open;
    button.textContent = open ? 'Fold all' : 'Unfold all';
  });
  button.hidden = false;
}

// Paper cannot be clicked: what is closed on the screen is printed open, and closed again afterwards.
function openForPrint() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('.finding > details:not([open])')];
    for (const card of opened) card.open = true;
  });
  addEventListener('afterprint', () => {
    for (const card of opened) card.open = false;
  });
}

const data = JSON.parse(document.getElementById('data').textContent);
const plot = document.querySelector('.plot .chart');
if (plot) drawToFit(plot, width => drawTimeline(plot, document.querySelector('.readout'), data.timeline, width));
for (const figure of document.querySelectorAll('.survival'))
  drawToFit(figure, width => drawSurvival(figure, data.survival[Number(figure.dataset.survival)], width));
for (const table of document.querySelectorAll('table')) makeSortable(table);
makeFilters(document.getElementById('filters'), document.getElementById('findings'));
makeUnfold(document.getElementById('unfold'), document.querySelectorAll('.finding > details'));
openForPrint();
