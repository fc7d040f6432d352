using System.Text;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>Replaces <c>$(NAME)</c> in a text; <c>$$</c> is a dollar sign, and an unknown name stays as it is written.</summary>
internal static class Expansion
{
    public static string Expand(string text, Func<string, string?> find)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            i++;
            if (text[i] == '(' && text.IndexOf(')', i) is > 0 and var end)
            {
                var name = text[(i + 1)..end];
                result.Append(find(name) ?? $"$({name})");
                i = end;
            }
            else
            {
                result.Append(text[i] == '$' ? "$" : text[i] == '(' ? "$(" : $"${text[i]}");
            }
        }
        return result.ToString();
    }
}
