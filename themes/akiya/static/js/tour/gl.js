/**
 * Drawing a sphere from its inside with WebGL 2, which has repeating textures of any size, so that the seam behind
 * the reader needs no special case.
 * @typedef {import("./types.js").View} View
 * @typedef {{ texture: WebGLTexture, view: View, alpha: number }} Layer a panorama, seen so, laid over those before it
 * @typedef {object} Painter
 * @property {number} limit the largest width of a picture
 * @property {(image: HTMLImageElement) => WebGLTexture} upload
 * @property {(texture: WebGLTexture) => void} free
 * @property {(layers: Layer[]) => void} draw
 */
import { cameraToWorld, focal } from "./projection.js";

/** One triangle that covers the screen; `at` is the point on a picture plane one unit before the eye. */
const VERTEX = `#version 300 es
uniform vec2 corner;
out vec2 at;
void main() {
  vec2 p = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4. - 1.;
  at = p * corner;
  gl_Position = vec4(p, 0., 1.);
}`;

/**
 * The slopes decide how finely the picture is sampled. Across the seam that of u jumps by 1, hence the round(); towards
 * the poles u runs ever faster though the picture holds no more detail there, hence the length().
 */
const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform mat3 turn;
uniform float alpha;
in vec2 at;
out vec4 colour;
void main() {
  vec3 d = normalize(turn * vec3(at, 1.));
  vec2 uv = vec2(atan(d.x, d.z) * .15915494 + .5, .5 - asin(clamp(d.y, -1., 1.)) * .31830989);
  vec2 dx = dFdx(uv), dy = dFdy(uv);
  float flat_ = length(d.xz);
  dx.x = (dx.x - round(dx.x)) * flat_;
  dy.x = (dy.x - round(dy.x)) * flat_;
  colour = vec4(textureGrad(picture, uv, dx, dy).rgb, alpha);
}`;

/** @param {WebGL2RenderingContext} gl */
function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]])) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}

/** @param {WebGL2RenderingContext} gl @param {HTMLImageElement} image */
function upload(gl, image) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

/** @param {WebGL2RenderingContext} gl @param {WebGLProgram} program @returns {(layers: Layer[]) => void} */
function drawer(gl, program) {
  const [turn, corner, alpha] = ["turn", "corner", "alpha"].map((name) => gl.getUniformLocation(program, name));
  return (layers) => {
    const { width, height } = gl.canvas;
    gl.viewport(0, 0, width, height);
    for (const layer of layers) {
      const distance = 2 * focal(layer.view, { width, height });
      gl.bindTexture(gl.TEXTURE_2D, layer.texture);
      gl.uniformMatrix3fv(turn, false, cameraToWorld(layer.view));
      gl.uniform2f(corner, width / distance, height / distance);
      gl.uniform1f(alpha, layer.alpha);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    }
  };
}

/** A painter on `canvas`, or null where WebGL 2 is missing. Make a new one after a lost context is restored. @param {HTMLCanvasElement} canvas @returns {Painter | null} */
export function createPainter(canvas) {
  const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false });
  const program = gl && link(gl);
  if (!program) return null;
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  return {
    limit: gl.getParameter(gl.MAX_TEXTURE_SIZE),
    upload: (image) => upload(gl, image),
    free: (texture) => gl.deleteTexture(texture),
    draw: drawer(gl, program),
  };
}
