using Google.Protobuf.Collections;
using Keles.Grpc;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Messages;
using Keles.Kubelet.Devices.Plugins;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>A driver of devices: each claim gets the devices of <see cref="Gives"/>, and what is asked of it is noted.</summary>
internal sealed class FakeDriver(string name)
{
    private readonly Background.Signal _said = new();
    private DeviceHealth[] _health = [];

    public string Name => name;

    /// <summary>In the registry, once installed.</summary>
    public string Socket { get; set; } = "";

    public PluginInfo Info { get; } = new() { Type = "DRAPlugin", Name = name, Endpoint = $"/driver/{name}", SupportedVersions = { DriverMethods.V1Beta1, DriverMethods.V1 } };

    public bool IsThere { get; set; } = true;

    /// <summary>What it was told of its registration, in order; empty means that it was taken.</summary>
    public List<string> Told { get; } = [];

    /// <summary>As <c>prepare a,b</c> with the names of claims, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Which of its services was called last.</summary>
    public string Service { get; private set; } = "";

    /// <summary>Uids of the claims that are prepared now.</summary>
    public SortedSet<string> Prepared { get; } = new(StringComparer.Ordinal);

    public Func<Claim, IEnumerable<Device>> Gives { get; set; } = claim => [new Device { PoolName = "pool", DeviceName = "dev-0", CdiDeviceIds = { $"example.com/class={claim.Uid}" } }];

    /// <summary>Why a claim cannot be prepared; empty when it can.</summary>
    public Func<Claim, string> Refuses { get; set; } = static _ => "";

    /// <summary>Why a claim cannot be given back.</summary>
    public Func<Claim, string> Keeps { get; set; } = static _ => "";

    /// <summary>Claims that it leaves out of its answers.</summary>
    public Func<Claim, bool> Skips { get; set; } = static _ => false;

    /// <summary>Whether it says anything of its devices.</summary>
    public bool HasHealth { get; set; }

    /// <summary>Waited for before each answer.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    /// <summary>From now on it says this of its devices.</summary>
    public void Says(params DeviceHealth[] health)
    {
        _health = health;
        _said.Set();
    }

    public IPluginRegistration Registration() => new Side(this, "");

    public IDeviceDriver Calls(string service) => new Side(this, service);

    private void ThrowIfGone()
    {
        if (!IsThere)
        {
            throw new GrpcException(StatusCode.Unavailable, "connection refused");
        }
    }

    private sealed class Side(FakeDriver driver, string service) : IPluginRegistration, IDeviceDriver
    {
        public Task<PluginInfo> GetInfoAsync(CancellationToken cancel)
        {
            driver.ThrowIfGone();
            return Task.FromResult(driver.Info.Clone());
        }

        public Task NotifyAsync(string error, CancellationToken cancel)
        {
            driver.ThrowIfGone();
            driver.Told.Add(error);
            return Task.CompletedTask;
        }

        public async Task<NodePrepareResourcesResponse> PrepareAsync(NodePrepareResourcesRequest request, CancellationToken cancel)
        {
            await EnterAsync("prepare", request.Claims, cancel);
            var answer = new NodePrepareResourcesResponse();
            foreach (var claim in request.Claims.Where(c => !driver.Skips(c)))
            {
                var error = driver.Refuses(claim);
                answer.Claims[claim.Uid] = new() { Error = error, Devices = { driver.Gives(claim) } };
                if (error.Length == 0)
                {
                    driver.Prepared.Add(claim.Uid);
                }
            }
            return answer;
        }

        public async Task<NodeUnprepareResourcesResponse> UnprepareAsync(NodeUnprepareResourcesRequest request, CancellationToken cancel)
        {
            await EnterAsync("unprepare", request.Claims, cancel);
            var answer = new NodeUnprepareResourcesResponse();
            foreach (var claim in request.Claims)
            {
                var error = driver.Keeps(claim);
                answer.Claims[claim.Uid] = new() { Error = error };
                if (error.Length == 0)
                {
                    driver.Prepared.Remove(claim.Uid);
                }
            }
            return answer;
        }

        public async IAsyncEnumerable<NodeWatchResourcesResponse> WatchHealthAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            while (driver.HasHealth)
            {
                await driver._said.WaitAsync(cancel);
                yield return new() { Devices = { driver._health } };
            }
            throw new GrpcException(StatusCode.Unimplemented, "unknown service v1alpha1.DRAResourceHealth");
        }

        public Task<bool> IsThereAsync(CancellationToken cancel) => Task.FromResult(driver.IsThere);

        public void Dispose()
        {
        }

        private async Task EnterAsync(string what, RepeatedField<Claim> claims, CancellationToken cancel)
        {
            driver.ThrowIfGone();
            driver.Service = service;
            driver.Asked.Add($"{what} {string.Join(',', claims.Select(static c => c.Name))}");
            await driver.Before(cancel);
            driver.ThrowIfGone();
        }
    }
}
