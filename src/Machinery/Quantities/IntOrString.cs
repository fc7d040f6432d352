using System.Globalization;

namespace Keles.Machinery;

/// <summary>
/// A field that is either a number or a text: a port by number or name, a count or a percentage.
/// The default is the number zero.
/// </summary>
public readonly struct IntOrString : IEquatable<IntOrString>
{
    private IntOrString(int number, string? text)
    {
        Int = number;
        Str = text;
    }

    public bool IsString => Str is not null;

    /// <summary>The number; zero when this is a text.</summary>
    public int Int { get; }

    /// <summary>The text; null when this is a number.</summary>
    public string? Str { get; }

    public static IntOrString Of(int number) => new(number, null);

    public static IntOrString Of(string text) => new(0, text);

    /// <summary>A text that is a whole number becomes that number, as on a command line.</summary>
    public static IntOrString Parse(string text)
        => GoInteger.TryParse(text, out var number, out _) && number is >= int.MinValue and <= int.MaxValue ? Of((int)number) : Of(text);

    /// <summary>The number, or the number that the text spells, or zero.</summary>
    public int IntValue() => Str is null ? Int : GoInteger.TryParse(Str, out var number, out _) ? (int)number : 0;

    public static implicit operator IntOrString(int number) => Of(number);

    public static implicit operator IntOrString(string text) => Of(text);

    /// <summary>The number as it is, or that percentage of <paramref name="total"/>.</summary>
    /// <exception cref="FormatException">The text is no percentage.</exception>
    public int Scale(int total, bool roundUp)
        => TryScale(total, roundUp, out var value, out var error) ? value : throw new FormatException(error);

    public bool TryScale(int total, bool roundUp, out int value, out string? error)
    {
        value = Int;
        error = null;
        if (Str is null)
        {
            return true;
        }

        if (!TryPercent(out var percent, out error))
        {
            error = "invalid value for IntOrString: " + error;
            return false;
        }

        var share = (double)percent * total / 100;
        value = (int)Math.Clamp(roundUp ? Math.Ceiling(share) : Math.Floor(share), int.MinValue, int.MaxValue);
        return true;
    }

    /// <summary>The number before the <c>%</c>; false with upstream's words when there is none.</summary>
    public bool TryPercent(out long percent, out string? error)
    {
        percent = 0;
        if (Str is null || !Str.EndsWith('%'))
        {
            error = "invalid type: string is not a percentage";
            return false;
        }

        if (!GoInteger.TryParse(Str[..^1], out percent, out var problem))
        {
            error = $"invalid value {GoQuote.Quote(Str)}: {problem}";
            return false;
        }

        error = null;
        return true;
    }

    public bool Equals(IntOrString other) => Int == other.Int && string.Equals(Str, other.Str, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IntOrString other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Int, Str);

    public override string ToString() => Str ?? Int.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(IntOrString a, IntOrString b) => a.Equals(b);

    public static bool operator !=(IntOrString a, IntOrString b) => !a.Equals(b);
}
