using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>A server-side apply.</summary>
public sealed record ApplyRequest
{
    /// <summary>The object as stored, in the request's version; without content where there is none yet.</summary>
    public required JsonObject Live { get; init; }

    /// <summary>Who owns the stored object's fields.</summary>
    public Items<ManagedFieldsEntry> Managed { get; init; }

    /// <summary>What the client applies.</summary>
    public required JsonObject Patch { get; init; }

    public required string Manager { get; init; }

    /// <summary>Take fields from their owners instead of failing.</summary>
    public bool Force { get; init; }

    public required Time Now { get; init; }
}
