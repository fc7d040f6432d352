namespace Keles.LocalCluster;

/// <summary>A finished step of bringing a cluster up. Steps run side by side, so their times do not add up.</summary>
/// <param name="Name">As a user reads it: "node-1: namespaces".</param>
public sealed record UpStep(string Name, TimeSpan Took);
