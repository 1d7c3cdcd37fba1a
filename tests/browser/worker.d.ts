// What the build writes before the worker: see `generator/website/src/offline.rs`.
declare const EDITION: string;
declare const INDEX: string[];
