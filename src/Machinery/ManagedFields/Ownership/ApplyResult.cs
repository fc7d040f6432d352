using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>What an apply makes of the object.</summary>
/// <param name="Merged">The object, not yet defaulted, without <c>metadata.managedFields</c>.</param>
/// <param name="Managed">Who owns its fields now.</param>
/// <param name="Changed">Whether it differs from the stored one; where not, owners may have changed all the same.</param>
public sealed record ApplyResult(JsonObject Merged, Items<ManagedFieldsEntry> Managed, bool Changed);
