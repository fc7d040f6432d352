using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>A request for devices, or one of the alternatives of a request, with its class.</summary>
/// <param name="Base">The request's name.</param>
/// <param name="Alternative">The alternative's name; empty when the request has none.</param>
internal sealed record RequestPlan(string Base, string Alternative, DeviceClass Class, Items<DeviceSelector> Selectors, bool TakesAll, long Count, bool IsAdmin, Items<DeviceToleration> Tolerations, OrderedMap<Quantity> Capacity)
{
    private const string All = "All";
    private const string ExactCount = "ExactCount";

    /// <summary>As results name it.</summary>
    public string Name { get; } = Alternative.Length == 0 ? Base : $"{Base}/{Alternative}";

    /// <summary>As messages name it.</summary>
    public string ShortName => Alternative.Length == 0 ? Base : Alternative;

    /// <summary>One plan for an exact request, several for one with alternatives, the best first.</summary>
    /// <exception cref="BrokenRequestException">It asks for what nobody knows.</exception>
    public static Items<RequestPlan> Of(string claim, DeviceRequest request, Func<string, DeviceClass?> classes)
    {
        if (request.Exactly is not { } e) return request.FirstAvailable.Select(s => Make(claim, request.Name, s.Name, s.DeviceClassName, s.Selectors, s.AllocationMode, s.Count, false, s.Tolerations, s.Capacity, classes));
        return [Make(claim, request.Name, "", e.DeviceClassName, e.Selectors, e.AllocationMode, e.Count, e.AdminAccess == true, e.Tolerations, e.Capacity, classes)];
    }

    public bool Tolerates(Device device)
    {
        foreach (var taint in device.Taints)
        {
            if (taint.Effect is DeviceTolerations.NoSchedule or DeviceTolerations.NoExecute && !Tolerations.Any(t => DeviceTolerations.Tolerates(t, taint))) return false;
        }

        return true;
    }

    private static RequestPlan Make(
        string claim, string request, string alternative, string className, Items<DeviceSelector> selectors, string mode, long count, bool admin, Items<DeviceToleration> tolerations, CapacityRequirements? capacity, Func<string, DeviceClass?> classes)
    {
        var where = $"claim {claim}, request {(alternative.Length == 0 ? request : alternative)}";
        for (var i = 0; i < selectors.Count; i++) if (selectors[i].Cel is null) throw new BrokenRequestException($"{where}, selector #{i}: CEL expression empty (unsupported selector type?)");
        if (className.Length == 0) throw new BrokenRequestException($"{where}: missing device class name (unsupported request type?)");
        if (classes(className) is not { } found) throw new BrokenRequestException($"{where}: could not retrieve device class {className}: deviceclass.resource.k8s.io \"{className}\" not found");
        if (mode is not (All or ExactCount)) throw new BrokenRequestException($"{where}: unsupported count mode {mode}");
        return new(request, alternative, found, selectors, mode == All, count, admin, tolerations, capacity?.Requests ?? default);
    }
}
