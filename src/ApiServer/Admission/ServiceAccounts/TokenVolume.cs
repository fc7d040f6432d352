using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The volume with which a container speaks to the API: a token, the authority to trust, and its namespace.</summary>
internal static class TokenVolume
{
    private const string Prefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string SuffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int OwnerWritesAllRead = 420;

    /// <summary>An hour and seven seconds: the odd time tells these tokens from those that somebody asked for.</summary>
    private const long Seconds = 3607;

    /// <summary>The spec with the volume, mounted in every container that has nothing at its place yet.</summary>
    public static PodSpec Mount(PodSpec spec, IRandom random)
    {
        var present = spec.Volumes.Find(static v => v.Name.StartsWith(Prefix, StringComparison.Ordinal));
        var name = present?.Name ?? Prefix + random.NextString(SuffixAlphabet, SuffixLength);
        var mounted = PodContainers.Map(spec, c => c.VolumeMounts.Any(static m => m.MountPath == MountPath) ? c : c with { VolumeMounts = c.VolumeMounts.Add(new() { Name = name, ReadOnly = true, MountPath = MountPath }) });
        return present is null && mounted != spec ? mounted with { Volumes = spec.Volumes.Add(Make(name)) } : mounted;
    }

    private static Volume Make(string name) => new()
    {
        Name = name,
        Projected = new()
        {
            DefaultMode = OwnerWritesAllRead,
            Sources =
            [
                new() { ServiceAccountToken = new() { Path = "token", ExpirationSeconds = Seconds } },
                new() { ConfigMap = new() { Name = "kube-root-ca.crt", Items = [new() { Key = "ca.crt", Path = "ca.crt" }] } },
                new() { DownwardAPI = new() { Items = [new() { Path = "namespace", FieldRef = new() { ApiVersion = "v1", FieldPath = "metadata.namespace" } }] } },
            ],
        },
    };
}
