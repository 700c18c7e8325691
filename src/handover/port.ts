/** Enough of a worker, or of what a worker sees of its page, to speak through. */
export interface Port {
  postMessage(message: Said): void;
  addEventListener(type: 'message', hear: (event: MessageEvent) => void): void;
}

/**
 * What the two ends of a stream say to each other: that there is room, the next part, that there is
 * no more, or why not.
 */
type Said =
  | { readonly room: true }
  | { readonly part: Uint8Array }
  | { readonly end: true }
  | { readonly stopped: unknown };

/**
 * Sends a stream through a port, a part whenever the other end has room for one: no more than one
 * is ever on its way.
 */
export function send(
  port: Port,
  stream: ReadableStream<Uint8Array>,
  sent: (bytes: number) => void = () => {},
): void {
  const reader = stream.getReader();
  let bytes = 0;
  port.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (!('room' in data)) return;
    reader.read().then(
      ({ done, value }) => {
        if (done) return port.postMessage({ end: true });
        port.postMessage({ part: value });
        sent((bytes += value.length));
      },
      (stopped: unknown) => port.postMessage({ stopped }),
    );
  });
}

/** The stream that the other end sends; stops with the error that it stopped with. */
export function receive(port: Port, cancel: () => void = () => {}): ReadableStream<Uint8Array> {
  let take: (said: Said) => void = () => {};
  port.addEventListener('message', ({ data }: MessageEvent<Said>) => take(data));
  return new ReadableStream<Uint8Array>({
    pull: (controller) =>
      new Promise((done) => {
        take = (said) => {
          if ('part' in said) controller.enqueue(said.part);
          else if ('end' in said) controller.close();
          else if ('stopped' in said) controller.error(said.stopped);
          else return;
          done();
        };
        port.postMessage({ room: true });
      }),
    cancel() {
      take = () => {}; // a part that is still on its way has nobody to go to
      cancel();
    },
  });
}
