namespace Keles.Api.Resource.V1;

/// <summary>Which taints of devices are put up with.</summary>
public static class DeviceTolerations
{
    public const string NoExecute = "NoExecute";
    public const string NoSchedule = "NoSchedule";

    public static bool Tolerates(DeviceToleration toleration, DeviceTaint taint) =>
        (toleration.Effect.Length == 0 || toleration.Effect == taint.Effect)
        && (toleration.Key.Length == 0 || toleration.Key == taint.Key)
        && toleration.Operator switch
        {
            "" or "Equal" => toleration.Value == taint.Value,
            "Exists" => true,
            _ => false,
        };
}
