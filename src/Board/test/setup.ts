/** What some modules expect of a browser when they are imported. */
import { vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('navigator', { language: 'en-US' });
vi.stubGlobal('document', { documentElement: { lang: '' }, activeElement: null, getElementById: () => null });
