using Keles.Api.Core.V1;

namespace Keles.Controllers.Volumes;

/// <summary>What is to be done about a claim.</summary>
internal abstract record ClaimDecision
{
    public sealed record Bind(PersistentVolume Volume) : ClaimDecision;

    /// <summary>It waits; the event says for what.</summary>
    public sealed record Wait(string Type = "", string Reason = "", string Message = "") : ClaimDecision;

    public sealed record Provision : ClaimDecision;

    public sealed record Lost(string Reason, string Message) : ClaimDecision;
}
