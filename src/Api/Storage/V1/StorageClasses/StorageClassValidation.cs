using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for a storage class.</summary>
internal static class StorageClassValidation
{
    private static readonly FieldPath Topologies = FieldPath.Root("allowedTopologies");

    public static void OnCreate(StorageClass o, FieldErrors errors)
    {
        var provisioner = FieldPath.Root("provisioner");
        if (errors.RequireText(provisioner, o.Provisioner)) errors.InvalidAll(provisioner, o.Provisioner, LabelNames.Key(o.Provisioner.ToLowerInvariant()));
        ParameterValidation.Of(o.Parameters, FieldPath.Root("parameters"), errors);
        if (o.ReclaimPolicy is { Length: > 0 } policy) errors.RequireOneOf(FieldPath.Root("reclaimPolicy"), policy, "Delete", "Retain");
        var mode = FieldPath.Root("volumeBindingMode");
        if (o.VolumeBindingMode is null) errors.Required(mode);
        else errors.RequireOneOf(mode, o.VolumeBindingMode, "Immediate", "WaitForFirstConsumer");
        Terms(o.AllowedTopologies, errors);
    }

    public static void OnUpdate(StorageClass o, StorageClass stored, FieldErrors errors)
    {
        OnCreate(o, errors);

        void Kept(string name, bool same)
        {
            if (!same) errors.Forbidden(FieldPath.Root(name), $"updates to {name} are forbidden.");
        }

        Kept("parameters", Semantic.Equal(o.Parameters, stored.Parameters));
        Kept("provisioner", o.Provisioner == stored.Provisioner);
        Kept("reclaimPolicy", o.ReclaimPolicy == stored.ReclaimPolicy);
        errors.RequireUnchanged(FieldPath.Root("volumeBindingMode"), o.VolumeBindingMode, o.VolumeBindingMode == stored.VolumeBindingMode);
    }

    /// <summary>No two terms may say the same, in whatever order.</summary>
    private static void Terms(Items<TopologySelectorTerm> terms, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            Term(terms[i], Topologies.Index(i), errors);
            if (!seen.Add(Meaning(terms[i]))) errors.Duplicate(Topologies.Index(i).Child("matchLabelExpressions"), "");
        }
    }

    private static string Meaning(TopologySelectorTerm term) =>
        string.Join('\n', term.MatchLabelExpressions.GroupBy(static e => e.Key, static e => string.Join(',', e.Values.Distinct().Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(static g => $"{g.Key}={g.Last()}").Order(StringComparer.Ordinal));

    private static void Term(TopologySelectorTerm term, FieldPath path, FieldErrors errors)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < term.MatchLabelExpressions.Count; i++)
        {
            var (expression, at) = (term.MatchLabelExpressions[i], path.Child("matchLabelExpressions").Index(i));
            if (expression.Values.IsEmpty) errors.Required(at.Child("values"));
            var values = new HashSet<string>(StringComparer.Ordinal);
            for (var j = 0; j < expression.Values.Count; j++) if (!values.Add(expression.Values[j])) errors.Duplicate(at.Child("values").Index(j), expression.Values[j]);
            errors.RequireQualifiedName(at.Child("key"), expression.Key);
            if (!keys.Add(expression.Key)) errors.Duplicate(at.Child("key"), expression.Key);
        }
    }
}
