import fc from "fast-check";
import { expect, it } from "vitest";
import { valuesFor } from "./secret-values";

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), { maxLength: 5 });
const text = fc.string({ minLength: 1 });

it("a value is found for every name", () => {
  fc.assert(
    fc.property(names, text, (declared, value) => {
      const values = Object.fromEntries(declared.map((name) => [name, `${name} ${value}`]));

      expect(valuesFor("secrets:secretValues", declared, values)).toEqual(values);
    }),
  );
});

it("everything that does not fit is told at once, without any value", () => {
  expect(() =>
    valuesFor("secrets:secretValues", ["token", "empty", "number"], {
      empty: "",
      number: 7,
      toketn: "hunter2",
    }),
  ).toThrow(
    "the values cannot be used:\n" +
      "- secrets:secretValues has no text for token\n" +
      "- secrets:secretValues has no text for empty\n" +
      "- secrets:secretValues has no text for number\n" +
      "- secrets:secretValues has a value for toketn, which is not declared",
  );
});
