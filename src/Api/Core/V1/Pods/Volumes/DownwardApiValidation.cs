using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>References to a pod's own fields and resources, from files and from variables.</summary>
internal static class DownwardApiValidation
{
    private static readonly string[] FileFields = ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

    private static readonly string[] VariableFields =
        ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

    private static readonly string[] Resources =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    private static readonly string[] Divisors = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

    public static void Volume(DownwardAPIVolumeSource v, FieldPath path, FieldErrors errors)
    {
        PathValidation.Mode(v.DefaultMode, path.Child("defaultMode"), errors);
        foreach (var file in v.Items) File(file, path, errors);
    }

    public static void File(DownwardAPIVolumeFile file, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("path"), file.Path);
        PathValidation.NotReserved(file.Path, path.Child("path"), errors);
        if (file.FieldRef is { } field)
        {
            Field(field, FileFields, path.Child("fieldRef"), errors);
            if (file.ResourceFieldRef is not null) errors.Invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        }
        else if (file.ResourceFieldRef is { } resource)
        {
            Resource(resource, path.Child("resourceFieldRef"), errors, inVolume: true);
        }
        else
        {
            errors.Required(path, "one of fieldRef and resourceFieldRef is required");
        }

        PathValidation.Mode(file.Mode, path.Child("mode"), errors);
    }

    public static void VariableField(ObjectFieldSelector selector, FieldPath path, FieldErrors errors) => Field(selector, VariableFields, path, errors);

    public static void Resource(ResourceFieldSelector selector, FieldPath path, FieldErrors errors, bool inVolume)
    {
        if (inVolume && selector.ContainerName.Length == 0) errors.Required(path.Child("containerName"));
        else if (errors.RequireText(path.Child("resource"), selector.Resource) && !Resources.Contains(selector.Resource) && !IsHugePages(selector.Resource)) errors.NotSupported(path.Child("resource"), selector.Resource, Resources);
        if (!selector.Divisor.IsZero) Divisor(selector.Resource, selector.Divisor, path.Child("divisor"), errors);
    }

    private static void Field(ObjectFieldSelector selector, string[] supported, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path.Child("apiVersion"), selector.ApiVersion) || !errors.RequireText(path.Child("fieldPath"), selector.FieldPath)) return;
        if (Problem(selector) is { } problem)
        {
            errors.Invalid(path.Child("fieldPath"), selector.FieldPath, "error converting fieldPath: " + problem);
            return;
        }

        var (whole, subscript) = DownwardApiPath.Split(selector.FieldPath);
        if (subscript is null)
        {
            if (!supported.Contains(whole)) errors.NotSupported(path.Child("fieldPath"), whole, supported);
        }
        else if (whole is "metadata.annotations" or "metadata.labels")
        {
            errors.RequireQualifiedName(path, whole == "metadata.annotations" ? subscript.ToLowerInvariant() : subscript);
        }
        else
        {
            errors.Invalid(path, whole, "does not support subscript");
        }
    }

    private static string? Problem(ObjectFieldSelector selector)
    {
        if (selector.ApiVersion != "v1") return $"unsupported pod version: {selector.ApiVersion}";
        var (whole, subscript) = DownwardApiPath.Split(selector.FieldPath);
        if (subscript is not null) return whole is "metadata.annotations" or "metadata.labels" ? null : $"field label does not support subscript: {selector.FieldPath}";
        return DownwardApiPath.IsKnown(whole) ? null : $"field label not supported: {selector.FieldPath}";
    }

    private static void Divisor(string resource, Quantity divisor, FieldPath path, FieldErrors errors)
    {
        var text = divisor.ToString();
        if (resource is "limits.cpu" or "requests.cpu")
        {
            if (text is not ("1m" or "1")) errors.Invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
            return;
        }

        var name = resource switch
        {
            "limits.memory" or "requests.memory" => "memory",
            "limits.ephemeral-storage" or "requests.ephemeral-storage" => "local ephemeral storage",
            _ when IsHugePages(resource) => "hugepages",
            _ => null,
        };
        if (name is not null && !Divisors.Contains(text)) errors.Invalid(path, resource, $"only divisor's values {string.Join(", ", Divisors)} are supported with the {name} resource");
    }

    private static bool IsHugePages(string resource) =>
        resource.StartsWith("requests.hugepages-", StringComparison.Ordinal) || resource.StartsWith("limits.hugepages-", StringComparison.Ordinal);
}
