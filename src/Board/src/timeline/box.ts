/** A point of a plane, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle whose sides are parallel to the axes. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box with two points as opposite corners. */
export const boxBetween = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
});

/** Whether a point lies in a box. */
export const contains = (box: Box, { x, y }: Point) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** The point at which something about an element appears, below it. */
export const below = ({ left, bottom }: Box): Point => ({ x: left + 20, y: bottom });

/** Whether two boxes have an area in common. */
export const touches = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
