/** The geometry of the tour, its sentences, links and choice of sizes: pure functions against hand-made cases and a naive second way. */
import assert from "node:assert/strict";
import { test } from "node:test";

const tour = new URL("../../themes/akiya/static/js/tour/", import.meta.url);
const geometry = await import(new URL("projection.js", tour));
const { parsePlace, placeHash } = await import(new URL("link.js", tour));
const { nextLevel, sharpLevel } = await import(new URL("levels.js", tour));
const { directionWord, facing, fill } = await import(new URL("words.js", tour));

const { cameraToWorld, deviceView, direction, dragAngle, focal, neededWidth, project, turn, viewOf, wrap, zoom } = geometry;
const size = { width: 800, height: 400 };

/** @param {number[]} actual @param {number[]} expected */
function close(actual, expected, tolerance = 1e-9) {
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < tolerance, `${actual} is not ${expected}`));
}

/** Deterministic numbers in [low, high). @param {number} seed */
function numbers(seed) {
  let state = seed;
  return (low, high) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return low + (state / 2 ** 31) * (high - low);
  };
}

test("angles come back into one turn", () => {
  assert.deepEqual([0, 179, 180, 181, -181, 720, -540].map(wrap), [0, 179, -180, -179, 179, 0, -180]);
});

test("a view never looks over the zenith or wider than its limits", () => {
  assert.equal(turn(viewOf({ pitch: 80 }), 0, 30).pitch, 90);
  assert.equal(turn(viewOf({ yaw: 170 }), 20, 0).yaw, -170);
  assert.equal(zoom(viewOf({}), 100).fov, geometry.MIN_FOV);
  assert.equal(zoom(viewOf({}), 0.01).fov, geometry.MAX_FOV);
});

test("zooming by a factor makes things as much larger", () => {
  const view = viewOf({ fov: 80 });
  assert.ok(Math.abs(focal(zoom(view, 1.25), size) / focal(view, size) - 1.25) < 1e-9);
});

test("the point looked at is the middle of the screen, right is right and up is up", () => {
  const view = viewOf({ yaw: 40, pitch: 20 });
  close(Object.values(project({ yaw: 40, pitch: 20 }, view, size)), [400, 200]);
  assert.ok(project({ yaw: 50, pitch: 20 }, view, size).x > 400);
  assert.ok(project({ yaw: 40, pitch: 30 }, view, size).y < 200);
  assert.equal(project({ yaw: -140, pitch: -20 }, view, size), null);
});

test("half the field of view away is the edge of the longer side", () => {
  close(Object.values(project({ yaw: 45, pitch: 0 }, viewOf({ fov: 90 }), size)), [800, 200]);
  close(Object.values(project({ yaw: 0, pitch: 45 }, viewOf({ fov: 90 }), { width: 400, height: 800 })), [200, 0]);
});

test("projecting is the inverse of what the shader does: pixel to ray to angles", () => {
  const any = numbers(7);
  for (let n = 0; n < 500; n += 1) {
    const view = { ...viewOf({ yaw: any(-180, 180), pitch: any(-90, 90), fov: any(30, 110) }), roll: any(-60, 60) };
    const [x, y] = [any(0, 800), any(0, 400)];
    const ray = [(x - 400) / focal(view, size), (200 - y) / focal(view, size), 1];
    const m = cameraToWorld(view);
    const [dx, dy, dz] = [0, 1, 2].map((row) => ray.reduce((sum, part, column) => sum + m[3 * column + row] * part, 0));
    const point = { yaw: (Math.atan2(dx, dz) * 180) / Math.PI, pitch: (Math.atan2(dy, Math.hypot(dx, dz)) * 180) / Math.PI };
    close(Object.values(project(point, view, size)), [x, y], 1e-6);
  }
});

test("the camera's axes stay at right angles and of length one", () => {
  const m = cameraToWorld({ yaw: 33, pitch: -71, roll: 18, fov: 90 });
  const columns = [0, 3, 6].map((i) => m.slice(i, i + 3));
  columns.forEach((a, i) => columns.forEach((b, j) => close([a.reduce((sum, part, k) => sum + part * b[k], 0)], [i === j ? 1 : 0])));
  close(columns[2], direction(33, -71));
});

test("a drag to the edge turns by half the field of view", () => {
  close([dragAngle(400, viewOf({ fov: 90 }), size)], [45]);
});

test("a phone held upright looks level at the horizon, and its turns are the view's turns", () => {
  close(Object.values(deviceView(0, 90, 0, 0)), [0, 0, 0]);
  close(Object.values(deviceView(-30, 90, 0, 0)), [30, 0, 0]); // alpha counts anticlockwise
  close(Object.values(deviceView(0, 120, 0, 0)), [0, 30, 0]); // leaned back, its camera looks up
});

test("a phone turned on its side still has a level horizon", () => {
  const { pitch, roll } = deviceView(0, 0, -90, 90); // its left edge down, the screen turned to suit
  close([pitch, roll], [0, 0]);
});

test("a phone tilted like a steering wheel rolls the camera and changes nothing else", () => {
  // 25° clockwise as the reader sees it: the device's x axis is (cos 25, 0, -sin 25) in east, north, up
  close(Object.values(deviceView(-90, 65, 90, 0)), [0, 0, -25]);
});

test("the width needed is one pixel of the panorama for one of the screen at the centre", () => {
  const view = viewOf({ fov: 60 });
  const perRadian = neededWidth(view, size) / (2 * Math.PI);
  const step = 0.001;
  const moved = project({ yaw: (step * 180) / Math.PI, pitch: 0 }, view, size).x - 400;
  assert.ok(Math.abs(moved / step - perRadian) < 0.01);
});

const levels = [512, 1024, 2048, 4096, 8192].map((width) => ({ width, src: `${width}.jpg` }));

test("the size is the smallest that is sharp, within what the device can hold", () => {
  assert.equal(sharpLevel(levels, 2000, 16384).width, 2048);
  assert.equal(sharpLevel(levels, 2300, 16384).width, 2048);
  assert.equal(sharpLevel(levels, 2600, 16384).width, 4096);
  assert.equal(sharpLevel(levels, 9000, 4096).width, 4096);
  assert.equal(sharpLevel(levels, 9000, 100).width, 512);
});

test("large steps are taken in two, sharp enough is the end", () => {
  assert.equal(nextLevel(levels, 512, 8000, 16384).width, 2048);
  assert.equal(nextLevel(levels, 2048, 8000, 16384).width, 8192);
  assert.equal(nextLevel(levels, 1024, 1000, 16384), null);
  assert.equal(nextLevel([levels[0], levels[4]], 512, 8000, 16384).width, 8192);
  assert.equal(nextLevel(levels, 8192, 99999, 16384), null);
});

test("a link names a place and comes back the same", () => {
  const place = { id: "居間 2,奥", yaw: -90, pitch: 5 };
  assert.deepEqual(parsePlace(placeHash(place)), place);
  assert.deepEqual(parsePlace("#tour=zashiki"), { id: "zashiki" });
  for (const hash of ["", "#tour", "#tour=", "#tour=a,1", "#tour=a,1,b", "#else=a"]) assert.equal(parsePlace(hash), null);
  assert.deepEqual(parsePlace("#tour=%E0%A4%A"), { id: "%E0%A4%A" });
});

const labels = { n: "北", ne: "北東", e: "東", se: "南東", s: "南", sw: "南西", w: "西", nw: "北西", front: "正面", right: "右", behind: "うしろ", left: "左",
  facing: "{room}、{direction}向き", room: "{title}（{size}）" };

test("directions are compass points where the heading is known, otherwise seen from the first view", () => {
  const room = { heading: 90, title: "座敷", size: "8畳" };
  assert.equal(facing(room, 0, labels), "座敷（8畳）、東向き");
  assert.equal(directionWord(room, -112, labels), "北");
  assert.equal(directionWord(room, -113, labels), "北西");
  assert.equal(directionWord(room, -90 - 361, labels), "北");
  const lost = { heading: null, start: { yaw: 30, pitch: 0 }, title: "縁側" };
  assert.deepEqual([30, 120, -150, -60].map((yaw) => directionWord(lost, yaw, labels)), ["正面", "右", "うしろ", "左"]);
  assert.equal(facing(lost, 30, labels), "縁側、正面向き");
});

test("a label keeps what it cannot fill", () => {
  assert.equal(fill("{a}と{b}と{a}", { a: "海" }), "海と{b}と海");
});
