namespace Keles.Machinery;

/// <summary>Domains and domain-prefixed names in a field; the errors carry the field's path.</summary>
public static class QualifiedDomains
{
    private const string PathCharacters = "/-._~%!$&'()*+,;=:";

    /// <summary>A subdomain of three segments or more.</summary>
    public static FieldErrors FullyQualifiedName(FieldPath path, string name) => Check(path, name, name, leastSegments: 3);

    /// <summary>A subdomain of two segments or more, each a label; one dot may end it.</summary>
    public static FieldErrors FullyQualifiedDomainName(FieldPath path, string name)
    {
        var plain = name.EndsWith('.') ? name[..^1] : name;
        var errors = Check(path, name, plain, leastSegments: 2);
        if (errors.Count > 0)
        {
            return errors;
        }

        foreach (var label in plain.Split('.'))
        {
            if (DnsNames.Label(label) is { Count: > 0 } problems)
            {
                errors.Add(FieldError.Invalid(path, label, string.Join(',', problems)));
                break;
            }
        }

        return errors;
    }

    /// <summary><c>acme.io/foo</c>: a subdomain, a slash, a path.</summary>
    public static FieldErrors DomainPrefixedPath(FieldPath path, string value)
    {
        var errors = new FieldErrors();
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (slash <= 0 || slash == value.Length - 1)
        {
            errors.Add(FieldError.Invalid(path, value, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
        }
        else
        {
            errors.InvalidAll(path, value[..slash], DnsNames.Subdomain(value[..slash]));
            var rest = value[(slash + 1)..];
            if (!rest.All(static c => char.IsAsciiLetterOrDigit(c) || PathCharacters.Contains(c, StringComparison.Ordinal)))
            {
                errors.Add(FieldError.Invalid(path, rest, NameMessages.Pattern("Invalid path", @"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+")));
            }
        }

        return errors;
    }

    /// <summary><c>acme.io/foo</c>: a label key with its prefix.</summary>
    public static FieldErrors DomainPrefixedKey(FieldPath path, string key)
    {
        var errors = new FieldErrors();
        if (key.Length == 0)
        {
            errors.Add(FieldError.Required(path));
            return errors;
        }

        errors.InvalidAll(path, key, LabelNames.Key(key));
        if (errors.Count == 0 && !key.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, key, "must be a domain-prefixed key (such as \"acme.io/foo\")"));
        }

        return errors;
    }

    private static FieldErrors Check(FieldPath path, string given, string name, int leastSegments)
    {
        var errors = new FieldErrors();
        if (given.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (DnsNames.Subdomain(name) is { Count: > 0 } problems)
        {
            errors.Add(FieldError.Invalid(path, name, string.Join(',', problems)));
        }
        else if (name.Split('.').Length < leastSegments)
        {
            var words = leastSegments == 3 ? "three" : "two";
            errors.Add(FieldError.Invalid(path, name, $"should be a domain with at least {words} segments separated by dots"));
        }

        return errors;
    }
}
