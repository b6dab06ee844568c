// What the stacks below export, as tests configure it.

export const keyArn = (name: string): string => `arn:aws:kms:us-east-1:111111111111:key/${name}`;

export const roleArn = (name: string): string => `arn:aws:iam::111111111111:role/${name}`;

export const boundaryArn = "arn:aws:iam::111111111111:policy/boundary";
