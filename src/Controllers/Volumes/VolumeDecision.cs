namespace Keles.Controllers.Volumes;

/// <summary>What is to be done about a volume.</summary>
internal abstract record VolumeDecision
{
    public sealed record Phase(string Name, string Message = "", string Event = "") : VolumeDecision;

    /// <summary>Its claim is gone and the policy is to delete it: whoever made it cleans up behind its finalizer.</summary>
    public sealed record Delete : VolumeDecision;

    /// <summary>The claim it was meant for is bound to another one.</summary>
    public sealed record Unbind : VolumeDecision;

    /// <summary>It is on its way out and nobody is left to clean up behind it.</summary>
    public sealed record Abandon : VolumeDecision;

    public sealed record Nothing : VolumeDecision;
}
