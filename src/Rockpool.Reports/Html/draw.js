'use strict';

// What both kinds of chart draw with. Text enters the page through textContent alone.
const svgNamespace = 'http://www.w3.org/2000/svg';

function node(parent, name, attributes, text) {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

function canvas(holder, width, height, label) {
  holder.querySelector('svg')?.remove();
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  holder.prepend(svg);
  return svg;
}

// Draws when the holder first has a width and again whenever that changes: a closed card has none.
function drawToFit(holder, draw) {
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(holder.clientWidth - sidesOf(holder));
    if (width > 0 && width !== drawn) draw(drawn = width);
  }).observe(holder);
}

function sidesOf(holder) {
  const style = getComputedStyle(holder);
  return parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
}

const round = value => Math.round(value * 100) / 100;

function digits(value) {
  if (value === 0) return '0';
  const decimals = Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

function amount(value) {
  if (value >= 1e9) return digits(value / 1e9) + ' G';
  if (value >= 1e7) return digits(value / 1e6) + ' M';
  return digits(value);
}

function time(seconds) {
  if (seconds === 0) return '0 s';
  if (seconds < 999.5e-9) return digits(seconds * 1e9) + ' ns';
  if (seconds < 999.5e-6) return digits(seconds * 1e6) + ' µs';
  if (seconds < 0.9995) return digits(seconds * 1e3) + ' ms';
  if (seconds < 119.5) return digits(seconds) + ' s';
  return seconds < 7170 ? digits(seconds / 60) + ' min' : digits(seconds / 3600) + ' h';
}

function share(value) {
  if (value > 0.9999 && value < 1) return '> 99.99 %';
  const decimals = value > 0.99 || value < 0.1 ? 2 : 1;
  return (value * 100).toLocaleString('en', { maximumFractionDigits: value < 0.001 ? 4 : decimals }) + ' %';
}

// The first of some steps × a power of ten that is not below the value.
function roundUp(value, steps) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [...steps, 10].map(step => step * power).find(step => step >= value * 0.9999);
}

const coarse = [1, 2, 5], fine = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8];
