namespace Keles.LocalCluster;

/// <summary>A port that its owner did not get, and why.</summary>
public sealed record PortConflict(PublishedPort Wanted, string Reason);
