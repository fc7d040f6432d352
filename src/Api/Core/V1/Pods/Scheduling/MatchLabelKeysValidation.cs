using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Label keys beside a selector: they need one, and may not name what it names.</summary>
internal static class MatchLabelKeysValidation
{
    /// <remarks>Creating the pod has added one requirement for each key; a second one was there before.</remarks>
    public static void Of(Items<string> keys, LabelSelector? selector, FieldPath path, string field, FieldErrors errors)
    {
        if (keys.IsEmpty) return;
        if (selector is null)
        {
            errors.Forbidden(path, "must not be specified when labelSelector is not set");
            return;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            errors.RequireQualifiedName(path.Index(i), keys[i]);
            var named = selector.MatchExpressions.Count(r => r.Key == keys[i]) + (selector.MatchLabels.ContainsKey(keys[i]) ? 2 : 0);
            if (named > 1) errors.Invalid(path.Index(i), keys[i], $"exists in both {field} and labelSelector");
        }
    }
}
