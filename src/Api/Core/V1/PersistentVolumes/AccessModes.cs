using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How a volume may be mounted, and the short names of the modes.</summary>
public static class AccessModes
{
    public const string ReadWriteOnce = "ReadWriteOnce";
    public const string ReadOnlyMany = "ReadOnlyMany";
    public const string ReadWriteMany = "ReadWriteMany";
    public const string ReadWriteOncePod = "ReadWriteOncePod";

    private static readonly (string Mode, string Short)[] Known =
        [(ReadWriteOnce, "RWO"), (ReadOnlyMany, "ROX"), (ReadWriteMany, "RWX"), (ReadWriteOncePod, "RWOP")];

    /// <summary><c>RWO,ROX</c>, always in the same order.</summary>
    public static string Short(Items<string> modes) => string.Join(',', Known.Where(k => modes.Contains(k.Mode)).Select(static k => k.Short));
}
