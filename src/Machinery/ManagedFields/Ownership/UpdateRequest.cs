using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>A create, an update or a patch of another kind: the object is given whole.</summary>
public sealed record UpdateRequest
{
    /// <summary>The object as stored, in the request's version; empty where it is created.</summary>
    public required JsonObject Live { get; init; }

    /// <summary>Who owns the stored object's fields.</summary>
    public Items<ManagedFieldsEntry> Managed { get; init; }

    /// <summary>The object as it will be stored.</summary>
    public required JsonObject Updated { get; init; }

    /// <summary>What the client gave as <c>metadata.managedFields</c>: null is nothing, an empty list asks to forget.</summary>
    public Items<ManagedFieldsEntry> Requested { get; init; }

    public required string Manager { get; init; }

    public required Time Now { get; init; }
}
