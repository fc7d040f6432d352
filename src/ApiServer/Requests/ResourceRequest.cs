using Keles.Api;
using Keles.Client;

namespace Keles.ApiServer;

/// <summary>A request for a resource, however it came in: over HTTPS or from inside the process.</summary>
/// <param name="Kind">The kind in the version asked for.</param>
public sealed record ResourceRequest(UserIdentity User, Kind Kind, string Namespace, string Name, string Subresource = "")
{
    public WriteOptions Options { get; init; } = WriteOptions.Default;

    public string UserAgent { get; init; } = "";

    /// <summary>A server-side apply: its owners are already booked.</summary>
    public bool IsApply { get; init; }

    /// <summary>A patch of any form; admission is told.</summary>
    public bool IsPatch { get; init; }

    /// <summary>Sentences for the client that do not refuse anything; sent as Warning headers.</summary>
    public List<string> Warnings { get; init; } = [];

    /// <summary>Where notes for the audit log go; null when the request is not audited.</summary>
    public IDictionary<string, string>? AuditNotes { get; init; }

    /// <summary>The name of the writer in managed fields: what it says, or the first word of its user agent.</summary>
    public string Manager => Options.FieldManager.Length > 0 ? Options.FieldManager : FieldManagerName.Of(UserAgent);
}
