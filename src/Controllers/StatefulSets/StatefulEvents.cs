using Keles.Api.Apps.V1;
using Keles.Client;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>Upstream's events on a stateful set.</summary>
internal sealed class StatefulEvents(EventRecorder events)
{
    public void Pod(StatefulSet set, string verb, string pod, ApiException? error = null)
    {
        if (error is null) Note(set, $"Successful{Title(verb)}", $"{verb} Pod {pod} in StatefulSet {set.Metadata.Name} successful");
        else if (IsWorthSaying(error)) Warn(set, $"Failed{Title(verb)}", $"{verb} Pod {pod} in StatefulSet {set.Metadata.Name} failed error: {error.Message}");
    }

    public void ClaimMade(StatefulSet set, string claim, string pod, ApiException? error = null)
    {
        if (error is null) Note(set, "SuccessfulCreate", $"create Claim {claim} Pod {pod} in StatefulSet {set.Metadata.Name} success");
        else if (IsWorthSaying(error)) Warn(set, "FailedCreate", $"create Claim {claim} for Pod {pod} in StatefulSet {set.Metadata.Name} failed error: {error.Message}");
    }

    public void ForeignClaim(StatefulSet set, string claim) =>
        Warn(set, "ConflictingController", $"PersistentVolumeClaim {claim} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim");

    /// <summary>What exists already was made by an earlier try or is somebody else's; what a namespace that goes away refuses is not wanted any more.</summary>
    private static bool IsWorthSaying(ApiException error) => !error.IsAlreadyExists && !error.IsNamespaceTerminating;

    private void Note(StatefulSet set, string reason, string message) => events.Event(StatefulSetKind.Kind, set, EventRecorder.Normal, reason, message);

    private void Warn(StatefulSet set, string reason, string message) => events.Event(StatefulSetKind.Kind, set, EventRecorder.Warning, reason, message);

    private static string Title(string verb) => $"{char.ToUpperInvariant(verb[0])}{verb[1..]}";
}
