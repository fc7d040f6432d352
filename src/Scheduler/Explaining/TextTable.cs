using System.Text;

namespace Keles.Scheduler;

/// <summary>Rows in columns as wide as their widest text; the last column is as long as it is.</summary>
internal sealed class TextTable(string indent, params string[] headings)
{
    private readonly List<string[]> rows = [headings];

    public void Add(params string[] row) => rows.Add(row);

    public void AppendTo(StringBuilder text)
    {
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(c => rows.Max(r => r[c].Length))];
        foreach (var row in rows) text.Append($"{indent}{string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c])))}".TrimEnd()).Append('\n');
    }
}
