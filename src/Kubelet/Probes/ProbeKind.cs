namespace Keles.Kubelet.Probes;

/// <summary>What a probe decides about its container.</summary>
internal enum ProbeKind
{
    /// <summary>Whether it has come up; until then the others wait.</summary>
    Startup,

    /// <summary>Whether it must be restarted.</summary>
    Liveness,

    /// <summary>Whether it takes traffic.</summary>
    Readiness,
}
