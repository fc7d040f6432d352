using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;

namespace Keles.Machinery.Typing;

/// <summary>A declared member of a type.</summary>
public sealed record SchemaField(string Name, ITypeSchema Type)
{
    /// <summary>Its step in a path; kept because every write of every object asks for it.</summary>
    internal PathElement Element { get; } = PathElement.Field(Name);

    /// <summary>The value that stands where the member is absent; apply needs it for keys of list items.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Strategies of strategic merge patch: merge, replace, retainKeys.</summary>
    public IReadOnlyList<string> PatchStrategies { get; init; } = [];

    /// <summary>The member by which strategic merge patch tells a list's items apart.</summary>
    public string? PatchMergeKey { get; init; }
}
