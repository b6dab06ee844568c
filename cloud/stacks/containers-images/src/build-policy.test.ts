import { mockAccount } from "@cloud/shared/testing/mock-aws";
import { describe, expect, it } from "vitest";
import { buildPolicy, schedulePolicy } from "./build-policy";
import { planImages, type RequestedImage } from "./image-plan";
import { connectionArn, image, known } from "./testing/images";

function policy(images: RequestedImage[], pullThroughPrefixes: string[] = []) {
  return buildPolicy({
    account: mockAccount,
    images: planImages(images, known),
    pullThroughPrefixes,
    logGroupNames: ["/cloud/d1brv40-dev/images/web"],
  }).Statement;
}

describe("the policy of the builds", () => {
  it("reaches their own repositories and logs, and nothing else", () => {
    const statements = policy([image("web")]);

    expect(statements.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["LogIn", "*"],
      ["PushImages", ["arn:aws:ecr:us-east-1:111111111111:repository/web"]],
      [
        "WriteLogs",
        ["arn:aws:logs:us-east-1:111111111111:log-group:/cloud/d1brv40-dev/images/web:*"],
      ],
    ]);
  });

  it("names every action in full", () => {
    const actions = policy([image("web")], ["cache"]).flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    expect(actions.filter((action) => action.includes("Delete"))).toEqual([]);
  });

  it("lets base images come through the caches, which a first pull fills", () => {
    expect(policy([image("web")], ["d1brv40-dev-public"]).at(-1)).toMatchObject({
      Sid: "PullBaseImages",
      Resource: ["arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-dev-public/*"],
    });
  });

  it("uses each connection by the name of its service", () => {
    const old = connectionArn.replace("codeconnections", "codestar-connections");
    const source = {
      inlineDockerfile: undefined,
      sourceType: "GITHUB",
      location: "https://github.com/acme/shop",
    } as const;
    const statement = policy([
      image("web", { ...source, connectionArn }),
      image("worker", { ...source, connectionArn: old }),
    ]).at(-1);

    expect(statement).toMatchObject({ Sid: "UseConnections", Resource: [connectionArn, old] });
    expect(statement?.Action).toContain("codeconnections:UseConnection");
    expect(statement?.Action).toContain("codestar-connections:GetConnectionToken");
  });

  it("reads the sources in CodeCommit", () => {
    const location = "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop";
    const images = [
      image("web", { inlineDockerfile: undefined, sourceType: "CODECOMMIT", location }),
    ];

    expect(policy(images).at(-1)).toEqual({
      Sid: "ReadSources",
      Effect: "Allow",
      Action: "codecommit:GitPull",
      Resource: ["arn:aws:codecommit:eu-west-1:111111111111:shop"],
    });
  });
});

it("the policy of the schedules starts the builds that have one", () => {
  expect(schedulePolicy(["arn:a", "arn:b"]).Statement).toEqual([
    {
      Sid: "StartBuilds",
      Effect: "Allow",
      Action: "codebuild:StartBuild",
      Resource: ["arn:a", "arn:b"],
    },
  ]);
});
