using System.Text.Json.Nodes;

namespace Keles.Machinery.Typing;

/// <summary>A declared member of a type.</summary>
public sealed record SchemaField(string Name, ITypeSchema Type)
{
    /// <summary>The value that stands where the member is absent; apply needs it for keys of list items.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Strategies of strategic merge patch: merge, replace, retainKeys.</summary>
    public IReadOnlyList<string> PatchStrategies { get; init; } = [];

    /// <summary>The member by which strategic merge patch tells a list's items apart.</summary>
    public string? PatchMergeKey { get; init; }
}
