using System.Text;

namespace Keles.Generators
{
    /// <summary>Indented lines of C#.</summary>
    internal sealed class SourceText
    {
        private readonly StringBuilder text = new StringBuilder();
        private int depth;

        public void Line(string line = "") => text.Append(' ', line.Length == 0 ? 0 : depth * 4).Append(line).Append('\n');

        public void Open(string line)
        {
            Line(line);
            Line("{");
            depth++;
        }

        public void Close(string after = "")
        {
            depth--;
            Line("}" + after);
        }

        public override string ToString() => text.ToString();

        public static string Quote(string? value) => value == null ? "null" : Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, true);
    }
}
