// What browsers know and the library of the type checker does not.
interface Window {
  /** Who may turn text into addresses of scripts (W3C Trusted Types). */
  readonly trustedTypes?: {
    createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses;
  };
}

interface ScriptAddresses {
  createScriptURL(address: string): string;
}
