'use strict';

// The share of a site's items still out after a time, both axes logarithmic: a leak is a curve that lies down, and on
// a linear axis one item in a thousand would lie on the floor from the start.
const faintest = 1e-5, curveHeight = 190, curveLeft = 50, curveFoot = 26;

function drawSurvival(holder, points, width) {
  const known = points.filter(point => point[1] !== null);
  const times = known.map(point => point[0]).filter(seconds => seconds > 0);
  if (times.length === 0) return;
  // The band's lower edge is shown too, unless it lies so deep that the curve itself would be squeezed.
  const shares = known.flatMap(point => [point[1], Math.max(point[2], point[1] / 10)]).filter(value => value > 0);
  const bottom = 10 ** Math.floor(Math.log10(Math.max(faintest, Math.min(0.5, ...shares))));
  const first = times[0] === times.at(-1) ? times[0] / 2 : times[0], last = times.at(-1) * 1.15;
  const svg = canvas(holder, width, curveHeight, holder.querySelector('figcaption').textContent);
  const x = seconds => round(curveLeft + (width - curveLeft - 8) * Math.log(Math.max(first, seconds) / first) / Math.log(last / first));
  const high = 8, floor = curveHeight - curveFoot;
  const y = value => round(floor - (floor - high) * Math.log(Math.max(bottom, Math.min(1, value)) / bottom) / Math.log(1 / bottom));
  drawShares(svg, bottom, y, width);
  drawTimes(svg, first, last, x, width);
  drawCurve(svg, known, first, last, x, y);
}

function drawShares(svg, bottom, y, width) {
  const levels = bottom < 0.05 ? [] : [0.5, 0.2];
  for (let value = 1; value >= bottom * 0.99; value /= 10) levels.push(value);
  for (const value of levels) {
    node(svg, 'path', { class: 'axis', d: `M${curveLeft} ${y(value)}H${width - 8}` });
    node(svg, 'text', { x: curveLeft - 7, y: y(value) + 4, 'text-anchor': 'end' }, share(value));
  }
}

function drawTimes(svg, first, last, x, width) {
  const decades = Math.log10(last / first), every = Math.max(1, Math.ceil(decades / Math.max(2, Math.floor(width / 85))));
  const stops = decades < 1.5 ? [1, 2, 5] : [1];
  for (let power = Math.floor(Math.log10(first)); power <= Math.log10(last); power += every) {
    for (const stop of stops) {
      const seconds = Number((stop * 10 ** power).toPrecision(3));
      if (seconds < first || seconds > last) continue;
      node(svg, 'path', { class: 'axis', d: `M${x(seconds)} ${curveHeight - curveFoot}v5` });
      node(svg, 'text', { x: Math.min(x(seconds), width - 20), y: curveHeight - 7, 'text-anchor': 'middle' }, time(seconds));
    }
  }
}

function drawCurve(svg, points, first, last, x, y) {
  const stairs = column => {
    let before = 1;
    return points.map(point => {
      const corner = `H${x(point[0])}V${y(point[column] ?? before)}`;
      before = point[column] ?? before;
      return corner;
    }).join('') + `H${x(last)}`;
  };
  const corners = column => points.map(point => [x(point[0]), y(point[column] ?? point[1])]);
  const back = corners(2).reverse().map(([at, level], index, all) => {
    const next = all[index + 1];
    return `V${level}H${at}` + (next ? '' : `V${y(1)}`);
  }).join('');
  node(svg, 'path', { class: 'band', d: `M${x(first)} ${y(1)}${stairs(3)}${back}Z` });
  node(svg, 'path', { class: 'curve', d: `M${x(first)} ${y(1)}${stairs(1)}` });
}
