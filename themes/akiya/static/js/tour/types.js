/**
 * The data that a page hands to the tour, as types. Nothing here runs.
 *
 * Angles are degrees. Yaw counts clockwise from the picture's centre, pitch upwards from the horizon.
 * @typedef {{ width: number, src: string }} Level one size of a panorama; `width` in pixels, `src` relative to the page
 * @typedef {{ to: string, yaw: number, pitch: number, label: string }} Door a way to another scene and where it is in the picture
 * @typedef {object} Scene one panorama
 * @property {string} id
 * @property {string} title the room's name
 * @property {string} [size] as the reader measures rooms: 「8畳」
 * @property {string} alt what the picture shows, for those who do not see it
 * @property {Level[]} levels ascending by width; the first is shown at once
 * @property {number | null} heading compass bearing of the picture's centre, or null if nobody has told it
 * @property {{ yaw: number, pitch: number }} [start] where the reader looks first
 * @property {Door[]} doors
 *
 * @typedef {object} Labels every word of the viewer in the reader's language; `{…}` is filled in
 * @property {string} stage name of the picture: {room}
 * @property {string} hint which keys do what
 * @property {string} room room with its size: {title}, {size}
 * @property {string} facing what the live region says: {room}, {direction}
 * @property {string} exits heading of the list of doors: {room}
 * @property {string} door a door in that list: {door}, {direction}
 * @property {string} back
 * @property {string} zoomIn
 * @property {string} zoomOut
 * @property {string} reset
 * @property {string} motion
 * @property {string} full
 * @property {string} leaveFull
 * @property {string} opening while a room loads: {room}
 * @property {string} failed a picture did not arrive
 * @property {string} noMotion the device does not tell how it is held
 * @property {string} flat why the picture is a flat strip
 * @property {string} n
 * @property {string} ne
 * @property {string} e
 * @property {string} se
 * @property {string} s
 * @property {string} sw
 * @property {string} w
 * @property {string} nw
 * @property {string} front directions where no compass bearing is known
 * @property {string} right
 * @property {string} behind
 * @property {string} left
 *
 * @typedef {{ scenes: Scene[], labels: Labels, lang?: string }} TourData `lang`: that of titles, doors and descriptions, if it is not the page's
 * @typedef {{ id: string, yaw?: number, pitch?: number }} Place a scene and, if known, where to look
 * @typedef {{ yaw: number, pitch: number, roll: number, fov: number }} View `fov` is the angle seen across the longer side
 * @typedef {{ width: number, height: number }} Size
 *
 * @typedef {object} Actions what the reader can do
 * @property {(dx: number, dy: number) => void} drag by so many CSS pixels
 * @property {(yaw: number, pitch: number) => void} turn by so many degrees
 * @property {(factor: number) => void} zoom
 * @property {() => void} reset
 * @property {() => void} back to the room before
 * @property {() => void} motion follow the device, or stop it
 * @property {() => void} full fill the screen, or leave it
 * @property {() => boolean} isFull
 *
 * @typedef {object} Stage a way to show a panorama: sphere.js or strip.js
 * @property {HTMLElement} node all of it
 * @property {HTMLElement} host what the doors are laid over
 * @property {HTMLElement} focus what takes the focus and bears the name of the room
 * @property {boolean} flat whether the whole panorama is laid out
 * @property {() => Size} size in CSS pixels
 * @property {(scene: Scene) => Level} first what to fetch before the scene can be entered
 * @property {(scene: Scene, image: HTMLImageElement, view: View) => void} enter
 * @property {(view: View) => void} look
 * @property {() => Promise<void>} sharpen fetches larger sizes until the present view is sharp
 */
export {};
