// What a service worker has around it, as far as it is used here: TypeScript's types for it cannot be had beside those of a page.

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface RequestEvent extends LifeEvent {
  request: Request
  respondWith(response: Promise<Response>): void
}

interface WorkerEvents {
  install: LifeEvent
  activate: LifeEvent
  fetch: RequestEvent
  message: MessageEvent<unknown>
}

/** The global scope of a service worker. */
export interface WorkerScope {
  registration: ServiceWorkerRegistration
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener<Type extends keyof WorkerEvents>(type: Type, listener: (event: WorkerEvents[Type]) => void): void
}
