using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>One field of a schedule, such as <c>*/15</c> or <c>mon-fri</c>: the numbers it allows.</summary>
/// <param name="Bits">Bit n is set where n is allowed.</param>
/// <param name="IsAny">A star or a question mark stood there, and no step: days of the month and of the week then do not widen each other.</param>
internal readonly record struct CronField(ulong Bits, bool IsAny)
{
    public bool Allows(int number) => (Bits & (1UL << number)) != 0;

    /// <param name="names">The names of the numbers from <paramref name="least"/> on; null where only numbers are written.</param>
    public static bool TryParse(string text, int least, int most, string[]? names, out CronField field, out string? error)
    {
        field = default;
        error = null;
        foreach (var range in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            error = Range(range, least, most, names, ref field);
            if (error is not null) return false;
        }

        return true;
    }

    private static string? Range(string text, int least, int most, string[]? names, ref CronField field)
    {
        var (parts, bounds) = (text.Split('/'), text.Split('/')[0].Split('-'));
        var star = bounds[0] is "*" or "?";
        long start = least, end = most, step = 1;
        if (!star && (Number(bounds[0], least, names, out start) ?? (bounds.Length > 2 ? $"too many hyphens: {text}" : null)) is { } problem) return problem;
        if (!star && bounds.Length == 1) end = start;
        if (!star && bounds.Length == 2 && Number(bounds[1], least, names, out end) is { } endProblem) return endProblem;
        if (parts.Length > 2) return $"too many slashes: {text}";
        if (parts.Length == 2)
        {
            if (Number(parts[1], 0, null, out step) is { } stepProblem) return stepProblem;
            if (bounds.Length == 1) end = most;
        }

        if (start < least) return $"beginning of range ({start}) below minimum ({least}): {text}";
        if (end > most) return $"end of range ({end}) above maximum ({most}): {text}";
        if (start > end) return $"beginning of range ({start}) beyond end of range ({end}): {text}";
        if (step == 0) return $"step of range should be a positive number: {text}";
        var bits = field.Bits;
        for (var number = start; number <= end; number += step) bits |= 1UL << (int)number;
        field = new(bits, field.IsAny || (star && step == 1));
        return null;
    }

    private static string? Number(string text, int least, string[]? names, out long number)
    {
        var named = names is null ? -1 : Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = least + named;
        if (named >= 0) return null;
        if (!GoInteger.TryParse(text, out number, out var error)) return $"failed to parse int from {text}: {error}";
        return number < 0 ? $"negative number ({number}) not allowed: {text}" : null;
    }
}
