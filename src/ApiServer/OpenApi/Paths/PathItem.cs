namespace Keles.ApiServer.OpenApi;

/// <summary>A path with its operations and the parameters they share.</summary>
internal sealed record PathItem(string Path, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Operation> Operations);
