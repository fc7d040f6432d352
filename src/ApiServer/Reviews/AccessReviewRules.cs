using Keles.Api;
using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What an access review must hold to be answered.</summary>
internal static class AccessReviewRules
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    /// <exception cref="Client.ApiException">Invalid, with all mistakes.</exception>
    public static void Check(Kind kind, IApiObject review, Action<FieldErrors> check)
    {
        var errors = new FieldErrors();
        check(errors);
        if (review.Metadata with { ManagedFields = default, Namespace = kind.Namespaced ? "" : review.Metadata.Namespace } != ObjectMeta.Empty)
            errors.Invalid(FieldPath.Root("metadata"), review.Metadata, kind.Namespaced ? "must be empty except for namespace" : "must be empty");
        if (!errors.IsEmpty) throw ApiErrors.Invalid(kind, review.Metadata.Name, errors);
    }

    public static void CheckTarget(ResourceAttributes? resource, NonResourceAttributes? path, FieldErrors errors)
    {
        if (resource is not null && path is not null) errors.Invalid(Spec.Child("nonResourceAttributes"), path, "cannot be specified in combination with resourceAttributes");
        if (resource is null && path is null) errors.Invalid(Spec.Child("resourceAttributes"), path, "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        if (resource is null) return;
        CheckSelector(Spec.Child("resourceAttributes", "fieldSelector"), resource.FieldSelector?.RawSelector, resource.FieldSelector?.Requirements.Count, errors);
        CheckSelector(Spec.Child("resourceAttributes", "labelSelector"), resource.LabelSelector?.RawSelector, resource.LabelSelector?.Requirements.Count, errors);
    }

    public static void CheckUser(SubjectAccessReviewSpec spec, FieldErrors errors)
    {
        if (spec.User.Length == 0 && spec.Groups.IsEmpty) errors.Invalid(Spec.Child("user"), spec.User, "at least one of user or group must be specified");
    }

    public static void CheckNamespace(LocalSubjectAccessReview review, FieldErrors errors)
    {
        if (review.Spec.ResourceAttributes is { } resource && resource.Namespace != review.Metadata.Namespace)
            errors.Invalid(Spec.Child("resourceAttributes", "namespace"), resource.Namespace, "must match metadata.namespace");
        if (review.Spec.NonResourceAttributes is { } path) errors.Invalid(Spec.Child("nonResourceAttributes"), path, "disallowed on this kind of request");
    }

    private static void CheckSelector(FieldPath path, string? raw, int? requirements, FieldErrors errors)
    {
        if (raw is null) return;
        if (raw.Length > 0 && requirements > 0) errors.Invalid(path.Child("rawSelector"), raw, "may not specified at the same time as requirements");
        if (raw.Length == 0 && requirements == 0) errors.Required(path.Child("requirements"), $"when {path} is specified, requirements or rawSelector is required");
    }
}
