using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Label keys whose values a selector takes from the pod itself.</summary>
internal static class MatchLabelKeysValidation
{
    /// <summary>That they are keys, and that there is a selector to add to.</summary>
    public static void Keys(Items<string> keys, LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        if (keys.IsEmpty) return;
        if (selector is null) errors.Forbidden(path, "must not be specified when labelSelector is not set");
        else for (var i = 0; i < keys.Count; i++) errors.RequireQualifiedName(path.Index(i), keys[i]);
    }

    /// <summary>That the selector does not name them itself, beside what the pod's labels added to it.</summary>
    public static void Once(Items<string> keys, LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        if (selector is null) return;
        for (var i = 0; i < keys.Count; i++)
        {
            var named = selector.MatchExpressions.Count(r => r.Key == keys[i]) + (selector.MatchLabels.ContainsKey(keys[i]) ? 2 : 0);
            if (named > 1) errors.Invalid(path.Index(i), keys[i], "exists in both matchLabelKeys and labelSelector");
        }
    }
}
