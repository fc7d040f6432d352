using System.Globalization;

namespace Keles.Scheduler;

/// <summary>Amounts for people: large numbers of bytes rounded, unless the difference that matters would go with the rounding.</summary>
internal static class AmountText
{
    private const long Mebi = 1 << 20, Gibi = 1 << 30;

    public static string Of(ResourceShortage lack)
    {
        var (asked, free, all) = (Short(lack.Asked), Short(lack.Free), Short(lack.Allocatable));
        if (asked == free || (asked == all && lack.Asked != lack.Allocatable)) (asked, free, all) = ($"{lack.Asked}", $"{lack.Free}", $"{lack.Allocatable}");
        return $"{lack.Resource}: asked {asked}, free {free}, allocatable {all}";
    }

    private static string Short(Quantity amount)
    {
        var bytes = amount.Value();
        if (amount.Format != QuantityFormat.BinarySI || Math.Abs(bytes) < Mebi) return amount.ToString();
        var (unit, name) = Math.Abs(bytes) < Gibi ? (Mebi, "Mi") : (Gibi, "Gi");
        return $"{((double)bytes / unit).ToString("0.##", CultureInfo.InvariantCulture)}{name}";
    }
}
