/** Whole numbers from bits, one after the other; `search/bits.py` writes them. */
export class Bits {
  /** @param {Uint8Array} bytes the first number in the highest bits */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** The next 32 bits. */
  #window() {
    const { bytes, at } = this;
    const [i, skip] = [at >>> 3, at & 7];
    const four = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
    return ((four << skip) | (bytes[i + 4] >> (8 - skip))) >>> 0;
  }

  /** Step over zeros and return how many there were. */
  zeros() {
    for (let found = 0; this.at < this.bytes.length * 8; found += 32, this.at += 32) {
      const window = this.#window();
      if (!window) continue;
      const more = Math.clz32(window);
      this.at += more;
      return found + more;
    }
    throw new RangeError("more numbers are asked for than there are");
  }

  /** @param {number} width of a number, up to 32 bits */
  plain(width) {
    const number = width ? this.#window() >>> (32 - width) : 0;
    this.at += width;
    return number;
  }

  /** @param {number} bits how many low bits the Rice code has */
  rice(bits) {
    const high = this.zeros();
    this.at++;
    return high * 2 ** bits + this.plain(bits);
  }

  /** @param {number} bits how many low bits the exponential Golomb code has at least */
  golomb(bits) {
    return this.plain(this.zeros() + bits + 1) - 2 ** bits;
  }
}

/**
 * Return the low bits that suit the gaps of so many numbers below a range.
 * @param {number} range
 * @param {number} count
 */
export const riceBits = (range, count) => 31 - Math.clz32(Math.max(Math.floor((range * 11) / (16 * count)), 1));
