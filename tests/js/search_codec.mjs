/** Bytes of a bundle, hand-made from FORMAT.md: numbers, columns, and the wrapping of files. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Bits } from "../../search/client/bits.js";
import { load } from "../../search/client/codec.js";
import { unpack } from "../../search/client/columns.js";

/** Rice and exponential Golomb codes are read one after the other, across bytes, also behind many zeros. */
test("codes", () => {
  const bits = new Bits(Uint8Array.from([0b01011010, 0b11110000, 0, 0, 0, 0, 0b00010000]));
  assert.equal(bits.rice(2), 4 + 1); // 01 01
  assert.equal(bits.golomb(0), 0); // 1
  assert.equal(bits.golomb(0), 2 - 1); // 010
  assert.equal(bits.golomb(2), 3); // 111
  assert.equal(bits.plain(1), 1);
  assert.equal(bits.rice(3), 39 * 8);
  assert.throws(() => bits.zeros(), RangeError);
});

/** Narrow columns hold the first number in the lowest bits; wide ones hold a plane of bytes after the other. */
test("packed columns", () => {
  assert.deepEqual([...unpack(Uint8Array.from([0b11100100, 0b01]), 5, 2, 0)], [0, 1, 2, 3, 1]);
  assert.deepEqual([...unpack(Uint8Array.from([0b101]), 3, 1, 0)], [1, 0, 1]);
  assert.deepEqual([...unpack(Uint8Array.from([0xa5]), 2, 4, 0)], [5, 10]);
  assert.deepEqual([...unpack(Uint8Array.from([1, 2, 0, 1]), 2, 16, 0)], [1, 258]);
});

/** A column written by value: the most frequent number is not written, the gaps of each other one are. */
test("columns by value", () => {
  // last 011, most 010; of 0: one 010, no low bits 00000, gap 01; of 2: one 010, one low bit 00001, gap 011
  const bytes = Uint8Array.from([0b01101001, 0b00000001, 0b01000001, 0b01100000]);
  assert.deepEqual([...unpack(bytes, 5, 0, 0)], [1, 0, 1, 1, 2]);
});

/** A file is gzip of magic, version, kind, number, segment and payload; anything else has a code that says why. */
test("files", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "search-"));
  t.after(() => rm(folder, { recursive: true }));
  const segment = "00112233445566aa";
  const header = [..."AKYS"].map((char) => char.charCodeAt(0));
  const whole = [...header, 7, 0x70, 2, 0, 0, 0, ...Buffer.from(segment, "hex"), 9, 8, 7];
  const read = async (/** @type {Uint8Array} */ bytes, number = 2, kind = "p") => {
    await writeFile(join(folder, "file"), bytes);
    return load(new URL(pathToFileURL(join(folder, "file"))), kind, number, segment, "default");
  };
  const gzipped = gzipSync(Uint8Array.from(whole));
  assert.deepEqual([...(await read(gzipped))], [9, 8, 7]);
  await assert.rejects(read(gzipped, 3), { name: "BundleError", code: "mismatch" });
  await assert.rejects(read(gzipped, 2, "c"), { code: "mismatch" });
  await assert.rejects(read(gzipped.subarray(0, -1)), { code: "damaged" });
  await assert.rejects(read(gzipSync(Uint8Array.from(whole.with(4, 1)))), { code: "version" });
  await assert.rejects(read(gzipSync(Uint8Array.from(whole.with(0, 0)))), { code: "foreign" });
  await assert.rejects(read(Uint8Array.from(whole)), { code: "foreign" });
});
