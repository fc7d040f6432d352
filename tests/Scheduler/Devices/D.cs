using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Devices and claims as tests speak of them. The driver is <c>gpu.example.com</c> and the class <c>gpu</c>, unless something else is said.</summary>
internal static class D
{
    public const string Driver = "gpu.example.com";

    public static Device Device(string name, params ReadOnlySpan<(string Name, DeviceAttribute Value)> attributes) => new() { Name = name, Attributes = OrderedMap<DeviceAttribute>.Of(attributes) };

    public static DeviceAttribute Text(string value) => new() { String = value };

    public static DeviceAttribute Number(long value) => new() { Int = value };

    /// <summary>A slice of one node's devices, or with no node of devices for all.</summary>
    public static ResourceSlice Slice(string name, string node, params Items<Device> devices) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Driver = Driver,
            Pool = new() { Name = node.Length > 0 ? node : "network", Generation = 1, ResourceSliceCount = 1 },
            NodeName = node.Length > 0 ? node : null,
            AllNodes = node.Length > 0 ? null : true,
            Devices = devices,
        },
    };

    public static ResourceSlice With(this ResourceSlice slice, Func<ResourceSliceSpec, ResourceSliceSpec> change) => slice with { Spec = change(slice.Spec) };

    public static DeviceClass Class(string name = "gpu", params ReadOnlySpan<string> expressions) => new() { Metadata = new() { Name = name }, Spec = new() { Selectors = Selectors(expressions) } };

    public static Items<DeviceSelector> Selectors(params ReadOnlySpan<string> expressions)
    {
        Items<DeviceSelector> selectors = [];
        foreach (var expression in expressions) selectors = selectors.Add(new() { Cel = new() { Expression = expression } });
        return selectors;
    }

    public static DeviceRequest Request(string name = "r", long count = 1, string mode = "ExactCount", string className = "gpu", params ReadOnlySpan<string> expressions) => new()
    {
        Name = name,
        Exactly = new() { DeviceClassName = className, AllocationMode = mode, Count = mode == "All" ? 0 : count, Selectors = Selectors(expressions) },
    };

    public static DeviceRequest FirstOf(string name, params Items<DeviceSubRequest> alternatives) => new() { Name = name, FirstAvailable = alternatives };

    public static DeviceSubRequest Alternative(string name, long count = 1, string className = "gpu", params ReadOnlySpan<string> expressions) =>
        new() { Name = name, DeviceClassName = className, AllocationMode = "ExactCount", Count = count, Selectors = Selectors(expressions) };

    public static ResourceClaim Claim(string name, params Items<DeviceRequest> requests) => new()
    {
        Metadata = new() { Name = name, Namespace = A.Ns, Uid = $"uid-{name}" },
        Spec = new() { Devices = new() { Requests = requests } },
    };

    public static ResourceClaim With(this ResourceClaim claim, Func<DeviceClaim, DeviceClaim> change) => claim with { Spec = claim.Spec with { Devices = change(claim.Spec.Devices) } };

    public static Pod PodWith(string name, params Items<string> claims) =>
        A.Pod(name).With(s => s with { ResourceClaims = claims.Select(static c => new PodResourceClaim { Name = c, ResourceClaimName = c }) });
}
