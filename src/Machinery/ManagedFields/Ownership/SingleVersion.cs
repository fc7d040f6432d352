using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>A kind that has one version.</summary>
public sealed class SingleVersion(string apiVersion, ITypeSchema schema) : IVersionedTypes
{
    public TypedObject? Convert(JsonNode? value, string from, string to) => to == apiVersion ? new(value, schema) : null;
}
