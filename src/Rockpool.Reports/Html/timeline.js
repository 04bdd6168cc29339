'use strict';

// The recording over time: three panels over one time axis, collections and gaps drawn through all of them.
const left = 54, right = 10, lane = 18, panelGap = 32;

function panelsOf(data) {
  const count = data.seconds.length;
  const rate = index => {
    const rents = data.rents[index], misses = data.misses[index];
    return rents > 0 && misses !== null ? Math.max(0, 1 - misses / rents) : null;
  };
  const hits = Array.from({ length: count }, (_, index) => rate(index));
  const misses = data.misses.map(value => value === null ? null : value / data.interval);
  const most = values => roundUp(values.reduce((high, value) => value > high ? value : high, 0), fine);
  const lowest = hits.reduce((low, value) => value !== null && value < low ? value : low, 1);
  const floor = lowest === 1 ? 0 : Math.max(0, 1 - roundUp(1 - lowest, coarse));
  return [
    { name: 'Items in use', draw: drawUse, values: data.inUse, low: 0, high: Math.max(2, most(data.inUse)), height: 130, text: amount },
    { name: 'Hit rate', draw: drawHits, values: hits, low: floor, high: 1, height: 84, text: share },
    { name: 'Misses per second', draw: drawMisses, values: misses, low: 0, high: most(misses), height: 76, text: amount },
  ];
}

function drawTimeline(holder, readout, data, width) {
  const panels = panelsOf(data);
  const bottom = lane + panels.reduce((sum, panel) => sum + panelGap + panel.height, 0);
  const svg = canvas(holder, width, bottom + 34, describe(data, panels));
  const end = Math.max(data.duration, data.seconds.length ? data.seconds.at(-1) + data.interval : 0) || 1;
  const x = seconds => round(left + (width - left - right) * Math.min(1, Math.max(0, seconds / end)));
  let top = lane;
  for (const panel of panels) {
    top += panelGap;
    const at = top, y = value => round(at + panel.height * (1 - (value - panel.low) / (panel.high - panel.low)));
    drawScale(svg, panel, y, width);
    panel.draw(svg, panel, data, x, y);
    top += panel.height;
  }
  drawGaps(svg, data, x, bottom);
  drawCollections(svg, data.collections, x, bottom);
  drawTimeAxis(svg, data, end, x, bottom, width);
  followPointer(svg, readout, data, panels, x, bottom, width);
}

function drawScale(svg, panel, y, width) {
  node(svg, 'text', { x: left, y: y(panel.high) - 10, class: 'name' }, panel.name);
  for (const value of [panel.low, (panel.low + panel.high) / 2, panel.high]) {
    node(svg, 'path', { class: 'axis', d: `M${left} ${y(value)}H${width - right}` });
    node(svg, 'text', { x: left - 7, y: y(value) + 4, 'text-anchor': 'end' }, panel.text(value));
  }
}

// Stretches of intervals whose value is known: a line is never drawn through what is not.
function runs(values) {
  const found = [];
  values.forEach((value, index) => {
    if (value === null) return;
    if (index > 0 && values[index - 1] !== null) found.at(-1).push(index);
    else found.push([index]);
  });
  return found;
}

function steps(run, values, data, x, y) {
  return run.map(index => `${x(data.seconds[index])} ${y(values[index])}H${x(data.seconds[index] + data.interval)}`).join('L');
}

function drawUse(svg, panel, data, x, y) {
  for (const run of runs(panel.values)) {
    const line = 'M' + steps(run, panel.values, data, x, y);
    node(svg, 'path', { class: 'use-area', d: `${line}V${y(0)}H${x(data.seconds[run[0]])}Z` });
    node(svg, 'path', { class: 'use', d: line });
  }
}

function drawHits(svg, panel, data, x, y) {
  for (const run of runs(panel.values)) node(svg, 'path', { class: 'hits', d: 'M' + steps(run, panel.values, data, x, y) });
}

function drawMisses(svg, panel, data, x, y) {
  const bar = index => {
    const from = x(data.seconds[index]), to = x(data.seconds[index] + data.interval);
    return `M${from} ${y(0)}V${y(panel.values[index])}H${round(Math.max(to - (to - from > 3 ? 1 : 0), from + 0.5))}V${y(0)}Z`;
  };
  const known = panel.values.map((value, index) => value > 0 ? bar(index) : '').join('');
  node(svg, 'path', { class: 'misses', d: known });
}

function gapsOf(data) {
  const missing = data.seconds.map((_, index) => data.inUse[index] === null && data.rents[index] === null ? index : null);
  return runs(missing).map(run => [data.seconds[run[0]], data.seconds[run.at(-1)] + data.interval]);
}

function drawGaps(svg, data, x, bottom) {
  const pattern = node(node(svg, 'defs', {}), 'pattern',
    { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  node(pattern, 'path', { class: 'hatch', d: 'M0 0V7' });
  for (const [from, to] of gapsOf(data)) {
    const area = node(svg, 'rect',
      { class: 'gap', fill: 'url(#hatch)', x: x(from), y: lane + panelGap, width: Math.max(1, x(to) - x(from)), height: bottom - lane - panelGap });
    node(area, 'title', {}, `Not recorded from ${time(from)} to ${time(to)}`);
  }
}

function drawCollections(svg, collections, x, bottom) {
  for (const [seconds, generation, pause] of collections) {
    const end = generation >= 2 ? bottom : lane - 9 + 5 * generation;
    const mark = node(svg, 'path', { class: generation >= 2 ? 'gc2' : 'gc', d: `M${x(seconds)} 0V${end}` });
    const paused = pause === null ? '' : `, threads stood for ${time(pause)}`;
    node(mark, 'title', {}, `Generation ${generation} collected at ${time(seconds)}${paused}`);
  }
}

function drawTimeAxis(svg, data, end, x, bottom, width) {
  for (const [from, to] of data.stacks) {
    const run = node(svg, 'rect', { class: 'stacks', x: x(from), y: bottom + 3, width: Math.max(1, x(to) - x(from)), height: 4 });
    node(run, 'title', {}, `Rents and returns had stacks from ${time(from)} to ${time(to)}`);
  }
  const step = roundUp(end / Math.max(2, Math.floor(width / 110)), coarse);
  for (let at = 0; at <= end * 1.0001; at += step) {
    const anchor = at === 0 ? 'start' : x(at) > width - 40 ? 'end' : 'middle';
    node(svg, 'text', { x: x(at), y: bottom + 24, 'text-anchor': anchor }, time(at));
  }
}

function describe(data, panels) {
  const said = panels.map(panel => {
    const known = panel.values.filter(value => value !== null);
    if (known.length === 0) return `${panel.name}: not known`;
    const [low, high] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    return `${panel.name}: ${panel.text(low)} to ${panel.text(high)}`;
  });
  return `${said.join('. ')}. Collections: ${data.collections.length}. Stretches not recorded: ${gapsOf(data).length}.`;
}

function followPointer(svg, readout, data, panels, x, bottom, width) {
  if (data.seconds.length === 0) return;
  const cursor = node(svg, 'path', { class: 'cursor', d: '' });
  const hint = readout.textContent;
  let at = -1;
  const show = index => {
    at = Math.min(data.seconds.length - 1, Math.max(0, index));
    cursor.setAttribute('d', `M${x(data.seconds[at] + data.interval / 2)} ${lane}V${bottom}`);
    const said = panels.map(panel => `${panel.name.toLowerCase()} ${panel.values[at] === null ? 'unknown' : panel.text(panel.values[at])}`);
    readout.textContent = `${time(data.seconds[at])}: ${said.join(', ')}`;
  };
  svg.setAttribute('tabindex', '0');
  svg.addEventListener('pointermove', event => {
    const scale = width / svg.clientWidth, from = x(data.seconds[0]), to = x(data.seconds.at(-1));
    const along = to > from ? ((event.offsetX * scale) - from) / (to - from) : 0;
    show(Math.floor(along * (data.seconds.length - 1)));
  });
  svg.addEventListener('pointerleave', () => {
    at = -1;
    cursor.setAttribute('d', '');
    readout.textContent = hint;
  });
  svg.addEventListener('keydown', event => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    show(at + (event.key === 'ArrowLeft' ? -1 : 1));
    event.preventDefault();
  });
}
