using Keles.Machinery;

namespace Keles.Api.ApiRegistration.V1;

/// <summary>What holds for a version of an API and where it is served.</summary>
internal static class APIServiceValidation
{
    private const int MostGroupPriority = 20000;
    private const int MostVersionPriority = 1000;

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Of(APIService o, FieldErrors errors)
    {
        var spec = o.Spec;
        Name(o, errors);
        if (spec.Group.Length == 0 && spec.Version != "v1") errors.Required(Spec.Child("group"), "only v1 may have an empty group and it better be legacy kube");
        if (spec.Group.Length > 0) errors.RequireSubdomain(Spec.Child("group"), spec.Group);
        errors.InvalidAll(Spec.Child("version"), spec.Version, DnsNames.Label1035(spec.Version));
        if (spec.GroupPriorityMinimum is <= 0 or > MostGroupPriority) errors.Invalid(Spec.Child("groupPriorityMinimum"), spec.GroupPriorityMinimum, "must be positive and less than 20000");
        if (spec.VersionPriority is <= 0 or > MostVersionPriority) errors.Invalid(Spec.Child("versionPriority"), spec.VersionPriority, "must be positive and less than 1000");
        if (spec.Service is null) Local(spec, errors);
        else Remote(spec, spec.Service, errors);
    }

    public static void OnStatusUpdate(APIService o, APIService stored, FieldErrors errors)
    {
        for (var i = 0; i < o.Status.Conditions.Count; i++)
        {
            errors.RequireOneOf(FieldPath.Root("status", "conditions").Index(i).Child("status"), o.Status.Conditions[i].Status, "True", "False", "Unknown");
        }
    }

    private static void Name(APIService o, FieldErrors errors)
    {
        var (name, wanted) = (o.Metadata.Name, $"{o.Spec.Version}.{o.Spec.Group}");
        if (name.Length > 0 && name != wanted && PathSegmentNames.Name(name).Count == 0) errors.Invalid(FieldPath.Root("metadata", "name"), name, $"must be `spec.version+\".\"+spec.group`: {GoQuote.Quote(wanted)}");
    }

    private static void Local(APIServiceSpec spec, FieldErrors errors)
    {
        if (spec.CaBundle.Length > 0) errors.Invalid(Spec.Child("caBundle"), $"{spec.CaBundle.Length} bytes", "local APIServices may not have a caBundle");
        if (spec.InsecureSkipTLSVerify) errors.Invalid(Spec.Child("insecureSkipTLSVerify"), true, "local APIServices may not have insecureSkipTLSVerify");
    }

    private static void Remote(APIServiceSpec spec, ServiceReference service, FieldErrors errors)
    {
        errors.RequireText(Spec.Child("service", "namespace"), service.Namespace);
        errors.RequireText(Spec.Child("service", "name"), service.Name);
        if (spec.InsecureSkipTLSVerify && spec.CaBundle.Length > 0) errors.Invalid(Spec.Child("insecureSkipTLSVerify"), true, "may not be true if caBundle is present");
    }
}
