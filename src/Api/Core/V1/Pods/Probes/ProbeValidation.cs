using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Probes and hooks.</summary>
internal static class ProbeValidation
{
    private const string OnlyOneHandler = "may not specify more than 1 handler type";

    public static void Liveness(Probe? probe, FieldPath path, FieldErrors errors)
    {
        Probe(probe, path, errors);
        if (probe is not null and not { SuccessThreshold: 1 }) errors.Invalid(path.Child("successThreshold"), probe.SuccessThreshold, "must be 1");
    }

    public static void Readiness(Probe? probe, FieldPath path, FieldErrors errors)
    {
        Probe(probe, path, errors);
        if (probe?.TerminationGracePeriodSeconds is { } seconds) errors.Invalid(path.Child("terminationGracePeriodSeconds"), seconds, "must not be set for readinessProbes");
    }

    /// <param name="grace">The pod's time to end: a hook may not sleep longer.</param>
    public static void Lifecycle(Lifecycle? lifecycle, long? grace, PodOS? os, FieldPath path, FieldErrors errors)
    {
        if (lifecycle is null) return;
        if (lifecycle.PostStart is { } start) Handler(start, grace, path.Child("postStart"), errors);
        if (lifecycle.PreStop is { } stop) Handler(stop, grace, path.Child("preStop"), errors);
        if (lifecycle.StopSignal is { } signal) StopSignals.Check(signal, os, path.Child("stopSignal"), errors);
    }

    public static void Port(IntOrString port, FieldPath path, FieldErrors errors)
    {
        if (port.Str is { } name) errors.InvalidAll(path, name, KeyNames.PortName(name));
        else errors.InvalidAll(path, port.Int, KeyNames.PortNumber(port.Int));
    }

    private static void Probe(Probe? probe, FieldPath path, FieldErrors errors)
    {
        if (probe is null) return;
        var one = new OneOfMany(path, errors, OnlyOneHandler);
        one.Next("exec", probe.Exec, Exec);
        one.Next("httpGet", probe.HttpGet, HttpGet);
        one.Next("tcpSocket", probe.TcpSocket, static (t, p, e) => Port(t.Port, p.Child("port"), e));
        one.Next("grpc", probe.Grpc, static (g, p, e) => Port(g.Port, p.Child("port"), e));
        one.RequireAny("must specify a handler type");
        errors.RequireNotNegative(path.Child("initialDelaySeconds"), probe.InitialDelaySeconds);
        errors.RequireNotNegative(path.Child("timeoutSeconds"), probe.TimeoutSeconds);
        errors.RequireNotNegative(path.Child("periodSeconds"), probe.PeriodSeconds);
        errors.RequireNotNegative(path.Child("successThreshold"), probe.SuccessThreshold);
        errors.RequireNotNegative(path.Child("failureThreshold"), probe.FailureThreshold);
        if (probe.TerminationGracePeriodSeconds is <= 0) errors.Invalid(path.Child("terminationGracePeriodSeconds"), probe.TerminationGracePeriodSeconds, "must be greater than 0");
    }

    private static void Handler(LifecycleHandler handler, long? grace, FieldPath path, FieldErrors errors)
    {
        var one = new OneOfMany(path, errors, OnlyOneHandler);
        one.Next("exec", handler.Exec, Exec);
        one.Next("httpGet", handler.HttpGet, HttpGet);
        one.Next("tcpSocket", handler.TcpSocket, static (t, p, e) => Port(t.Port, p.Child("port"), e));
        one.Next("sleep", handler.Sleep, (s, p, e) =>
        {
            if (grace is { } most && (s.Seconds < 0 || s.Seconds > most)) e.Invalid(p, s.Seconds, $"must be non-negative and less than terminationGracePeriodSeconds ({most})");
        });
        one.RequireAny("must specify a handler type");
    }

    private static void Exec(ExecAction exec, FieldPath path, FieldErrors errors)
    {
        if (exec.Command.IsEmpty) errors.Required(path.Child("command"));
    }

    private static void HttpGet(HTTPGetAction get, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("path"), get.Path);
        Port(get.Port, path.Child("port"), errors);
        errors.RequireOneOf(path.Child("scheme"), get.Scheme, "HTTP", "HTTPS");
        foreach (var header in get.HttpHeaders) errors.InvalidAll(path.Child("httpHeaders"), header.Name, KeyNames.HttpHeader(header.Name));
    }
}
