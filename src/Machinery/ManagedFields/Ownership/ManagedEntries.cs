using System.Text.Json;

namespace Keles.Machinery.ManagedFields;

/// <summary>Ownership as it is stored in <c>metadata.managedFields</c>.</summary>
internal static class ManagedEntries
{
    /// <exception cref="FormatException">An entry is malformed; the message is upstream's.</exception>
    public static Ownership Read(Items<ManagedFieldsEntry> entries)
    {
        var owners = new Ownership();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (Problem(entry, i) is { } problem)
            {
                throw new FormatException(problem);
            }

            var applies = entry.Operation == "Apply";
            var owner = new FieldOwner(entry.Manager, applies, applies ? "" : entry.ApiVersion, entry.Subresource);
            var set = ReadSet(entry);
            owners.Set(owner, new(set, entry.ApiVersion, entry.Time) { Source = (entry, set) });
        }

        return owners;
    }

    /// <summary>Entries that are malformed count as none.</summary>
    public static Ownership ReadOrNone(Items<ManagedFieldsEntry> entries)
    {
        try
        {
            return Read(entries);
        }
        catch (FormatException)
        {
            return new();
        }
    }

    /// <summary>Appliers first, then by time, manager, version and subresource; null where nobody owns anything.</summary>
    public static Items<ManagedFieldsEntry> Write(Ownership owners)
    {
        if (owners.IsEmpty)
        {
            return default;
        }

        var entries = owners.All.Select(static o => Entry(o.Key, o.Value))
            .OrderBy(static e => e.Operation, StringComparer.Ordinal)
            .ThenBy(static e => e.Time?.UnixSeconds ?? 0)
            .ThenBy(static e => e.Manager, StringComparer.Ordinal)
            .ThenBy(static e => e.ApiVersion, StringComparer.Ordinal)
            .ThenBy(static e => e.Subresource, StringComparer.Ordinal);
        return [.. entries];
    }

    /// <summary>A list that is given but says nothing asks to forget all owners.</summary>
    public static bool IsReset(Items<ManagedFieldsEntry> entries)
        => !entries.IsNull && (entries.IsEmpty || (entries.Count == 1 && entries[0] == new ManagedFieldsEntry()));

    private static ManagedFieldsEntry Entry(FieldOwner owner, OwnedFields owned) => owned.Unchanged ?? new()
    {
        Manager = owner.Manager,
        Operation = owner.Applies ? "Apply" : "Update",
        ApiVersion = owned.ApiVersion,
        Time = owned.Time,
        FieldsType = "FieldsV1",
        FieldsV1 = RawJson.Parse(owned.Set.ToJson()),
        Subresource = owner.Subresource,
    };

    private static FieldSet ReadSet(ManagedFieldsEntry entry)
    {
        try
        {
            return FieldSet.Read(entry.FieldsV1.ToNode());
        }
        catch (JsonException problem)
        {
            throw new FormatException($"error decoding set: {problem.Message}", problem);
        }
    }

    private static string? Problem(ManagedFieldsEntry entry, int index) => entry switch
    {
        { Operation: not ("Apply" or "Update") } => "operation must be `Apply` or `Update`",
        { ApiVersion: "" } => "apiVersion must not be empty",
        { FieldsType: "" } => $"missing fieldsType in managed fields entry {index}",
        { FieldsType: not "FieldsV1" } => $"invalid fieldsType {GoQuote.Quote(entry.FieldsType)} in managed fields entry {index}",
        _ => null,
    };
}
