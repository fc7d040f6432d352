using System.Diagnostics.CodeAnalysis;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>How a workload finds its pods.</summary>
internal static class WorkloadSelectorValidation
{
    /// <param name="kind">As the message for an empty selector names it.</param>
    public static void Required(LabelSelector? selector, string kind, FieldPath path, FieldErrors errors)
    {
        if (selector is null) errors.Required(path);
        LabelValidation.Selector(selector, path, errors);
        NotEmpty(selector, kind, path, errors);
    }

    public static void NotEmpty(LabelSelector? selector, string kind, FieldPath path, FieldErrors errors)
    {
        if (selector is { MatchLabels.IsEmpty: true, MatchExpressions.IsEmpty: true }) errors.Invalid(path, selector, $"empty selector is invalid for {kind}");
    }

    /// <param name="detail">What is said of a selector that is none.</param>
    public static bool TryRead(LabelSelector? labels, string detail, FieldPath path, FieldErrors errors, [NotNullWhen(true)] out Selector? selector)
    {
        if (Selector.TryFrom(labels, out selector, out _)) return true;
        errors.Invalid(path, labels, detail);
        return false;
    }

    public static void Unchanged(LabelSelector? selector, LabelSelector? stored, FieldPath path, FieldErrors errors) =>
        errors.RequireUnchanged(path, selector, Semantic.Equal(selector, stored));
}
