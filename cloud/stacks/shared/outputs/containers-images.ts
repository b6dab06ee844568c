// Generated from templates/config/containers-images.yaml by `npm run generate`. Changes belong there.

export interface ContainersImagesOutputs {
  /** Names of the projects on AWS, in the order of the images. */
  readonly projectNames: readonly string[];
  /** ARNs of the projects by image. */
  readonly projectArns: Readonly<Record<string, unknown>>;
  /** Newest image by repository, under its moving tag; it is there after the first build. */
  readonly imageUris: Readonly<Record<string, unknown>>;
  /** Names of the log groups, in the order of the images. */
  readonly logGroupNames: readonly string[];
  /** Role of the builds, empty without images. */
  readonly buildRoleArn: string;
}
