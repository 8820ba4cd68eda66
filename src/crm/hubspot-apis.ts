import * as associations from '@hubspot/api-client/lib/codegen/crm/associations/v4/index.js';
import * as objects from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import * as owners from '@hubspot/api-client/lib/codegen/crm/owners/index.js';
import * as pipelines from '@hubspot/api-client/lib/codegen/crm/pipelines/index.js';
import * as oauth from '@hubspot/api-client/lib/codegen/oauth/index.js';
import * as properties from '@hubspot/api-client/lib/codegen/crm/properties/index.js';

/**
 * The one module that knows HubSpot's API client: its generated APIs with their paths and versions. The `Client` class
 * around them is left out on purpose. Its limiter and its retries are set for the whole process by whoever makes a
 * `Client` last, its retries send creating calls twice, and it cannot end a call that takes too long.
 */
export interface OutgoingRequest {
  getUrl(): string;
  getHttpMethod(): string;
  getHeaders(): Record<string, string>;
  getBody(): unknown;
}

export interface IncomingReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Record<string, string>;
  readonly text: string;
}

export type SendRequest = (request: OutgoingRequest) => Promise<IncomingReply>;

export type HubSpotApis = ReturnType<typeof openApis>;

/** The APIs of one portal, over `send`; cheap enough to be opened for every call. */
export function openApis(baseUrl: string, accessToken: string, send: SendRequest) {
  const library = {
    send: async (request: OutgoingRequest) => asResponse(await send(request)),
  };
  const authMethods = { oauth2: { accessToken } };

  const forObjects = objects.createConfiguration({
    baseServer: new objects.ServerConfiguration(baseUrl, {}),
    httpApi: objects.wrapHttpLibrary(library),
    authMethods,
  });
  const forAssociations = associations.createConfiguration({
    baseServer: new associations.ServerConfiguration(baseUrl, {}),
    httpApi: associations.wrapHttpLibrary(library),
    authMethods,
  });
  const forProperties = properties.createConfiguration({
    baseServer: new properties.ServerConfiguration(baseUrl, {}),
    httpApi: properties.wrapHttpLibrary(library),
    authMethods,
  });
  const forPipelines = pipelines.createConfiguration({
    baseServer: new pipelines.ServerConfiguration(baseUrl, {}),
    httpApi: pipelines.wrapHttpLibrary(library),
    authMethods,
  });
  const forOwners = owners.createConfiguration({
    baseServer: new owners.ServerConfiguration(baseUrl, {}),
    httpApi: owners.wrapHttpLibrary(library),
    authMethods,
  });

  return {
    records: new objects.BasicApi(forObjects),
    recordBatches: new objects.BatchApi(forObjects),
    search: new objects.SearchApi(forObjects),
    associationBatches: new associations.BatchApi(forAssociations),
    properties: new properties.CoreApi(forProperties),
    propertyBatches: new properties.BatchApi(forProperties),
    propertyGroups: new properties.GroupsApi(forProperties),
    pipelines: new pipelines.PipelinesApi(forPipelines),
    owners: new owners.OwnersApi(forOwners),
  };
}

export type OAuthApis = ReturnType<typeof openOAuthApis>;

/** The APIs of an install, which are called without a portal's token. */
export function openOAuthApis(baseUrl: string, send: SendRequest) {
  const configuration = oauth.createConfiguration({
    baseServer: new oauth.ServerConfiguration(baseUrl, {}),
    httpApi: oauth.wrapHttpLibrary({
      send: async (request: OutgoingRequest) => asResponse(await send(request)),
    }),
  });
  return {
    tokens: new oauth.TokensApi(configuration),
    accessTokens: new oauth.AccessTokensApi(configuration),
    refreshTokens: new oauth.RefreshTokensApi(configuration),
  };
}

export const searchOperators = objects.FilterOperatorEnum;
export const propertyTypes = properties.PropertyCreateTypeEnum;
export const propertyFieldTypes = properties.PropertyCreateFieldTypeEnum;

/** HubSpot's own id of the association that makes a company the primary one of a deal. */
export const dealToPrimaryCompany = {
  associationCategory: associations.AssociationSpecAssociationCategoryEnum.HubspotDefined,
  associationTypeId: 5,
};

/** A contact's and a deal's primary company, in HubSpot's own numbers of association types. */
export const primaryCompanyTypeIds: readonly number[] = [1, dealToPrimaryCompany.associationTypeId];

function asResponse(reply: IncomingReply): objects.ResponseContext {
  return new objects.ResponseContext(reply.status, reply.headers, {
    text: () => Promise.resolve(reply.text),
    binary: () => Promise.resolve(Buffer.from(reply.text)),
  });
}
