using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What an update lets pass because the stored configuration was let through with it already.</summary>
/// <param name="SideEffects">Webhooks that write something on dry run.</param>
/// <param name="ReviewVersions">Webhooks that understand no review this server sends.</param>
/// <param name="Names">Two webhooks of one name.</param>
/// <param name="LabelValues">Values in selectors that no label can have.</param>
/// <param name="MatchConditions">Conditions that did not change are not looked at again.</param>
internal readonly record struct WebhookLeniency(bool SideEffects, bool ReviewVersions, bool Names, bool LabelValues, bool MatchConditions)
{
    public static WebhookLeniency None { get; }

    public static WebhookLeniency For(Items<AnyWebhook> hooks, Items<AnyWebhook> stored) => new(
        stored.Any(static h => !WebhookValidation.HasNoSideEffects(h.SideEffects)),
        stored.Any(static h => !h.ReviewVersions.IsEmpty && !h.ReviewVersions.Any(WebhookValidation.IsKnownReviewVersion)),
        stored.Select(static h => h.Name).ToArray().Distinct(StringComparer.Ordinal).Count() != stored.Count,
        stored.Any(static h => HasOddValues(h.NamespaceSelector) || HasOddValues(h.ObjectSelector)),
        SameConditions(hooks, stored));

    private static bool HasOddValues(LabelSelector? selector)
    {
        var errors = new FieldErrors();
        LabelValidation.Selector(selector, FieldPath.None, errors);
        return !errors.IsEmpty;
    }

    private static bool SameConditions(Items<AnyWebhook> hooks, Items<AnyWebhook> stored)
    {
        if (hooks.Count != stored.Count) return false;
        for (var i = 0; i < hooks.Count; i++) if (hooks[i].MatchConditions != stored[i].MatchConditions) return false;
        return true;
    }
}
