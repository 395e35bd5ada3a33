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

/** Whether two boxes have an area in common. */
export const touches = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
