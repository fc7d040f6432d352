namespace Keles.Kubelet.Stats;

/// <summary>CPU time used up to a moment; two samples make a rate.</summary>
internal readonly record struct CpuSample(DateTimeOffset At, ulong Nanoseconds);
