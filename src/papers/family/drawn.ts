import { drawings, type DrawingId } from './drawings.ts';

/** How many pixels a square of 64 is drawn with, so that it prints sharp at a thumb’s width. */
const side = 384;

/** Draws one of the drawings in black on white, as a PNG. Throws where the browser cannot. */
export async function drawn(id: DrawingId): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws nothing');
  const { pale, line } = drawings[id];
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, side, side);
  pen.scale(side / 64, side / 64);
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ws-level-1');
  pen.fill(new Path2D(pale));
  Object.assign(pen, { strokeStyle: 'black', lineWidth: 2.5, lineCap: 'round', lineJoin: 'round' });
  pen.stroke(new Path2D(line));
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error(`“${id}” could not be drawn`);
  return new Uint8Array(await blob.arrayBuffer());
}
