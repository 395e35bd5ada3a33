/** A length as CSS writes it; Preact adds no unit to numbers. */
export const px = (length: number) => `${Math.round(length * 100) / 100}px`;
