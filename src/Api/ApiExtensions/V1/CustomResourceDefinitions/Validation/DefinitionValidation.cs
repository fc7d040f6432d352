using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for a definition, new, changed, or in its status.</summary>
internal static class DefinitionValidation
{
    public static void OnCreate(CustomResourceDefinition o, FieldErrors errors)
    {
        if (o.Metadata.Name != $"{o.Spec.Names.Plural}.{o.Spec.Group}") errors.Invalid(FieldPath.Root("metadata", "name"), o.Metadata.Name, "must be spec.names.plural+\".\"+spec.group");
        DefinitionSpecValidation.Validate(o.Spec, DefinitionRules.Strict, errors);
        Status(o.Status, errors);
        StoredVersions(o, errors);
        Approval(o, null, errors);
        PreserveUnknown(o, null, errors);
    }

    public static void OnUpdate(CustomResourceDefinition o, CustomResourceDefinition stored, FieldErrors errors)
    {
        DefinitionSpecValidation.Validate(o.Spec, DefinitionRules.Of(stored, o), errors);
        var spec = FieldPath.Root("spec");
        if (DefinitionConditions.IsTrue(stored, DefinitionConditions.Established))
        {
            errors.RequireUnchanged(spec.Child("scope"), o.Spec.Scope, o.Spec.Scope == stored.Spec.Scope);
            errors.RequireUnchanged(spec.Child("names", "kind"), o.Spec.Names.Kind, o.Spec.Names.Kind == stored.Spec.Names.Kind);
        }

        errors.RequireUnchanged(spec.Child("group"), o.Spec.Group, o.Spec.Group == stored.Spec.Group);
        errors.RequireUnchanged(spec.Child("names", "plural"), o.Spec.Names.Plural, o.Spec.Names.Plural == stored.Spec.Names.Plural);
        Status(o.Status, errors);
        StoredVersions(o, errors);
        Approval(o, stored, errors);
        PreserveUnknown(o, stored, errors);
    }

    public static void OnStatusUpdate(CustomResourceDefinition o, FieldErrors errors) => Status(o.Status, errors);

    private static void Status(CustomResourceDefinitionStatus status, FieldErrors errors) =>
        DefinitionNamesValidation.Names(status.AcceptedNames, FieldPath.Root("status", "acceptedNames"), errors);

    private static void StoredVersions(CustomResourceDefinition o, FieldErrors errors)
    {
        var path = FieldPath.Root("status", "storedVersions");
        var stored = o.Status.StoredVersions;
        if (stored.IsEmpty)
        {
            errors.Invalid(path, stored.IsNull ? null : stored, "must have at least one stored version");
            return;
        }

        foreach (var version in o.Spec.Versions)
        {
            if (version.Storage && !stored.Contains(version.Name)) errors.Invalid(path, stored, $"must have the storage version {version.Name}");
        }

        for (var i = 0; i < stored.Count; i++)
        {
            var name = stored[i];
            if (o.Spec.Versions.Any(v => v.Name == name)) continue;
            errors.Invalid(path.Index(i), name, $"missing from spec.versions; {name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in {name} and removes {name} from status.storedVersions");
        }
    }

    /// <summary>Who leaves the annotation as it was is not asked.</summary>
    private static void Approval(CustomResourceDefinition o, CustomResourceDefinition? stored, FieldErrors errors)
    {
        const string Annotation = "api-approved.kubernetes.io";
        if (!DefinitionStatusPlan.IsProtected(o.Spec.Group)) return;
        var (reason, _, message) = DefinitionStatusPlan.ApprovalOf(o.Metadata.Annotations);
        if (stored is not null && DefinitionStatusPlan.ApprovalOf(stored.Metadata.Annotations).Reason == reason) return;
        var path = FieldPath.Root("metadata", "annotations").Key(Annotation);
        if (reason == "MissingAnnotation") errors.Required(path, message);
        else if (reason == "InvalidAnnotation") errors.Invalid(path, o.Metadata.Annotations[Annotation], message);
    }

    private static void PreserveUnknown(CustomResourceDefinition o, CustomResourceDefinition? stored, FieldErrors errors)
    {
        if (o.Spec.PreserveUnknownFields && stored is not { Spec.PreserveUnknownFields: true })
            errors.Invalid(FieldPath.Root("spec", "preserveUnknownFields"), true, "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
    }
}
