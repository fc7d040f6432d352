using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes.Payload;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes.ProjectedVolume;

/// <summary>Several sources in one directory: config maps, secrets, fields and service account tokens.</summary>
internal sealed class ProjectedVolumePlugin(IPodObjects objects, PodTokens tokens, MemoryDirectory memory, TimeProvider time) : IVolumePlugin
{
    private const int TokenMode = 0x180; // 0600: readable by its owner and, through fsGroup, by the pod's group

    public string Name => "kubernetes.io~projected";

    public bool Refreshes => true;

    public bool Handles(Volume volume) => volume.Projected is not null;

    public async Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.Projected!;
        var files = OrderedMap<PayloadFile>.Empty;
        var problems = new List<string>();
        foreach (var part in source.Sources.AsEnumerable())
        {
            try
            {
                files = files.Overlay(await OfAsync(part, request, source.DefaultMode ?? PayloadBuilder.DefaultMode, cancel));
            }
            catch (VolumeException problem)
            {
                problems.Add(problem.Message);
            }
        }
        if (problems.Count > 0)
        {
            throw new VolumeException(problems.Count == 1 ? problems[0] : $"[{string.Join(", ", problems)}]");
        }
        memory.Ensure(request.Directory, null);
        new AtomicDirectory(request.Directory, time).Write(files, d => GroupOwnership.Apply(d, request.FsGroup, readOnly: true, onlyOnMismatch: false));
        return new MountedVolume(request.Directory) { ReadOnly = true };
    }

    private async Task<OrderedMap<PayloadFile>> OfAsync(VolumeProjection part, VolumeRequest request, int mode, CancellationToken cancel)
    {
        if (part.ConfigMap is { } map)
        {
            return PayloadBuilder.Of(await objects.ConfigMapAsync(request.Namespace, map.Name, cancel), request.Namespace, map.Name, map.Optional == true, map.Items, mode);
        }
        if (part.Secret is { } secret)
        {
            return PayloadBuilder.Of(await objects.SecretAsync(request.Namespace, secret.Name, cancel), secret.Name, secret.Optional == true, secret.Items, mode);
        }
        if (part.DownwardAPI is { } fields)
        {
            return PayloadBuilder.Of(fields.Items, request.Pod, request.Fields, mode);
        }
        if (part.ServiceAccountToken is { } token)
        {
            return OrderedMap<PayloadFile>.Of((PayloadPath.Checked(token.Path), await TokenAsync(token, request, mode, cancel)));
        }
        throw new VolumeException(part.ClusterTrustBundle is not null
            ? "clusterTrustBundle projections are not supported on this node"
            : part.PodCertificate is not null ? "podCertificate projections are not supported on this node" : "projected source is empty");
    }

    /// <summary>Where the pod says as whom it runs, nobody else gets to read its token.</summary>
    private async Task<PayloadFile> TokenAsync(ServiceAccountTokenProjection token, VolumeRequest request, int mode, CancellationToken cancel)
    {
        var text = await tokens.GetAsync(request.Pod, token.Audience, token.ExpirationSeconds, cancel);
        var user = OnlyUser(request.Pod);
        return new PayloadFile(Bytes.FromUtf8(text), user is not null || request.FsGroup is not null ? TokenMode : mode, (uint?)user);
    }

    /// <summary>The user that all containers run as, when they agree on one.</summary>
    private static long? OnlyUser(Pod pod)
    {
        var users = pod.Spec.InitContainers.AddRange(pod.Spec.Containers)
            .Select(c => c.SecurityContext?.RunAsUser ?? pod.Spec.SecurityContext?.RunAsUser).Distinct().ToArray();
        return users.Length == 1 ? users[0] : null;
    }
}
