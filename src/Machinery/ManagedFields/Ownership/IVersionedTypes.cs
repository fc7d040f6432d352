using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>The versions in which the fields of one kind may be owned.</summary>
public interface IVersionedTypes
{
    /// <summary>
    /// The object, which is of <paramref name="from"/>, in another version with that version's schema; null where there
    /// is no such version any more, and its owners are forgotten. Called with equal versions it only adds the schema.
    /// The argument is not changed.
    /// </summary>
    TypedObject? Convert(JsonNode? value, string from, string to);
}
