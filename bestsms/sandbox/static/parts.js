// The parts that a text is sent in: how full each is, and where the text is cut.

import { h, written } from "./dom.js";
import { count } from "./format.js";

const ROOM = { "GSM": [160, 153, "septet"], "UCS-2": [70, 67, "unit"] };

export function parts(segments) {
  return h("ol", { class: "parts" }, segments.map((segment, index) => {
    const [alone, several, unit] = ROOM[segment.Encoding] ?? ROOM.GSM;
    const room = segments.length === 1 ? alone : several;
    const label = `Part ${index + 1}: ${segment.Units} of ${count(room, unit)}`;
    return h("li", {},
      h("div", { class: "part-head" },
        h("b", {}, `Part ${index + 1}`), h("span", {}, segment.Encoding),
        h("meter", { min: 0, max: room, value: segment.Units, "aria-label": label }),
        h("span", {}, `${segment.Units} of ${count(room, unit)}`)),
      written("div", segment.Text));
  }));
}
