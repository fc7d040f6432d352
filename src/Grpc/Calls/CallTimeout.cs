using System.Globalization;

namespace Keles.Grpc.Calls;

/// <summary>A deadline as the grpc-timeout header carries it: at most eight digits and a unit.</summary>
internal static class CallTimeout
{
    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    // From fine to coarse; the finest unit that still fits loses least.
    private static readonly (char Unit, double Seconds)[] Units =
        [('n', 1e-9), ('u', 1e-6), ('m', 1e-3), ('S', 1), ('M', 60), ('H', 3600)];

    public static string Format(TimeSpan timeout)
    {
        var seconds = Math.Max(0, timeout.TotalSeconds);
        foreach (var (unit, length) in Units)
        {
            var value = Math.Ceiling(seconds / length);
            if (value <= MaxValue)
            {
                return ((long)value).ToString(CultureInfo.InvariantCulture) + unit;
            }
        }
        return MaxValue.ToString(CultureInfo.InvariantCulture) + 'H';
    }

    public static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxDigits + 1
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }
        foreach (var (unit, length) in Units)
        {
            if (text[^1] == unit)
            {
                timeout = TimeSpan.FromSeconds(Math.Min(value * length, TimeSpan.MaxValue.TotalSeconds / 2));
                return true;
            }
        }
        return false;
    }
}
