using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Resources of a rule, subresources among them: none may be named twice by way of a wildcard.</summary>
internal static class RuleResources
{
    public static void Check(Items<string> resources, FieldPath path, FieldErrors errors)
    {
        if (resources.IsEmpty) errors.Required(path);
        HashSet<string> wholeResources = new(StringComparer.Ordinal), wholeSubresources = new(StringComparer.Ordinal);
        var lastIsPlain = false;
        for (var i = 0; i < resources.Count; i++)
        {
            var name = resources[i];
            if (!errors.RequireText(path.Index(i), name)) continue;
            if (name.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0)
            {
                // Only the last one without a subresource counts, as upstream counts them.
                lastIsPlain = name != "*";
                continue;
            }

            var (resource, subresource) = (name[..slash], name[(slash + 1)..]);
            if (wholeResources.Contains(resource)) errors.Invalid(path.Index(i), name, $"if '{resource}/*' is present, must not specify {name}");
            if (wholeSubresources.Contains(subresource)) errors.Invalid(path.Index(i), name, $"if '*/{subresource}' is present, must not specify {name}");
            if (subresource == "*") wholeResources.Add(resource);
            if (resource == "*") wholeSubresources.Add(subresource);
        }

        if (resources.Count > 1 && resources.Contains("*/*")) errors.Invalid(path, resources, "if '*/*' is present, must not specify other resources");
        if (resources.Contains("*") && lastIsPlain) errors.Invalid(path, resources, "if '*' is present, must not specify other resources without subresources");
    }
}
