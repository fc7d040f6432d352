using Keles.Machinery;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>A device that a driver has prepared for a claim.</summary>
/// <param name="Requests">The requests of the claim that it is for; none means all.</param>
/// <param name="CdiIds">By which the runtime gives it to a container.</param>
internal sealed record PreparedDevice(string Pool, string Device, Items<string> Requests, Items<string> CdiIds)
{
    /// <summary>Which share of it, where several have some.</summary>
    public string? ShareId { get; init; }

    /// <param name="request">Empty for any.</param>
    public bool IsFor(string request) => request.Length == 0 || Requests.IsEmpty || Requests.Contains(request);
}
