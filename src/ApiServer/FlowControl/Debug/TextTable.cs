using System.Text;

namespace Keles.ApiServer.FlowControl;

/// <summary>Rows whose cells stand below each other, each but the last followed by a comma: to be read by people and by programs.</summary>
internal static class TextTable
{
    private const int LeastWidth = 8;

    public static string Of(IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        IReadOnlyList<string>[] all = [heads, .. rows];
        var widths = Enumerable.Range(0, heads.Count - 1).Select(c => Math.Max(LeastWidth, all.Max(r => r[c].Length + 2))).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            for (var c = 0; c < widths.Length; c++) text.Append((row[c] + ",").PadRight(widths[c]));
            text.Append(row[^1]).Append('\n');
        }

        return text.ToString();
    }
}
