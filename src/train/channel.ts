import { isCount, isSession, isTimer, screens, type RoomView, type ScreenName, type Session } from './room.ts';
import type { ToldLevel } from './told.ts';
