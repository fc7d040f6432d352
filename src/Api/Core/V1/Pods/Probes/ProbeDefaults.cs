namespace Keles.Api.Core.V1;

/// <summary>What holds for probes and hooks when nothing is said.</summary>
internal static class ProbeDefaults
{
    private const int TimeoutSeconds = 1;
    private const int PeriodSeconds = 10;
    private const int SuccessThreshold = 1;
    private const int FailureThreshold = 3;

    public static Probe? Of(Probe? p) => p is null ? null : p with
    {
        TimeoutSeconds = Or(p.TimeoutSeconds, TimeoutSeconds),
        PeriodSeconds = Or(p.PeriodSeconds, PeriodSeconds),
        SuccessThreshold = Or(p.SuccessThreshold, SuccessThreshold),
        FailureThreshold = Or(p.FailureThreshold, FailureThreshold),
        HttpGet = Of(p.HttpGet),
        Grpc = p.Grpc is { Service: null } grpc ? grpc with { Service = "" } : p.Grpc,
    };

    public static Lifecycle? Of(Lifecycle? l) => l is null ? null : l with { PostStart = Of(l.PostStart), PreStop = Of(l.PreStop) };

    private static LifecycleHandler? Of(LifecycleHandler? h) => h?.HttpGet is null ? h : h with { HttpGet = Of(h.HttpGet) };

    private static HTTPGetAction? Of(HTTPGetAction? get) => get is null ? null : get with { Path = get.Path.Or("/"), Scheme = get.Scheme.Or("HTTP") };

    private static int Or(int value, int standIn) => value == 0 ? standIn : value;
}
