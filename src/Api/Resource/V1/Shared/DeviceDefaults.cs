using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for requests for devices when nothing is said: one device of the class.</summary>
internal static class DeviceDefaults
{
    private const string ExactCount = "ExactCount";

    public static ResourceClaim Of(ResourceClaim o) => o with { Spec = Of(o.Spec) };

    public static ResourceClaimTemplate Of(ResourceClaimTemplate o) => o with { Spec = o.Spec with { Spec = Of(o.Spec.Spec) } };

    private static ResourceClaimSpec Of(ResourceClaimSpec spec) => spec with { Devices = spec.Devices with { Requests = spec.Devices.Requests.Map(Of) } };

    private static DeviceRequest Of(DeviceRequest request) => request with
    {
        Exactly = request.Exactly is { } exactly
            ? exactly with { AllocationMode = Mode(exactly.AllocationMode), Count = Count(exactly.AllocationMode, exactly.Count), Tolerations = Of(exactly.Tolerations) }
            : null,
        FirstAvailable = request.FirstAvailable.Map(static s =>
            s with { AllocationMode = Mode(s.AllocationMode), Count = Count(s.AllocationMode, s.Count), Tolerations = Of(s.Tolerations) }),
    };

    private static string Mode(string mode) => mode.Or(ExactCount);

    private static long Count(string mode, long count) => count == 0 && Mode(mode) == ExactCount ? 1 : count;

    private static Items<DeviceToleration> Of(Items<DeviceToleration> tolerations) => tolerations.Map(static t => t.Operator.Length > 0 ? t : t with { Operator = "Equal" });
}
