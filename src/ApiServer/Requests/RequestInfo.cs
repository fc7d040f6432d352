namespace Keles.ApiServer;

/// <summary>What a request asks for, read from its method and path alone: the terms of authorization and audit.</summary>
/// <param name="Verb">Of a resource: get, list, watch, create, update, patch, delete, deletecollection, proxy; else the method in lower case.</param>
/// <param name="Parts">The path's parts after the version: resource, name, subresource and what follows.</param>
public sealed record RequestInfo(
    bool IsResource,
    string Path,
    string Verb,
    string ApiPrefix,
    string Group,
    string Version,
    string Namespace,
    string Resource,
    string Subresource,
    string Name,
    IReadOnlyList<string> Parts);
