using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Owned;

/// <summary>Which of the objects an owner could care for are its own, which it should adopt, and which it should let go.</summary>
internal sealed record Claims<T>(IReadOnlyList<T> Owned, IReadOnlyList<T> Adopt, IReadOnlyList<T> Release) where T : class, IApiObject
{
    /// <param name="fits">What an object must be besides selected; none where the selector says it all.</param>
    public static Claims<T> For(IApiObject owner, Selector selector, IEnumerable<T> candidates, Func<T, bool>? fits = null)
    {
        List<T> owned = [], adopt = [], release = [];
        foreach (var candidate in candidates)
        {
            var matches = selector.Matches(candidate.Metadata.Labels) && fits?.Invoke(candidate) != false;
            if (candidate.Metadata.ControllerReference() is { } controller)
            {
                if (controller.Uid != owner.Metadata.Uid) continue;
                if (matches) owned.Add(candidate);
                else if (owner.Metadata.DeletionTimestamp is null) release.Add(candidate);
            }
            else if (matches && owner.Metadata.DeletionTimestamp is null && candidate.Metadata.DeletionTimestamp is null)
            {
                adopt.Add(candidate);
            }
        }

        return new(owned, adopt, release);
    }
}
