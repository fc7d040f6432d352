using Keles.Api.CustomResources;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.ApiServer.OpenApi;

/// <summary>One named schema of a document.</summary>
/// <param name="Schema">Null for a list, which has no record of its own, and for values with a form of their own.</param>
/// <param name="HasTypeMeta">Its JSON carries kind and apiVersion.</param>
/// <param name="Kinds">The kinds it is the schema of.</param>
/// <param name="ItemType">Of a list: the name of its items' schema.</param>
internal sealed record Definition(string Name, TypeSchema? Schema, bool HasTypeMeta, IReadOnlyList<GroupVersionKind> Kinds, string? ItemType = null)
{
    /// <summary>The kind whose definition says what the schema is.</summary>
    public CustomKind? Custom { get; init; }
}
