'use strict';

// The recording over time: three panels over one time axis, collections and gaps drawn through all of them.
const left = 54, right = 10, lane = 18, panelGap = 32, narrowestBin = 6;

// Intervals put together until a bin is wide enough to be seen. A bin never reaches across the edge of a gap, and a gap
// is one bin of which nothing is known.
function binsOf(data, width) {
  const most = Math.ceil(data.seconds.length * narrowestBin / width), bins = [];
  data.seconds.forEach((from, index) => {
    const known = data.rents[index] !== null || data.inUse[index] !== null, to = from + data.interval, last = bins.at(-1);
    if (!last || last.known !== known || (known && last.count === most))
      bins.push({ from, to, known, count: 1, rents: data.rents[index], misses: data.misses[index], inUse: data.inUse[index] });
    else
      Object.assign(last, { to, count: last.count + 1, rents: sum(last.rents, data.rents[index]), misses: sum(last.misses, data.misses[index]), inUse: data.inUse[index] });
  });
  return bins;
}

const sum = (one, other) => one === null || other === null ? one ?? other : one + other;

function panelsOf(bins) {
  const hits = bins.map(bin => bin.rents > 0 && bin.misses !== null ? Math.max(0, 1 - bin.misses / bin.rents) : null);
  const misses = bins.map(bin => bin.misses === null ? null : bin.misses / (bin.to - bin.from));
  const uses = bins.map(bin => bin.inUse);
  const most = values => roundUp(values.reduce((high, value) => value > high ? value : high, 0), fine);
  const lowest = hits.reduce((low, value) => value !== null && value < low ? value : low, 1);
  const floor = lowest === 1 ? 0 : Math.max(0, 1 - roundUp(1 - lowest, coarse));
  return [
    { name: 'Items in use', draw: drawUse, values: uses, low: 0, high: Math.max(2, most(uses)), height: 130, text: amount },
    { name: 'Hit rate', draw: drawHits, values: hits, low: floor, high: 1, height: 84, text: share },
    { name: 'Misses per second', draw: drawMisses, values: misses, low: 0, high: most(misses), height: 76, text: amount },
  ];
}

function drawTimeline(holder, readout, data, width) {
  const bins = binsOf(data, width - left - right), panels = panelsOf(bins), gaps = bins.filter(bin => !bin.known);
  const bottom = lane + panels.reduce((sum, panel) => sum + panelGap + panel.height, 0);
  const svg = canvas(holder, width, bottom + 34, describe(data, panels, gaps));
  const end = Math.max(data.duration, data.seconds.length ? data.seconds.at(-1) + data.interval : 0) || 1;
  const x = seconds => round(left + (width - left - right) * Math.min(1, Math.max(0, seconds / end)));
  let top = lane;
  for (const panel of panels) {
    top += panelGap;
    const at = top, y = value => round(at + panel.height * (1 - (value - panel.low) / (panel.high - panel.low)));
    drawScale(svg, panel, y, width);
    panel.draw(svg, panel, bins, x, y);
    top += panel.height;
  }
  drawGaps(svg, gaps, x, bottom);
  drawCollections(svg, data.collections, x, bottom);
  drawTimeAxis(svg, data, end, x, bottom, width);
  followPointer(svg, readout, bins, panels, x, bottom, width);
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

function steps(run, values, bins, x, y) {
  return run.map(index => `${x(bins[index].from)} ${y(values[index])}H${x(bins[index].to)}`).join('L');
}

function drawUse(svg, panel, bins, x, y) {
  for (const run of runs(panel.values)) {
    const line = 'M' + steps(run, panel.values, bins, x, y);
    node(svg, 'path', { class: 'use-area', d: `${line}V${y(0)}H${x(bins[run[0]].from)}Z` });
    node(svg, 'path', { class: 'use', d: line });
  }
}

function drawHits(svg, panel, bins, x, y) {
  for (const run of runs(panel.values)) node(svg, 'path', { class: 'hits', d: 'M' + steps(run, panel.values, bins, x, y) });
}

function drawMisses(svg, panel, bins, x, y) {
  const bar = index => {
    const from = x(bins[index].from), to = x(bins[index].to);
    return `M${from} ${y(0)}V${y(panel.values[index])}H${round(Math.max(to - (to - from > 3 ? 1 : 0), from + 0.5))}V${y(0)}Z`;
  };
  const known = panel.values.map((value, index) => value > 0 ? bar(index) : '').join('');
  node(svg, 'path', { class: 'misses', d: known });
}

function drawGaps(svg, gaps, x, bottom) {
  const pattern = node(node(svg, 'defs', {}), 'pattern',
    { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  node(pattern, 'path', { class: 'hatch', d: 'M0 0V7' });
  for (const { from, to } of gaps) {
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

function describe(data, panels, gaps) {
  const said = panels.map(panel => {
    const known = panel.values.filter(value => value !== null);
    if (known.length === 0) return `${panel.name}: not known`;
    const [low, high] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    return `${panel.name}: ${panel.text(low)} to ${panel.text(high)}`;
  });
  return `${said.join('. ')}. Collections: ${data.collections.length}. Stretches not recorded: ${gaps.length}.`;
}

function followPointer(svg, readout, bins, panels, x, bottom, width) {
  if (bins.length === 0) return;
  const cursor = node(svg, 'path', { class: 'cursor', d: '' });
  const hint = readout.textContent;
  let at = -1;
  const show = index => {
    at = Math.min(bins.length - 1, Math.max(0, index));
    cursor.setAttribute('d', `M${x((bins[at].from + bins[at].to) / 2)} ${lane}V${bottom}`);
    const said = panels.map(panel => `${panel.name.toLowerCase()} ${panel.values[at] === null ? 'unknown' : panel.text(panel.values[at])}`);
    readout.textContent = `${time(bins[at].from)}: ${said.join(', ')}`;
  };
  svg.setAttribute('tabindex', '0');
  svg.addEventListener('pointermove', event => {
    const along = event.offsetX * width / svg.clientWidth;
    show(bins.findLastIndex(bin => x(bin.from) <= along));
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
