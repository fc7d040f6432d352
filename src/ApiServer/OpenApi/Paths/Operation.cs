using Keles.Machinery;

namespace Keles.ApiServer.OpenApi;

/// <summary>What one method does at one path.</summary>
/// <param name="Method">In lower case, as documents write it.</param>
/// <param name="Action">The verb as <c>x-kubernetes-action</c> names it.</param>
internal sealed record Operation(string Method, string Id, string Action, string Description, string Tag)
{
    public GroupVersionKind? Kind { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The schema of the body; null when there is none.</summary>
    public string? Body { get; init; }

    public bool BodyRequired { get; init; } = true;

    public IReadOnlyList<string> Consumes { get; init; } = ["*/*"];

    public IReadOnlyList<string> Produces { get; init; } = [];

    /// <summary>Codes with the schema of the answer; null for text.</summary>
    public IReadOnlyList<(int Code, string? Schema)> Responses { get; init; } = [];

    public bool Deprecated { get; init; }
}
