import { createHash } from "node:crypto";

/**
 * Endless "random" characters that depend on their key only, so that the same program gives the same ids on every
 * machine and tests can name them.
 */
export class Random {
  private readonly key: string;

  constructor(...key: readonly (string | number)[]) {
    this.key = key.join("\0");
  }

  hex(length: number, purpose = ""): string {
    return this.bytes(Math.ceil(length / 2), purpose)
      .toString("hex")
      .slice(0, length);
  }

  uuid(purpose = ""): string {
    const hex = this.hex(32, purpose);
    const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  of(alphabet: string, length: number, purpose = ""): string {
    return [...this.bytes(length, purpose)]
      .map((byte) => alphabet[byte % alphabet.length])
      .join("");
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number, purpose = ""): number {
    return this.bytes(4, purpose).readUInt32BE() % limit;
  }

  digits(length: number, purpose = ""): string {
    return this.of("0123456789", length, purpose);
  }

  private bytes(length: number, purpose: string): Buffer {
    const blocks: Buffer[] = [];
    for (let index = 0; index * 32 < length; index++) {
      blocks.push(createHash("sha256").update(`${this.key}\0${purpose}\0${index}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  }
}
