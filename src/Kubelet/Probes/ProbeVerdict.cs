namespace Keles.Kubelet.Probes;

/// <summary>What the thresholds made of a probe's results so far.</summary>
internal enum ProbeVerdict
{
    Unknown,
    Success,
    Failure,
}
