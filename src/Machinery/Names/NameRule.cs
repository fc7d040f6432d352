namespace Keles.Machinery;

/// <summary>The two questions most rules ask: is it short enough, has it the right shape.</summary>
internal static class NameRule
{
    public static IReadOnlyList<string> Check(string value, int longest, bool fits, Func<string, string> misfit)
    {
        var tooLong = NameShapes.Length(value) > longest;
        return (tooLong, fits) switch
        {
            (false, true) => [],
            (true, true) => [NameMessages.LongestCharacters(longest)],
            (false, false) => [misfit(value)],
            _ => [NameMessages.LongestCharacters(longest), misfit(value)],
        };
    }
}
