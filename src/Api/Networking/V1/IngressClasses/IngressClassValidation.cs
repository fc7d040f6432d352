using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for an ingress class.</summary>
internal static class IngressClassValidation
{
    private const int LongestController = 250;

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(IngressClass o, FieldErrors errors)
    {
        var path = Spec.Child("controller");
        if (FieldChecks.Bytes(o.Spec.Controller) > LongestController) errors.TooLong(path, LongestController);
        errors.AddRange(QualifiedDomains.DomainPrefixedPath(path, o.Spec.Controller));
        Parameters(o, errors);
    }

    public static void OnUpdate(IngressClass o, IngressClass stored, FieldErrors errors)
    {
        errors.RequireUnchanged(Spec.Child("controller"), o.Spec.Controller, o.Spec.Controller == stored.Spec.Controller);
        Parameters(o, errors);
    }

    private static void Parameters(IngressClass o, FieldErrors errors)
    {
        if (o.Spec.Parameters is not { } parameters) return;
        var path = Spec.Child("parameters");
        ReferenceValidation.Local(parameters.ApiGroup, parameters.Kind, parameters.Name, path, errors);
        FieldPath scope = path.Child("scope"), ns = path.Child("namespace");
        switch (parameters.Scope)
        {
            case null:
                errors.Required(scope);
                break;
            case "Namespace" when parameters.Namespace is null:
                errors.Required(ns, "`parameters.scope` is set to 'Namespace'");
                break;
            case "Namespace":
                errors.RequireLabel(ns, parameters.Namespace);
                break;
            case "Cluster":
                if (parameters.Namespace is not null) errors.Forbidden(ns, "`parameters.scope` is set to 'Cluster'");
                break;
            default:
                errors.NotSupported(scope, parameters.Scope, "Cluster", "Namespace");
                break;
        }
    }
}
