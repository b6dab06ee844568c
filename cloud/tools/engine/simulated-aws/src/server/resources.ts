import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type { Connection } from "../connection.ts";
import { check } from "../operations/check.ts";
import { create } from "../operations/create.ts";
import { remove } from "../operations/delete.ts";
import { diff, type Change } from "../operations/diff.ts";
import { read } from "../operations/read.ts";
import type { ResourceRequest } from "../operations/request.ts";
import { update } from "../operations/update.ts";
import type { Simulation } from "../simulation.ts";
import { parseUrn } from "../urn.ts";
import { decode, encode } from "../values.ts";
import { checkFailure } from "./failures.ts";
import type { Answer } from "./service.ts";

/** The calls of the provider protocol that concern one resource. */
export function resourceCalls(simulation: Simulation, answer: Answer) {
  return {
    check: answer(async (request: providerPb.CheckRequest, connection) => {
      const news = decode(request.getNews());
      const olds = decode(request.getOlds());
      const { account } = connection.configuration;
      const { inputs, failures } = check(
        simulation,
        account,
        request.getUrn(),
        typeIn(request),
        olds.properties,
        news.properties,
      );
      const response = new providerPb.CheckResponse();
      response.setInputs(encode(inputs, news.secrets));
      response.setFailuresList(failures.map(checkFailure));
      return response;
    }),

    diff: answer(async (request: providerPb.DiffRequest, connection) => {
      const state = {
        olds: decode(request.getOlds()).properties,
        oldInputs: decode(request.getOldInputs()).properties,
        news: decode(request.getNews()).properties,
      };
      const difference = diff(simulation, connection.configuration, typeIn(request), state);
      const response = new providerPb.DiffResponse();
      const { DIFF_NONE, DIFF_SOME } = providerPb.DiffResponse.DiffChanges;
      response.setChanges(difference.changes.length > 0 ? DIFF_SOME : DIFF_NONE);
      response.setReplacesList([...difference.replaces]);
      response.setDiffsList([...new Set(difference.changes.map((change) => change.path))]);
      response.setDeletebeforereplace(difference.deleteBeforeReplace);
      response.setHasdetaileddiff(true);
      difference.changes.forEach((change) =>
        response.getDetaileddiffMap().set(change.path, propertyDiff(change)),
      );
      return response;
    }),

    create: answer(async (request: providerPb.CreateRequest, connection, signal) => {
      const { properties, secrets } = decode(request.getProperties());
      const created = await create(
        simulation,
        about(request, connection, signal, request.getPreview()),
        properties,
        secrets,
      );
      const response = new providerPb.CreateResponse();
      response.setId(created.id);
      response.setProperties(encode(created.properties, created.secrets));
      return response;
    }),

    read: answer(async (request: providerPb.ReadRequest, connection, signal) => {
      const properties = decode(request.getProperties());
      const inputs = decode(request.getInputs());
      const known = { properties: properties.properties, inputs: inputs.properties };
      const found = await read(
        simulation,
        about(request, connection, signal, false),
        request.getId(),
        known,
      );
      const response = new providerPb.ReadResponse();
      if (found) {
        const secrets = new Set([...found.secrets, ...inputs.secrets]);
        response.setId(found.id);
        response.setProperties(encode(found.properties, secrets));
        response.setInputs(encode(found.inputs, secrets));
      }
      return response;
    }),

    update: answer(async (request: providerPb.UpdateRequest, connection, signal) => {
      const { properties, secrets } = decode(request.getNews());
      const existing = {
        id: request.getId(),
        olds: decode(request.getOlds()).properties,
        oldInputs: decode(request.getOldInputs()).properties,
      };
      const updated = await update(
        simulation,
        about(request, connection, signal, request.getPreview()),
        existing,
        properties,
        secrets,
      );
      const response = new providerPb.UpdateResponse();
      response.setProperties(encode(updated.properties, updated.secrets));
      return response;
    }),

    delete: answer(async (request: providerPb.DeleteRequest, connection, signal) => {
      const olds = decode(request.getProperties()).properties;
      await remove(simulation, about(request, connection, signal, false), request.getId(), olds);
      return new emptyPb.Empty();
    }),
  };
}

interface HasUrn {
  getUrn(): string;
}

function typeIn(request: HasUrn): string {
  return parseUrn(request.getUrn()).type;
}

function about(
  request: HasUrn,
  connection: Connection,
  signal: AbortSignal,
  preview: boolean,
): ResourceRequest {
  const urn = request.getUrn();
  return {
    configuration: connection.configuration,
    urn,
    type: parseUrn(urn).type,
    preview,
    signal,
  };
}

function propertyDiff(change: Change): providerPb.PropertyDiff {
  const { Kind } = providerPb.PropertyDiff;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  const result = new providerPb.PropertyDiff();
  result.setKind(kinds[change.kind][change.replace ? 1 : 0]);
  result.setInputdiff(change.input);
  return result;
}
