import type { RequestedImage } from "../image-plan";

export const connectionArn =
  "arn:aws:codeconnections:us-east-1:111111111111:connection/0f0f0f0f-0000-4000-8000-000000000001";

export const known = {
  repositoryUrls: {
    web: "registry.example.com/web",
    worker: "registry.example.com/worker",
  },
  repositoryArns: {
    web: "arn:aws:ecr:us-east-1:111111111111:repository/web",
    worker: "arn:aws:ecr:us-east-1:111111111111:repository/worker",
  },
};

/** An image as it is when the configuration says no more than it must. */
export function image(name: string, further: Partial<RequestedImage> = {}): RequestedImage {
  return {
    name,
    repository: undefined,
    sourceType: "NO_SOURCE",
    location: undefined,
    branch: "main",
    connectionArn: undefined,
    directory: ".",
    dockerfile: "Dockerfile",
    inlineDockerfile: "FROM scratch",
    arguments: {},
    architecture: "x86_64",
    webhook: false,
    schedule: undefined,
    ...further,
  };
}
