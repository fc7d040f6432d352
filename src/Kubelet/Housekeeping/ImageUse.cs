namespace Keles.Kubelet.Housekeeping;

/// <summary>What is remembered of an image.</summary>
internal readonly record struct ImageUse(DateTimeOffset FirstSeen, DateTimeOffset LastUsed);
