using System.Buffers;
using System.Globalization;
using System.Text;

namespace Keles.Hosting;

/// <summary>
/// Makes any text safe for one line of a log: what moves the cursor, ends the line or hides text is written as an escape, so
/// that nobody can forge a line or a terminal command through an object's name.
/// </summary>
public static class LogText
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsUnsafe)]);

    public static void Append(StringBuilder to, ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var plain = text.IndexOfAny(Unsafe);
            if (plain < 0)
            {
                to.Append(text);
                return;
            }

            to.Append(text[..plain]);
            AppendEscape(to, text[plain]);
            text = text[(plain + 1)..];
        }
    }

    // Format covers the marks that turn the direction of writing or show nothing at all.
    private static bool IsUnsafe(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void AppendEscape(StringBuilder to, char c)
    {
        switch (c)
        {
            case '\n':
                to.Append("\\n");
                break;
            case '\r':
                to.Append("\\r");
                break;
            case '\t':
                to.Append("\\t");
                break;
            default:
                to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
