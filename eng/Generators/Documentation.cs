using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Keles.Generators
{
    /// <summary>Reads summaries from the source text: the compiler drops documentation comments when no documentation file is made.</summary>
    internal static class Documentation
    {
        public static string SummaryOf(ISymbol symbol)
        {
            var syntax = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
            if (syntax == null) return "";
            var text = new StringBuilder();
            foreach (var line in syntax.GetLeadingTrivia().ToFullString().Split('\n'))
            {
                var trimmed = line.Trim();
                if (trimmed.StartsWith("///", System.StringComparison.Ordinal)) text.Append(trimmed.Substring(3).Trim()).Append(' ');
            }

            var match = Regex.Match(text.ToString(), "<summary>(.*?)</summary>", RegexOptions.Singleline);
            if (!match.Success) return "";
            var summary = Regex.Replace(match.Groups[1].Value, "<see cref=\"([^\"]*)\"\\s*/>", "$1");
            summary = Regex.Replace(summary, "</?(c|para|paramref|code)[^>]*>", "");
            return summary.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Trim();
        }
    }
}
