/** Packed columns; `search/columns.py` writes them, FORMAT.md tells how. */
import { Bits } from "./bits.js";

/**
 * Read a column of numbers.
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} width of planes in bits; 0 where numbers are written by value
 * @param {number} low how many low bits stand behind those
 */
export const unpack = (bytes, count, width, low) =>
  width ? planes(bytes, count, width) : byValue(new Bits(bytes), count, low);

/**
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} width
 */
function planes(bytes, count, width) {
  const numbers = new Float64Array(count);
  if (width < 8) {
    const [each, mask] = [8 / width, (1 << width) - 1];
    for (let i = 0; i < count; i++) numbers[i] = (bytes[Math.floor(i / each)] >> ((i % each) * width)) & mask;
  } else {
    for (let plane = 0; plane < width / 8; plane++) {
      for (let i = 0; i < count; i++) numbers[i] += bytes[plane * count + i] * 256 ** plane;
    }
  }
  return numbers;
}

/**
 * @param {Bits} bits
 * @param {number} count
 * @param {number} low
 */
function byValue(bits, count, low) {
  const [last, most] = [bits.golomb(0), bits.golomb(0)];
  const numbers = new Float64Array(count).fill(most);
  let left = Uint32Array.from(numbers.keys());
  for (let value = 0; value <= last; value++) {
    if (value !== most) left = place(bits, left, numbers, value);
  }
  if (low) numbers.forEach((high, i) => (numbers[i] = high * 2 ** low + bits.plain(low)));
  return numbers;
}

/**
 * Write a value where it stands, and return the documents that are left.
 * @param {Bits} bits
 * @param {Uint32Array} left
 * @param {Float64Array} numbers
 * @param {number} value
 */
function place(bits, left, numbers, value) {
  const count = bits.golomb(0);
  const low = count && bits.plain(5);
  const rest = new Uint32Array(left.length - count);
  let [from, to] = [0, 0];
  for (let i = 0; i < count; i++) {
    for (let gap = bits.rice(low); gap; gap--) rest[to++] = left[from++];
    numbers[left[from++]] = value;
  }
  rest.set(left.subarray(from), to);
  return rest;
}
