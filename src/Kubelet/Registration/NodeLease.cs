using Keles.Api.Coordination.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Registration;

/// <summary>Renews the node's lease: the cheap sign that it is alive.</summary>
internal sealed partial class NodeLease(IApiClient api, KubeletOptions options, NodeRegistration registration, Surroundings around, ILogger log)
{
    private const string Namespace = "kube-node-lease";
    private const int Seconds = 40;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(Seconds / 4);

    private Lease? _held;

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var failures = 0; ;)
        {
            try
            {
                await RenewAsync(cancel);
                failures = 0;
            }
            catch (ApiException failed)
            {
                // Whatever was read is not to be trusted any more.
                _held = null;
                NotRenewed(log, options.NodeName, ++failures, failed.Message);
            }
            var wait = failures == 0 ? Every : Backoff.Standard.After(failures, around.Random);
            await Task.Delay(wait < Every ? wait : Every, around.Time, cancel);
        }
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        _held ??= await api.FindAsync<Lease>(new ObjectKey(Namespace, options.NodeName), cancel);
        var wanted = (_held?.Spec ?? LeaseSpec.Empty) with
        {
            HolderIdentity = options.NodeName,
            LeaseDurationSeconds = Seconds,
            RenewTime = MicroTime.From(around.Time.GetUtcNow()),
        };
        _held = _held is null
            ? await api.CreateAsync(new Lease { Metadata = Metadata(), Spec = wanted }, null, cancel)
            : await api.UpdateAsync(_held with { Spec = wanted, Metadata = _held.Metadata with { OwnerReferences = Owner() } }, cancel);
    }

    private ObjectMeta Metadata() => new() { Name = options.NodeName, Namespace = Namespace, OwnerReferences = Owner() };

    private Items<OwnerReference> Owner() =>
        registration.Uid.Length == 0 ? default : [new() { ApiVersion = "v1", Kind = "Node", Name = options.NodeName, Uid = registration.Uid }];

    [LoggerMessage(6022, LogLevel.Warning, "The lease of node {Node} could not be renewed, {Failures} in a row: {Reason}")]
    private static partial void NotRenewed(ILogger log, string node, int failures, string reason);
}
