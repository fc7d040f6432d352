namespace Keles.ApiServer.OpenApi;

/// <summary>A parameter of an operation, in the path or the query.</summary>
/// <param name="Type">string, boolean or integer.</param>
internal sealed record Parameter(string Name, string Type, string Description, bool InPath = false);
