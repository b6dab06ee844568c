import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EngineRequest, planEngine } from "./engine-plan";

const usual: EngineRequest = {
  topology: "instance",
  engine: "postgres",
  engineVersion: undefined,
  port: undefined,
  engineParameters: [],
};

describe("the plan of the engine", () => {
  it.each([
    ["instance", "postgres", "postgres", "postgres17", 5432],
    ["instance", "mysql", "mysql", "mysql8.4", 3306],
    ["instance", "mariadb", "mariadb", "mariadb11.4", 3306],
    ["aurora", "postgres", "aurora-postgresql", "aurora-postgresql17", 5432],
    ["aurora", "mysql", "aurora-mysql", "aurora-mysql8.0", 3306],
  ] as const)("knows %s of %s", (topology, engine, name, family, port) => {
    expect(planEngine({ ...usual, topology, engine })).toMatchObject({
      engine: name,
      family,
      port,
    });
  });

  it("refuses what Aurora does not know", () => {
    expect(() => planEngine({ ...usual, topology: "aurora", engine: "mariadb" })).toThrow(
      "database-rds:engine is mariadb, which Aurora does not know",
    );
  });

  it("finds the family of any version", () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(part, part, part, (major, minor, patch) => {
        const engineVersion = `${major}.${minor}.${patch}`;
        const familyOf = (engine: "postgres" | "mysql") =>
          planEngine({ ...usual, engine, engineVersion }).family;

        expect(familyOf("postgres")).toBe(`postgres${major}`);
        expect(familyOf("mysql")).toBe(`mysql${major}.${minor}`);
      }),
    );
  });

  it("needs enough of a version to find it", () => {
    expect(() => planEngine({ ...usual, engine: "mysql", engineVersion: "8" })).toThrow(
      'database-rds:engineVersion is "8", but mysql needs major and minor part, for example 8.0',
    );
  });

  it("encrypts connections and logs slow queries, unless told otherwise", () => {
    const engineParameters = [
      { name: "rds.force_ssl", value: "0", applyMethod: "immediate" },
      { name: "work_mem", value: "8192", applyMethod: "immediate" },
    ] as const;

    expect(planEngine({ ...usual, port: 6000, engineParameters })).toMatchObject({
      port: 6000,
      parameters: [
        { name: "log_min_duration_statement", value: "1000", applyMethod: "pending-reboot" },
        ...engineParameters,
      ],
    });
    for (const [engine, name] of [
      ["postgres", "rds.force_ssl"],
      ["mysql", "require_secure_transport"],
      ["mariadb", "require_secure_transport"],
    ] as const) {
      expect(planEngine({ ...usual, engine }).parameters).toContainEqual({
        name,
        value: "1",
        applyMethod: "pending-reboot",
      });
    }
    expect(planEngine({ ...usual, topology: "aurora", engine: "mysql" }).parameters).toContainEqual(
      { name: "require_secure_transport", value: "ON", applyMethod: "pending-reboot" },
    );
  });
});
