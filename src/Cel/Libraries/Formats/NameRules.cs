namespace Keles.Cel;

/// <summary>The rules for names that Kubernetes' objects have, with its words for what breaks them.</summary>
internal static class NameRules
{
    private const string LabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    public static string Prefix(string text) => text.EndsWith('-') ? text[..^1] + "a" : text;

    public static IEnumerable<string> Label(string text)
    {
        if (text.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }
        if (!IsLabel(text))
        {
            yield return $"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '{LabelPattern}')";
        }
    }

    public static IEnumerable<string> Subdomain(string text)
    {
        if (text.Length > 253)
        {
            yield return "must be no more than 253 characters";
        }
        if (!text.Split('.').All(IsLabel))
        {
            yield return $"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '{LabelPattern}(\\.{LabelPattern})*')";
        }
    }

    public static IEnumerable<string> Label1035(string text)
    {
        if (text.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }
        if (!IsLabel(text) || !char.IsAsciiLetterLower(text[0]))
        {
            yield return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
        }
    }

    public static IEnumerable<string> LabelValue(string text)
    {
        if (text.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }
        if (text.Length > 0 && !IsName(text))
        {
            yield return "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
        }
    }

    public static IEnumerable<string> QualifiedName(string text)
    {
        const string Rule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
        var parts = text.Split('/');
        var name = parts[^1];
        if (parts.Length > 2)
        {
            yield return $"a qualified name {Rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }
        if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
            {
                yield return "prefix part must be non-empty";
            }
            else
            {
                foreach (var wrong in Subdomain(parts[0]))
                {
                    yield return $"prefix part {wrong}";
                }
            }
        }
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (name.Length > 63)
        {
            yield return "name part must be no more than 63 characters";
        }
        if (!IsName(name))
        {
            yield return $"name part {Rule}";
        }
    }

    private static bool IsLabel(string text) => text.Length > 0
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';

    private static bool IsName(string text) => text.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
}
