import { describe, expect, it } from "vitest";
import { planApplications, type RequestedApplication } from "./application-plan";
import { containerDefinition } from "./container-definition";
import { application, parameters, secretArns, upstream } from "./testing/applications";

const log = { group: "/cloud/d1brv40-dev/apps/web", region: "us-east-1" };

function plan(further: Partial<RequestedApplication>, name = "web") {
  const [planned] = planApplications(parameters([application(name, further)], { secretArns }));
  if (planned === undefined) {
    throw new Error("nothing was planned");
  }
  return planned;
}

describe("the plan of an application", () => {
  it("takes what it leaves open from all applications", () => {
    expect(plan({})).toMatchObject({
      image: "nginx",
      minTasks: 1,
      maxTasks: 2,
      taskRoleArn: upstream.taskRoleArn,
      capacity: [{ capacityProvider: "FARGATE", weight: 100, base: 0 }],
      route: undefined,
      url: "http://web.shop.internal:8080",
    });
    expect(
      plan({ minTasks: 0, maxTasks: 9, spotPercent: 100, taskRoleArn: "arn:own" }),
    ).toMatchObject({
      minTasks: 0,
      maxTasks: 9,
      taskRoleArn: "arn:own",
      capacity: [{ capacityProvider: "FARGATE_SPOT", weight: 100 }],
    });
  });

  it("runs the newest image of a repository, or the one of a tag", () => {
    const fromRepository = { image: undefined, repository: "web" };

    expect(plan(fromRepository).image).toBe("registry.example.com:5000/web:latest");
    expect(plan({ ...fromRepository, tag: "v1" }).image).toBe("registry.example.com:5000/web:v1");
    expect(() => plan({ image: undefined, repository: "api" })).toThrow(
      "containers-apps:applications web runs from api, but images are built into: web",
    );
    expect(() => plan({ repository: "web" })).toThrow("needs either an image or a repository");
    expect(() => plan({ image: undefined })).toThrow("needs either an image or a repository");
  });

  it("refuses what Fargate does not offer, and limits out of order", () => {
    expect(() => plan({ cpu: 512, memory: 512 })).toThrow(
      "web has 512 MiB of memory, but with 512 CPU Fargate offers 1024, 2048, 3072, 4096",
    );
    expect(() => plan({ minTasks: 3 })).toThrow("web has at least 3 tasks and at most 2");
  });

  it("allows sessions where the container may change its files", () => {
    expect(plan({}).allowSessions).toBe(false);
    expect(plan({ readOnlyRootFilesystem: false }).allowSessions).toBe(true);
  });

  it("refuses two of one name or priority", () => {
    const twice = [application("web"), application("web")];
    const first = { public: true, priority: 1 };

    expect(() => planApplications(parameters(twice))).toThrow("web is there twice");
    expect(() =>
      planApplications(parameters([application("web", first), application("api", first)])),
    ).toThrow("api has the priority 1, which web has as well");
  });
});

describe("the container", () => {
  it("listens, logs, and changes nothing of its own", () => {
    expect(containerDefinition(plan({}), log)).toEqual({
      name: "web",
      image: "nginx",
      essential: true,
      portMappings: [{ name: "web", containerPort: 8080, protocol: "tcp" }],
      environment: [],
      secrets: [],
      readonlyRootFilesystem: true,
      linuxParameters: { initProcessEnabled: true },
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/cloud/d1brv40-dev/apps/web",
          "awslogs-region": "us-east-1",
          "awslogs-stream-prefix": "web",
        },
      },
    });
  });

  it("has what the application asks for", () => {
    const asked = plan({
      command: ["serve", "--port", "8080"],
      user: "1000",
      healthCheckCommand: "wget -q localhost:8080",
      startSeconds: 600,
    });

    expect(containerDefinition(asked, log)).toMatchObject({
      command: ["serve", "--port", "8080"],
      user: "1000",
      healthCheck: { command: ["CMD-SHELL", "wget -q localhost:8080"], startPeriod: 300 },
    });
  });

  it("has its variables in an order that stays", () => {
    const one = plan({ environment: { B: 1, A: 2 }, secrets: { D: "database", C: "application" } });
    const other = plan({
      environment: { A: 2, B: 1 },
      secrets: { C: "application", D: "database" },
    });

    expect(containerDefinition(one, log)).toMatchObject({
      environment: [
        { name: "A", value: "2" },
        { name: "B", value: "1" },
      ],
      secrets: [
        { name: "C", valueFrom: secretArns.application },
        { name: "D", valueFrom: secretArns.database },
      ],
    });
    expect(JSON.stringify(containerDefinition(one, log))).toBe(
      JSON.stringify(containerDefinition(other, log)),
    );
  });
});
