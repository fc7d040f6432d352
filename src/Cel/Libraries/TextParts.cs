using System.Text;

namespace Keles.Cel;

/// <summary>Replacing and splitting with a limit; nothing between two characters counts as a place too.</summary>
internal static class TextParts
{
    /// <param name="limit">Most replacements; below 0, all.</param>
    public static string Replace(string text, string old, string with, long limit)
    {
        if (limit < 0 && old.Length > 0)
        {
            return text.Replace(old, with, StringComparison.Ordinal);
        }
        var result = new StringBuilder();
        var at = 0;
        for (long n = 0; limit < 0 || n < limit; n++)
        {
            if (old.Length == 0)
            {
                result.Append(with);
                if (at >= text.Length)
                {
                    return result.ToString();
                }
                var width = char.IsSurrogatePair(text, at) ? 2 : 1;
                result.Append(text, at, width);
                at += width;
                continue;
            }
            var next = text.IndexOf(old, at, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }
            result.Append(text, at, next - at).Append(with);
            at = next + old.Length;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <param name="limit">Most parts, the last with all that is left; 0 for no parts, below 0 for all.</param>
    public static IEnumerable<string> Split(string text, string by, long limit)
    {
        if (limit == 0)
        {
            return [];
        }
        if (by.Length > 0)
        {
            return limit < 0 ? text.Split(by) : text.Split(by, (int)Math.Min(limit, int.MaxValue));
        }
        var runes = CelText.Runes(text);
        if (limit < 0 || limit >= runes.Length)
        {
            return runes.Select(r => r.ToString());
        }
        var first = runes.Take((int)limit - 1).Select(r => r.ToString());
        return first.Append(CelText.FromRunes(runes.AsSpan((int)limit - 1)));
    }
}
