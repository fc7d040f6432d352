namespace Keles.LocalCluster;

/// <summary>A published port; <see cref="Problem"/> says why it is not, when it is not.</summary>
public sealed record PortState(string Protocol, int Port, string Owner, string? Problem);
